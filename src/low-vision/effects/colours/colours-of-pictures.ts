import { native } from '../../../base/natives.js';
import { onceFor } from '../../engine/once-for.js';
import { isDark, type Roles } from '../../schemes.js';
import type { Context } from '../effect.js';

/** Around a picture without a ground of its own: whatever it is drawn in, it is seen. */
export const contourOf = ({ text }: Roles): string => `drop-shadow(0 0 1px ${text}) `.repeat(2).trim();

/** The selectors of the page's rules with pictures as backgrounds. */
export const imagesOf = onceFor<Context, Set<string>>(() => new Set(['[style*="url("]']));

/** The ground for a drawing in many colours, and what is written on it. */
const light = {
  // A colour that is not ours would be recoloured.
  'background-color': 'var(--low-vision-background)',
  '--low-vision-ink': '#000',
  '--low-vision-text': '#000',
  '--low-vision-background': '#fff',
};

type Change = [element: Element, declarations: Record<string, string>];

/**
 * Drawings in one colour take the text's, others get a light ground in dark schemes. Pictures as backgrounds come back
 * where no text is to be seen on them.
 */
export function colourPictures(context: Context, elements: Iterable<Element>, roles: Roles): void {
  const changes: Change[] = [];
  const drawings = new Set<Element | null>();
  const withImage = `:is(${[...imagesOf(context)].join()})`;
  for (const element of elements)
    if ('ownerSVGElement' in native(element)) drawings.add(element.closest('svg, symbol'));
    else if (native(element).matches(withImage)) changes.push([element, imageOf(element, roles)]);
  for (const drawn of drawings) if (drawn) changes.push(...recolourDrawing(drawn, roles));
  for (const [element, change] of changes) {
    const { style } = native(element as HTMLElement);
    // To be given what it has is a change all the same, which would be followed, and so on for ever.
    if (Object.entries(change).some(([name, value]) => style.getPropertyValue(name) !== value))
      context.undo.declarations(style, change, element);
  }
}

function recolourDrawing(drawn: Element, roles: Roles): Change[] {
  const found = new Set<string>();
  const changes: Change[] = [];
  for (const one of native(drawn).querySelectorAll('*')) {
    // A shape, of this drawing and not of one in it.
    if (
      !('getTotalLength' in one || native(one).localName === 'use') ||
      native(one).closest('svg, symbol') !== drawn
    )
      continue;
    const style = getComputedStyle(one);
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

/** What is shown of the picture behind an element. */
function imageOf(element: Element, roles: Roles): Record<string, string> {
  const box = native(element).getBoundingClientRect();
  const range = native(native(element).ownerDocument).createRange();
  range.selectNodeContents(element);
  const isText = [...range.getClientRects()].some(
    ({ left, right, top, bottom, width }) =>
      width > 2 && right > box.left && left < box.right && bottom > box.top && top < box.bottom,
  );
  if (isText || !box.width || !box.height || native(element).matches('input, textarea, select')) return {};
  // Under the text of others.
  if (box.width * box.height > 4e4 && /absolute|fixed/.test(getComputedStyle(element).position))
    return { '--low-vision-image': 'none' };
  return {
    '--low-vision-image': 'initial',
    '--low-vision-plain': 'initial',
    '--low-vision-contour': contourOf(roles),
  };
}
