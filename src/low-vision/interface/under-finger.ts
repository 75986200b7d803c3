import { native } from '../../base/natives.js';
import { rootOf, styleOf } from '../engine/around.js';
import { boxOf, windowOf } from '../engine/measure.js';
import { scrollBack } from '../engine/reading-place.js';

/** Left free at the window's edge, in its pixels. */
const edge = 8;

const zoomNow = () => Number(styleOf(rootOf(document)).zoom) || 1;

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
  // A panel beside the button would follow it.
  const isLoose = part.matches('.beside') && !isByKey;
  if (isPanel && !isByKey) {
    const box = boxOf(part, own);
    if (!held.has(part)) {
      hold(part, null, ended);
      // Another font has other line breaks, and may come late.
      style.fontFamily = getComputedStyle(part).fontFamily;
      style.blockSize = `${box.height / zoom}px`;
      if (isLoose) {
        style.setProperty('position-area', 'none');
        style.inset = `${box.top / zoom}px auto auto ${box.left / zoom}px`;
        style.inlineSize = `${box.width / zoom}px`;
      }
    }
    freezeRow(control.parentElement);
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
    if (isPanel) {
      const scroll = () => {
        scrollBack(control, top, part, Number(style.zoom));
        return boxOf(control, Number(style.zoom)).top - top;
      };
      const off = scroll();
      // At the ends of a panel there is nothing to scroll: it gets room there.
      if (held.has(part) && Math.abs(off) >= 1) {
        const side = off > 0 ? 'paddingBlockEnd' : 'paddingBlockStart';
        style[side] = `${parseFloat(getComputedStyle(part)[side]) + Math.abs(off) / zoom}px`;
        scroll();
      }
    }
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

/** Sizes that `freezeRow` gives to the buttons of a row. */
const frozen = ['inline-size', 'block-size', 'padding-inline'];

/**
 * Buttons keep their sizes: beside one that loses its mark or its bold letters, the pressed one would move. A mark that
 * is new finds room where the padding was.
 */
function freezeRow(row: Element | null): void {
  if (!row?.matches('.values')) return;
  const buttons = [...row.children] as HTMLElement[];
  const sizes = buttons.map((button) => {
    const { inlineSize, blockSize } = getComputedStyle(button);
    return [inlineSize, blockSize, '0'];
  });
  for (const [index, { style }] of buttons.entries())
    for (const [nth, name] of frozen.entries()) style.setProperty(name, sizes[index]?.[nth] ?? '');
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
    for (const name of [
      'zoom',
      'translate',
      'inset',
      'inline-size',
      'max-inline-size',
      'block-size',
      'padding-block',
      'font-family',
    ])
      style.removeProperty(name);
    for (const button of part.querySelectorAll<HTMLElement>('.values > *'))
      for (const name of frozen) button.style.removeProperty(name);
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
