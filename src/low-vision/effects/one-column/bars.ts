import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf, viewOf } from '../../engine/around.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { boxOf, elementsAt, windowOf, type Box } from '../../engine/measure.js';
import { inFlow, isFlexRow, popups, stackAround, type Changes, type Run } from './change.js';

const narrow = 'max-width:100%;margin-inline:0;box-sizing:border-box;transform:none';

/** Parts of the window's width at which fixed boxes are looked for, and the number of places in its height. */
export const places: readonly number[] = [0.02, 0.5, 0.98];
const rows = 16;

/** A bar above this part of the window's height is tall: a fifth or more of each screen would be lost for reading. */
const tallDivisor = 5;
/** Low bars keep at most this part of the window's height from the content. More would leave focus no room. */
const paddingDivisor = 2;
/** Part of the window's width from which a box between equal edges is an overlay. Scrollbars leave it a little less. */
const overlayPart = 0.9;

/**
 * Fixed and sticky elements in the window. Looking at some points is quicker than at all elements.
 * @param parts parts of the window's width at which the points are
 */
export function stuckIn(document: Document, parts: readonly number[] = places): Set<HTMLElement> {
  const [width, height] = windowOf(viewOf(document));
  const found = new Set<HTMLElement>();
  for (const x of parts)
    for (let row = 0.5; row < rows; row += 1)
      for (const element of elementsAt(document, x * width, (row * height) / rows))
        if (/fixed|sticky/.test(styleOf(element).position)) found.add(element as HTMLElement);
  return found;
}

/** Elements seen off screen, such as menus that a page slides into view. */
const away = new WeakSet<Element>();

const fixedAround = (element: Element | undefined): Element | undefined =>
  !element || styleOf(element).position === 'fixed' ? element : fixedAround(parentOf(element));

/** The bar that hides the rest of an element above the window. */
function coverOf(element: Element, { left, top, width, height }: Box, end: number): HTMLElement | undefined {
  const below = top + height;
  if (top >= 0 || below > end) return undefined;
  const covers = places.map((part) => {
    const [cover] = elementsAt(native(element).ownerDocument, left + part * width, below - 2);
    return cover && native(element).contains(cover) ? undefined : fixedAround(cover);
  });
  return covers.every(Boolean) ? (covers[0] as HTMLElement) : undefined;
}

/** Whether a bar covers a toggle at the top of the page. The reader could not scroll the toggle clear. */
function coversToggle(bar: HTMLElement, { left, top, width, height }: Box): boolean {
  const document = native(bar).ownerDocument;
  const [, , , scrolled] = windowOf(viewOf(document));
  return (
    // A page may fix its bar when it is scrolled further.
    scrolled < top + height &&
    [...native(document).querySelectorAll('low-vision-toggle')].some((toggle) => {
      const box = boxOf(toggle);
      return (
        !fixedAround(toggle) &&
        box.top + scrolled < top + height &&
        top < box.top + scrolled + box.height &&
        box.left < left + width &&
        left < box.left + box.width
      );
    })
  );
}

/**
 * Puts tall fixed and sticky bars into the flow, and wide ones that cover the toggle. Other bars stay, with scroll
 * padding so that they do not cover the focus.
 */
export function* barChanges(element: HTMLElement, { isMoving }: Run): Changes {
  const style = styleOf(element);
  const { position, visibility, top, bottom } = style;
  const isFixed = position === 'fixed';
  // The elements beside a drawing that scrolls are sticky, too, but only sideways.
  if (!/fixed|sticky/.test(position) || (!isFixed && top === 'auto' && bottom === 'auto')) return;
  // A menu that the enlarged page moves out of the window is still in view.
  if (isFixed && isMoving(element)) return;
  const root = rootOf(element);
  const view = native(native(element).ownerDocument).scrollingElement ?? root;
  // Engines differ in whether they report the window's size in enlarged pixels. The root is as wide as the window.
  const clientWidth = native(root).offsetWidth;
  const clientHeight = (native(view).clientHeight * clientWidth) / native(view).clientWidth;
  const { offsetHeight, offsetWidth } = native(element);
  const [width, height] = windowOf(viewOf(element));
  const box = boxOf(element);
  if (
    isFixed &&
    (box.left + box.width <= 0 || box.top + box.height <= 0 || box.left >= width || box.top >= height)
  )
    away.add(element);
  // A closed panel may be tucked under a bar.
  const bar = isFixed && !away.has(element) ? coverOf(element, box, height) : undefined;
  if (bar) {
    away.add(element);
    // A high bar goes into the flow. So the panel would be seen where the bar was.
    if (native(bar).offsetHeight > clientHeight / tallDivisor)
      yield [element, `margin-top:${((-box.top - box.height) * clientWidth) / width}px`];
  }
  if (
    visibility === 'hidden' ||
    away.has(element) ||
    native(element).closest(popups) ||
    inlineStyleOf(element).left ||
    inlineStyleOf(element).transform
  )
    return;
  // A menu that waits beside the window shows only a small part.
  const seen = Math.min(box.left + box.width, width) - Math.max(box.left, 0);
  const isCut = isFixed && (box.width > width + 1 || (seen < box.width - 1 && seen > box.width / 2));
  if (isCut) yield [element, `left:0;right:0;width:auto;${narrow}`];
  const isWide = offsetWidth > clientWidth / 2;
  const isOverToggle = isFixed && isWide && coversToggle(element, box);
  if (offsetHeight > clientHeight / tallDivisor || isOverToggle) {
    // A bar that fills the window is an overlay.
    if (!isFixed || top !== bottom || offsetWidth < clientWidth * overlayPart) {
      const around = isFixed && parentOf(element);
      // In the flow, the other boxes of a row would squeeze the bar.
      const isInRow = around && isFlexRow(styleOf(around));
      if (isInRow && !isOverToggle && box.top < height / 2) yield [element, 'position:absolute'];
      else {
        yield [element, `${inFlow(style)};width:auto;${isFixed ? narrow : 'transform:none'}`];
        if (isInRow) yield* stackAround(element, around);
      }
      // A page may change its bar by the scroll position. If the browser scrolls by the change, it changes back for ever.
      yield [root, 'overflow-anchor:none'];
    }
  } else if (isFixed || isWide) {
    const [above, below] = [parseFloat(top), parseFloat(bottom)];
    const side = below < above || Number.isNaN(above) ? 'bottom' : 'top';
    const needed = offsetHeight + (side === 'top' ? above : below);
    // A docked panel has moved the bar towards the middle.
    if (needed > clientHeight / paddingDivisor) return;
    const given = parseFloat(styleOf(root).getPropertyValue(`scroll-padding-${side}`)) || 0;
    yield [root, `scroll-padding-${side}:${Math.max(needed, given)}px`];
  }
}
