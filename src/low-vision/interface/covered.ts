import { native } from '../../base/natives.js';
import { fixedAround, rootOf, viewOf } from '../engine/around.js';
import { boxOf, elementsAt, windowOf } from '../engine/measure.js';
import { isOwn } from '../engine/own-copies.js';
import { isDrawnIn } from './modals.js';

/** The part of the page that lies over a toggle at a point of the window; the root beside the window; `undefined` for none. */
function coverAt(toggle: Element, x: number, y: number): Element | undefined {
  const document = native(toggle).ownerDocument;
  // Beside the window, the reader cannot press it.
  if (x <= 0 || x >= windowOf(viewOf(document))[0]) return rootOf(document);
  const [cover] = elementsAt(document, x, y);
  if (!cover || isOwn(cover) || isDrawnIn(toggle, cover)) return undefined;
  // The toggle may be in the shadow tree of a component.
  const isAround = isDrawnIn(cover, toggle) && native(cover).getRootNode() !== native(toggle).getRootNode();
  return isAround ? undefined : cover;
}

/** The lower edge of a fixed bar over a toggle's button; 0 for none. It is in CSS pixels of the window. */
export function endOfBarOver(button: Element): number {
  const { left, top, width, height } = boxOf(button);
  const toggle = (native(button).getRootNode() as ShadowRoot).host;
  const bar = fixedAround(coverAt(toggle, left + width / 2, top + height / 2));
  if (!bar || fixedAround(toggle)) return 0;
  const { top: start, height: thickness } = boxOf(bar);
  return start + thickness;
}

/**
 * Whether a button in a toggle's row cannot be pressed, wherever the page is scrolled. It is beside the window, or a part
 * of the page lies over it.
 */
export function isCovered(toggle: HTMLElement): boolean {
  const document = native(toggle).ownerDocument;
  const [, height, , scrolled] = windowOf(viewOf(document));
  for (const button of toggle.shadowRoot?.querySelectorAll('.row button') ?? []) {
    const { left, top: now, width: length, height: size } = boxOf(button);
    // A button that is scrolled away is looked for where it is at the beginning of the page.
    const top = now + size / 2 > 0 ? now : now + scrolled;
    const cover = size ? coverAt(toggle, left + length / 2, top + size / 2) : undefined;
    const bar = fixedAround(cover);
    if (!cover || (!bar && top !== now)) continue;
    if (!bar || fixedAround(toggle)) return true;
    // The reader can scroll the button clear of the bar, above or below it, unless the page or the window ends before.
    const { top: start, height: thickness } = boxOf(bar);
    const end = start + thickness;
    const page = boxOf(rootOf(document));
    const below = end + size <= height && end <= now + scrolled;
    const above = start >= size && now + size - start <= page.top + page.height - height;
    if (!below && !above) return true;
  }
  return false;
}
