/** Where in the window's height the eye is taken to be, when nothing has the focus. */
const eye = 1 / 3;

/** Changes the page, and leaves what is being read where it was in the window. */
export function keepReadingPlace(document: Document, change: () => void): void {
  const view = document.defaultView;
  const anchor = view ? anchorOf(document, view) : undefined;
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
function anchorOf(document: Document, view: Window): Element | undefined {
  const { activeElement, body } = document;
  const isInView = (element: Element) => {
    const { bottom, height } = element.getBoundingClientRect();
    const top = topOf(element, view);
    return height > 0 && bottom > 0 && top < view.innerHeight;
  };
  if (activeElement && activeElement !== body && isInView(activeElement)) return activeElement;
  const [found] = document.elementsFromPoint(view.innerWidth / 2, view.innerHeight * eye);
  return found && found !== body && found !== document.documentElement ? found : undefined;
}

/** In the window's pixels: WebKit of 2025 gives rectangles without `zoom`. */
function topOf(element: Element, view: Window): number {
  const { top } = element.getBoundingClientRect();
  const zoom = Number(view.getComputedStyle(element.ownerDocument.documentElement).zoom) || 1;
  return 'currentCSSZoom' in element ? top : top * zoom;
}
