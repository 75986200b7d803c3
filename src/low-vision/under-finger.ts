import { boxOf } from './measure.js';
import { scrollBack } from './reading-place.js';

/**
 * Leaves a control that was pressed where the finger is, though the page has grown: by scrolling, and what that cannot
 * do by moving the part that it is in, until the finger or the focus has left it.
 * @param before where it was in the window
 * @param part what is moved
 * @param scroller what it is scrolled in
 */
export function keepUnderFinger(
  control: Element,
  before: { left: number; top: number },
  part: HTMLElement,
  scroller: Window | Element,
): void {
  scrollBack(control, before.top, scroller);
  const { left, top } = boxOf(control);
  const [x, y] = [before.left - left, before.top - top];
  if (Math.hypot(x, y) < 2) return;
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  part.style.translate = `${x / zoom}px ${y / zoom}px`;
  const leaving = new AbortController();
  const end = () => {
    leaving.abort();
    part.style.translate = '';
    if (!part.getAttribute('style')) part.removeAttribute('style');
  };
  for (const type of ['pointerleave', 'focusout'])
    part.addEventListener(type, end, { signal: leaving.signal });
}
