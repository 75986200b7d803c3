import { isStandardZoom } from './style-sheets.js';

/** Where in the window's height the eye is taken to be, when nothing has the focus. */
const eye = 1 / 3;

/**
 * Changes the page, and leaves what is being read where it was in the window.
 * @param zoom by which the page is enlarged already: scripts are told of a window that is smaller by it
 */
export function keepReadingPlace(document: Document, zoom: number, change: () => void): void {
  const view = document.defaultView;
  const anchor = view ? anchorOf(document, view, zoom) : undefined;
  const before = view && anchor ? topOf(anchor, view) : 0;
  change();
  if (!view || !anchor?.isConnected) return;
  // What a step of scrolling comes to under `zoom`, engines see differently: it is measured, not reckoned.
  for (let step = 0, ratio = 1; step < 4; step += 1) {
    const off = topOf(anchor, view) - before;
    if (Math.abs(off) < 1) return;
    view.scrollBy({ top: off * ratio, behavior: 'instant' });
    const done = off - (topOf(anchor, view) - before);
    // The end of the page, or nothing to scroll.
    if (!done) return;
    ratio *= off / done;
  }
}

/** The element with the focus where it is in view, else what is before the eye. */
function anchorOf(document: Document, view: Window, zoom: number): Element | undefined {
  const [width, height] = [view.innerWidth * zoom, view.innerHeight * zoom];
  const { activeElement, body } = document;
  const isInView = (element: Element) => {
    const rect = element.getBoundingClientRect();
    const top = topOf(element, view);
    return rect.height > 0 && top + rect.height > 0 && top < height;
  };
  if (activeElement && activeElement !== body && isInView(activeElement)) return activeElement;
  const [found] = document.elementsFromPoint(width / 2, height * eye);
  return found && found !== body && found !== document.documentElement ? found : undefined;
}

/** In the window's pixels. WebKit of 2025 gives rectangles without `zoom`, of a page that is scrolled with it. */
function topOf(element: Element, view: Window): number {
  const { top } = element.getBoundingClientRect();
  if (isStandardZoom()) return top;
  const zoom = Number(view.getComputedStyle(element.ownerDocument.documentElement).zoom) || 1;
  return (top + view.scrollY) * zoom - view.scrollY;
}
