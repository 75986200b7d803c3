import { native } from '../../../base/natives.js';
import { styleOf } from '../../engine/around.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { onceFor } from '../../engine/once-for.js';
import { isDark, type Roles } from '../../schemes.js';
import type { Context } from '../effect.js';

/** Width in CSS pixels of a text that is not seen. Pages shrink texts for screen readers to a pixel. */
const unseenWidth = 2;

/** Area in square CSS pixels from which a positioned picture may be the ground of other texts. Icons are smaller. */
const groundArea = 4e4;

/** Filter that draws a contour around a transparent picture, so that it is visible in any colour. Enlarged, it would blur thin lines. */
export const contourOf = ({ text }: Roles, zoom: number): string =>
  `drop-shadow(0 0 ${1 / zoom}px ${text}) `.repeat(3);

/** The selectors of a page's rules with pictures as backgrounds. */
export const imagesOf = onceFor<Document, Set<string>>(() => new Set(['[style*="url("]']));

/** Light background for a drawing in several colours, with dark text. */
const light = {
  // `recolour` changes every colour without our variable.
  'background-color': 'var(--low-vision-background)',
  '--low-vision-ink': '#000',
  '--low-vision-text': '#000',
  '--low-vision-background': '#fff',
};

/** Declarations for an element that shows its background picture. */
export const pictured = {
  '--low-vision-image': 'initial',
  '--low-vision-plain': 'initial',
  '--low-vision-contour': 'var(--low-vision-drawn)',
};

/** Sets inline declarations. Equal values would trigger the mutation observer, which would loop for ever. */
export function declare({ undo }: Context, element: Element, change: Record<string, string>): void {
  const style = inlineStyleOf(element);
  if (Object.entries(change).some(([name, value]) => style.getPropertyValue(name) !== value))
    undo.declarations(element, change);
}

type Change = [element: Element, declarations: Record<string, string>];

/** The selector of drawings, and of elements with a picture as background. */
export const withPicture = (context: Context): string =>
  `svg, svg *, :is(${[...imagesOf(context.document)].join()})`;

/**
 * Gives SVG drawings in one colour the text colour, and others a light background in dark schemes. Shows background
 * pictures again if no text is visible on them.
 * @param elements elements that match `withPicture`
 */
export function colourPictures(context: Context, elements: Element[], roles: Roles): void {
  const changes: Change[] = [];
  const drawings = new Set<Element | null>();
  for (const element of elements)
    if ('ownerSVGElement' in native(element)) drawings.add(element.closest('svg, symbol'));
    else changes.push([element, imageOf(context, element)]);
  for (const drawn of drawings) if (drawn) changes.push(...recolourDrawing(drawn, roles));
  for (const [element, change] of changes) declare(context, element, change);
}

/** Elements of a drawing, without the shapes that get their paint where they are used. */
const painted = ':not(defs > :not([fill], [style], [class]))';

function recolourDrawing(drawn: Element, roles: Roles): Change[] {
  const found = new Set<string>();
  const changes: Change[] = [];
  // A veil over the page stays one. The page would vanish under it.
  if (styleOf(drawn).position === 'fixed') return [[drawn, { '--low-vision-solid': '1' }]];
  for (const one of native(drawn).querySelectorAll(painted)) {
    // Skip everything except shapes, and shapes of nested drawings.
    if (
      !('getTotalLength' in one || native(one).localName === 'use') ||
      native(one).closest('svg, symbol') !== drawn
    )
      continue;
    const style = styleOf(one);
    const change: Record<string, string> = {};
    for (const name of ['fill', 'stroke'] as const)
      if (style[name] !== 'none') {
        found.add(style[name]);
        if (style[name] !== style.color) change[name] = 'currentcolor';
      }
    if (found.size > 1) return isDark(roles) ? [[drawn, light]] : [];
    changes.push([one, change]);
  }
  return changes;
}

/** Declarations for an element's background picture: shown, hidden or unchanged. */
function imageOf({ fetchEffects }: Context, element: Element): Record<string, string> {
  const box = native(element).getBoundingClientRect();
  const range = native(native(element).ownerDocument).createRange();
  range.selectNodeContents(element);
  const isText = [...range.getClientRects()].some(
    ({ left, right, top, bottom, width }) =>
      width > unseenWidth && right > box.left && left < box.right && bottom > box.top && top < box.bottom,
  );
  if (isText || !box.width || !box.height || native(element).matches('input, textarea, select')) return {};
  // A large positioned picture may lie under other text, unless this text has got a ground.
  if (
    box.width * box.height < groundArea ||
    !/absolute|fixed/.test(styleOf(element).position) ||
    inlineStyleOf(element).getPropertyValue('--low-vision-image') === 'initial'
  )
    return pictured;
  fetchEffects?.();
  return { '--low-vision-image': 'none' };
}
