import { boxOf, windowOf, type Box } from './measure.js';
import { scrollBack } from './reading-place.js';

/** Left free at the window's edge, in its pixels. */
const edge = 8;

/**
 * Leaves a control that was pressed under the finger, though the page has grown: by scrolling, and what that cannot do
 * by moving the part that it is in, until the finger or the focus has left it.
 * @param before where it was in the window
 * @param finger where it was pressed; `undefined`: by a key, which is found wherever it is drawn
 * @param part what is moved; what is in it goes below the control where there is no room beside it
 * @param scroller what it is scrolled in
 */
export function keepUnderFinger(
  control: Element,
  before: Box,
  finger: number | undefined,
  part: HTMLElement,
  scroller: Window | Element,
): void {
  scrollBack(control, before.top, scroller);
  if (finger === undefined) return;
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  const [windowWidth] = windowOf(window);
  const { left, width } = boxOf(control);
  // The same part of it is under the finger, and all of it in the window.
  const wanted = finger - ((finger - before.left) / before.width) * width;
  const x = Math.max(Math.min(wanted, windowWidth - edge - width), edge) - left;
  if (Math.abs(x) >= 2 && part !== scroller)
    part.style.maxInlineSize = `${(windowWidth - edge - boxOf(part).left - x) / zoom}px`;
  scrollBack(control, before.top, scroller);
  const y = before.top - boxOf(control).top;
  if (Math.hypot(x, y) >= 2) part.style.translate = `${x / zoom}px ${y / zoom}px`;
  if (!part.getAttribute('style')) return;
  const leaving = new AbortController();
  const end = () => {
    leaving.abort();
    part.style.translate = part.style.maxInlineSize = '';
    if (!part.getAttribute('style')) part.removeAttribute('style');
  };
  for (const type of ['pointerleave', 'focusout'])
    part.addEventListener(type, end, { signal: leaving.signal });
}
