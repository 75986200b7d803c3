import { boxOf, windowOf } from './measure.js';
import { scrollBack } from './reading-place.js';

/** Left free at the window's edge, in its pixels. */
const edge = 8;

const zoomNow = () => Number(getComputedStyle(document.documentElement).zoom) || 1;

/**
 * Leaves a control that is being pressed under the finger, though the page is about to grow: what it is in keeps its
 * place and its size in the window until the finger or the focus has left it. By a key it only keeps its height: it is
 * found wherever it is drawn.
 * @param part what stays: a row of controls, which goes over the page meanwhile, or a panel that is there already
 * @returns to be called when the page has changed
 */
export function keepUnderFinger(control: HTMLElement, part: HTMLElement, isByKey: boolean): () => void {
  const { left, top } = boxOf(control);
  const zoom = zoomNow();
  const { parentElement: place, style } = part;
  const isPanel = !place?.matches('.root') || part.matches('.panel');
  return () => {
    const scroller = isPanel ? part : window;
    scrollBack(control, top, scroller);
    const now = zoomNow();
    if (isByKey || part.style.zoom || (now === zoom && Math.abs(boxOf(control).top - top) < 2)) return;
    if (!isPanel && place) {
      Object.assign(place.style, {
        minBlockSize: `${part.offsetHeight}px`,
        minInlineSize: `${part.offsetWidth}px`,
      });
      style.position = 'fixed';
      part.popover = 'manual';
      part.showPopover();
    }
    style.zoom = String(zoom / now);
    if (isPanel) scrollBack(control, top, part);
    else {
      style.maxInlineSize = `${(windowOf(window)[0] - edge - left) / zoom}px`;
      // What a length comes to under `zoom`, engines see differently: it is measured, not reckoned.
      for (let step = 0, x = 0, y = 0; step < 3; step += 1) {
        const box = boxOf(control);
        x += (left - box.left) / zoom;
        y += (top - box.top) / zoom;
        style.translate = `${x}px ${y}px`;
      }
    }
    const leaving = new AbortController();
    const end = (event: Event) => {
      // Where the page has moved under a pointer that rests, browsers tell that it has left, and come again.
      if (event.type !== 'focusout' && event.composedPath().includes(part)) return;
      leaving.abort();
      style.zoom = style.translate = style.maxInlineSize = style.position = '';
      if (isPanel || !place) return;
      part.hidePopover();
      part.popover = null;
      place.style.minBlockSize = place.style.minInlineSize = '';
    };
    for (const type of ['pointermove', 'pointerdown', 'focusout'])
      (type === 'focusout' ? part : document).addEventListener(type, end, { signal: leaving.signal });
  };
}
