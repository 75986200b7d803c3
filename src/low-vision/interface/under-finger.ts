import { rootOf, styleOf } from '../engine/around.js';
import { boxOf, windowOf } from '../engine/measure.js';
import { scrollBack } from '../engine/reading-place.js';
import { endOfBarOver } from './covered.js';

/** Steps in which a moved control comes to its place. Each leaves the part that the engine did not follow. */
const mostSteps = 4;

/** Free space at the window's edge in CSS pixels before zoom. */
const edge = 8;

/** The zoom of the page. */
export const zoomNow = () => Number(styleOf(rootOf(document)).zoom) || 1;

interface Held {
  /** Offset in CSS pixels. */
  x: number;
  y: number;
  letGo: () => void;
  /** Reports content of the part that changes its size later, for example when a font has loaded. */
  sizes?: ResizeObserver;
}

/** Pinned parts. */
const held = new WeakMap<HTMLElement, Held>();

/** Releases a pinned part before another one is shown in its place. */
export const letGo = (part: HTMLElement | null): void => {
  if (part) held.get(part)?.letGo();
};

/** Whether a part is pinned. */
export const isHeld = (part: HTMLElement): boolean => held.has(part);

/**
 * Keeps a pressed control under the finger while the page grows. Its part keeps its place and size in the window until
 * the pointer or the focus has left it. For a key press only the control's vertical place matters.
 * @param part pinned part: a row of controls, which is shown over the page meanwhile, or a panel
 * @param ended callback after the release
 * @returns function to call after the page has changed
 */
export function keepUnderFinger(
  control: HTMLElement,
  part: HTMLElement,
  { detail, clientX }: MouseEvent,
  ended: () => void,
): () => void {
  const isByKey = !detail;
  const { parentElement: place, style } = part;
  const own = Number(style.zoom) || 1;
  const { left, top, width } = boxOf(control, own);
  const zoom = zoomNow() * own;
  /** The width of the control up to the pointer. */
  const across = clientX * zoomNow() - left + edge;
  const isPanel = part.matches('.panel');
  // A row has its size for the present settings at each press.
  if (!isPanel) letGo(part);
  // A panel anchored beside the button would follow the button.
  const isLoose = part.matches('.beside') && !isByKey;
  if (isPanel && !isByKey) {
    const box = boxOf(part, own);
    if (!held.has(part)) {
      hold(part, null, ended);
      // Keep the font: another one changes line breaks, and may load late.
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
  const [windowWidth, height, , scrolled] = windowOf(window);
  const begin = (): boolean => {
    if (held.has(part)) return true;
    // A page at its top stays there, unless the row has left the window.
    if (isPanel || scrolled || boxOf(control).top > height) scrollBack(control, top, isPanel ? part : window);
    // A bar of the enlarged page may be there. Then the row stands below it once the pointer has left.
    const end = isPanel ? 0 : endOfBarOver(control);
    if (end) scrollBack(control, end + edge, window);
    if (isByKey) return false;
    // A row that has not moved stays in its place in the page.
    hold(part, isPanel || (zoomNow() === zoom && boxOf(control).top === top) ? null : place, ended);
    const isRightToLeft = getComputedStyle(part).direction === 'rtl';
    const room = (isRightToLeft ? left + width : windowWidth - left) - edge;
    if (!isPanel) {
      style.maxInlineSize = `${Math.max(room, width) / zoom}px`;
      // The pointer has to be in the control. Its label may have become shorter, as that of the toggle's button.
      control.style.minInlineSize = `max(2.75em,${across / zoom}px)`;
    }
    return true;
  };
  const correct = () => {
    style.zoom = String(zoom / zoomNow());
    if (isPanel) {
      const scroll = () => {
        scrollBack(control, top, part, Number(style.zoom));
        return boxOf(control, Number(style.zoom)).top - top;
      };
      const off = scroll();
      // At the ends of a panel it cannot scroll further, so add padding there.
      if (held.has(part) && Math.abs(off) >= 1) {
        const side = off > 0 ? 'paddingBlockEnd' : 'paddingBlockStart';
        style[side] = `${parseFloat(getComputedStyle(part)[side]) + Math.abs(off) / zoom}px`;
        scroll();
      }
    }
    const moved = held.get(part);
    if (!moved || (isPanel && !isLoose)) return;
    // Engines differ in the size of a length under `zoom`, so measure each step.
    for (let step = 0; step < mostSteps; step += 1) {
      const box = boxOf(control, Number(style.zoom));
      moved.x += (left - box.left) / zoom;
      moved.y += (top - box.top) / zoom;
      style.translate = `${moved.x}px ${moved.y}px`;
    }
  };
  return () => {
    if (!begin()) return;
    correct();
    const now = held.get(part);
    now?.sizes?.disconnect();
    if (now) {
      now.sizes = new ResizeObserver(correct);
      for (const child of part.children) now.sizes.observe(child);
    }
    // If the page has become too short for its scroll position, WebKit moves fixed boxes only after a timer.
    setTimeout(() => {
      if (held.has(part)) correct();
    });
  };
}

/** Properties that `freezeRow` sets on the buttons of a row. */
const frozen = ['inline-size', 'min-block-size', 'padding-inline'];

/**
 * Fixes the widths and least heights of the buttons in a row. If a neighbour lost its check mark or bold text, the
 * pressed button would move. A new check mark fits in the former padding, or the label takes another line.
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

/** @param place parent that keeps its height while the part is shown over the page; `null` for a panel */
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
    held.get(part)?.sizes?.disconnect();
    held.delete(part);
    // The next update sets the sizes of the part, and the colours of its buttons, again.
    style.cssText = '';
    for (const button of part.querySelectorAll('button')) button.style.cssText = '';
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
    // Browsers fire `pointerleave` also if the page moves under a resting pointer, so use `pointermove` and its target.
    if (!(to instanceof Node && part.contains(to)) || (place && event.type === 'keydown')) end();
  };
  // By key, the reader comes to the lines of a row that are not shown.
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusout'])
    (type === 'focusout' ? part : window).addEventListener(type, left, { signal: leaving.signal });
}
