import { boxOf, windowOf } from './measure.js';
import { scrollBack } from './reading-place.js';

/** Left free at the window's edge, in its pixels. */
const edge = 8;

const zoomNow = () => Number(getComputedStyle(document.documentElement).zoom) || 1;

/** What stays: how far it is moved, in its own pixels, and what lets it go. */
const held = new WeakMap<HTMLElement, { x: number; y: number; letGo: () => void }>();

/** Lets go what stays, for what is shown in its place. */
export const letGo = (part: HTMLElement | null): void => {
  if (part) held.get(part)?.letGo();
};

/**
 * Leaves a control that is being pressed under the finger, though the page is about to grow: what it is in keeps its
 * place and its size in the window until the finger or the focus has left it. By a key it only keeps its height: it is
 * found wherever it is drawn.
 * @param part what stays: a row of controls, which goes over the page meanwhile, or a panel that is there already
 * @returns to be called when the page has changed
 */
export function keepUnderFinger(control: HTMLElement, part: HTMLElement, isByKey: boolean): () => void {
  const { parentElement: place, style } = part;
  const { left, top, width } = boxOf(control, Number(style.zoom) || 1);
  const zoom = zoomNow() * (Number(style.zoom) || 1);
  const isPanel = part.matches('.panel');
  return () => {
    const isHeld = held.has(part);
    if (!isHeld) {
      scrollBack(control, top, isPanel ? part : window);
      const box = boxOf(control);
      if (isByKey || Math.hypot(box.left - left, box.top - top) + Math.abs(zoomNow() - zoom) < 1) return;
      hold(part, isPanel ? null : place);
      // What has no room beside the control goes below it.
      if (!isPanel) style.maxInlineSize = `${Math.max(windowOf(window)[0] - edge - left, width) / zoom}px`;
    }
    style.zoom = String(zoom / zoomNow());
    if (isPanel) {
      scrollBack(control, top, part);
      return;
    }
    const moved = held.get(part);
    if (!moved) return;
    // What a length comes to under `zoom`, engines see differently: it is measured, not reckoned.
    for (let step = 0; step < 4; step += 1) {
      const box = boxOf(control, Number(style.zoom));
      moved.x += (left - box.left) / zoom;
      moved.y += (top - box.top) / zoom;
      style.translate = `${moved.x}px ${moved.y}px`;
    }
  };
}

/** @param place keeps its size while what is in it is over the page; `null` where it is so anyway */
function hold(part: HTMLElement, place: HTMLElement | null): void {
  const { style } = part;
  if (place) {
    place.style.minBlockSize = `${part.offsetHeight}px`;
    part.popover = 'manual';
    part.showPopover();
  }
  const leaving = new AbortController();
  const end = () => {
    leaving.abort();
    held.delete(part);
    style.zoom = style.translate = style.maxInlineSize = '';
    if (!place) return;
    part.hidePopover();
    part.popover = null;
    place.style.minBlockSize = '';
  };
  held.set(part, { x: 0, y: 0, letGo: end });
  const left = (event: Event) => {
    const to = event.type === 'focusout' ? (event as FocusEvent).relatedTarget : event.composedPath()[0];
    // Where the page has moved under a pointer that rests, browsers tell that it has left, and come again.
    if (!(to instanceof Node && part.contains(to))) end();
  };
  for (const type of ['pointermove', 'pointerdown', 'focusout'])
    (type === 'focusout' ? part : document).addEventListener(type, left, { signal: leaving.signal });
}
