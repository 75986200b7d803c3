import { native } from '../shared/natives.js';
import { boxOf, windowOf } from './measure.js';
import { scrollBack } from './reading-place.js';

/** Left free at the window's edge, in its pixels. */
const edge = 8;

const zoomNow = () => Number(getComputedStyle(native(document).documentElement).zoom) || 1;

/** What stays: how far it is moved, in its own pixels, and what lets it go. */
const held = new WeakMap<HTMLElement, { x: number; y: number; letGo: () => void }>();

/** Lets go what stays, for what is shown in its place. */
export const letGo = (part: HTMLElement | null): void => {
  if (part) held.get(part)?.letGo();
};

/** Whether it keeps its place, wherever it belongs. */
export const isHeld = (part: HTMLElement): boolean => held.has(part);

/**
 * Leaves a control that is being pressed under the finger, though the page is about to grow: what it is in keeps its
 * place and its size in the window until the finger or the focus has left it. By a key it only keeps its height: it is
 * found wherever it is drawn.
 * @param part what stays: a row of controls, which goes over the page meanwhile, or a panel that is there already
 * @param ended when it has been let go
 * @returns to be called when the page has changed
 */
export function keepUnderFinger(
  control: HTMLElement,
  part: HTMLElement,
  isByKey: boolean,
  ended: () => void,
): () => void {
  const { parentElement: place, style } = part;
  const own = Number(style.zoom) || 1;
  const { left, top, width } = boxOf(control, own);
  const zoom = zoomNow() * own;
  const isPanel = part.matches('.panel');
  // It would follow the button that it is beside.
  const isLoose = part.matches('.beside') && !isByKey;
  if (isLoose && !held.has(part)) {
    const box = boxOf(part, own);
    hold(part, null, ended);
    style.setProperty('position-area', 'none');
    style.inset = `${box.top / zoom}px auto auto ${box.left / zoom}px`;
    style.inlineSize = `${box.width / zoom}px`;
    style.maxBlockSize = `${box.height / zoom}px`;
  }
  return () => {
    if (!held.has(part)) {
      scrollBack(control, top, isPanel ? part : window);
      const box = boxOf(control);
      if (isByKey || Math.hypot(box.left - left, box.top - top) + Math.abs(zoomNow() - zoom) < 1) return;
      hold(part, isPanel ? null : place, ended);
      // What has no room beside the control goes below it.
      if (!isPanel) style.maxInlineSize = `${Math.max(windowOf(window)[0] - edge - left, width) / zoom}px`;
    }
    style.zoom = String(zoom / zoomNow());
    if (isPanel) scrollBack(control, top, part, Number(style.zoom));
    const moved = held.get(part);
    if (!moved || (isPanel && !isLoose)) return;
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
function hold(part: HTMLElement, place: HTMLElement | null, ended: () => void): void {
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
    for (const name of ['zoom', 'translate', 'inset', 'inline-size', 'max-inline-size', 'max-block-size'])
      style.removeProperty(name);
    if (place) {
      part.hidePopover();
      part.popover = null;
      place.style.minBlockSize = '';
    }
    ended();
  };
  held.set(part, { x: 0, y: 0, letGo: end });
  const left = (event: Event) => {
    const to = event.type === 'focusout' ? (event as FocusEvent).relatedTarget : event.composedPath()[0];
    // Where the page has moved under a pointer that rests, browsers tell that it has left, and come again.
    if (!(to instanceof Node && part.contains(to))) end();
  };
  for (const type of ['pointermove', 'pointerdown', 'focusout'])
    native<HTMLElement | Document>(type === 'focusout' ? part : document).addEventListener(type, left, {
      signal: leaving.signal,
    });
}
