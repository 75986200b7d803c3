import { native } from '../../base/natives.js';
import { parentOf, rootOf, styleOf, viewOf } from '../engine/around.js';
import { boxOf, elementsAt, windowOf } from '../engine/measure.js';
import { isOwn } from '../engine/own-copies.js';
import { isDrawnIn } from './modals.js';

/** The element around another one that does not scroll with the page. */
function fixedAround(element: Element | null): Element | null {
  if (!element || /fixed|sticky/.test(styleOf(element).position)) return element;
  return fixedAround(parentOf(element));
}

/**
 * Whether a button in a toggle's row cannot be pressed because a part of the page lies over it, wherever the page is
 * scrolled.
 * @returns `undefined` if no button is in the window
 */
export function isCovered(toggle: HTMLElement): boolean | undefined {
  const document = native(toggle).ownerDocument;
  const [width, height, , scrolled] = windowOf(viewOf(document));
  let found: boolean | undefined;
  for (const button of toggle.shadowRoot?.querySelectorAll('.row button') ?? []) {
    const box = boxOf(button);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const cover = box.height && x > 0 && y > 0 && x < width && y < height && elementsAt(document, x, y)[0];
    if (!cover) continue;
    found ??= false;
    const isAround = isDrawnIn(cover, toggle) && native(cover).getRootNode() !== native(toggle).getRootNode();
    if (isOwn(cover) || isDrawnIn(toggle, cover) || isAround) continue;
    const bar = fixedAround(cover);
    if (!bar || fixedAround(toggle)) return true;
    // The reader can scroll the button clear of the bar, above or below it, unless the page or the window ends before.
    const { top, height: thickness } = boxOf(bar);
    const end = top + thickness;
    const page = boxOf(rootOf(document));
    const below = end + box.height <= height && end - box.top <= scrolled;
    const above = top >= box.height && box.top + box.height - top <= page.top + page.height - height;
    if (!below && !above) return true;
  }
  return found;
}
