import { native } from '../../base/natives.js';
import { rootOf } from './around.js';
import { boxOf, elementsAt, windowOf } from './measure.js';

/** Where in the window's height the eye is taken to be, when nothing has the focus. */
const eye = 1 / 3;

/** Changes the page, and leaves what is being read where it was in the window. */
export function keepReadingPlace(document: Document, change: () => void): void {
  const view = native(document).defaultView;
  // A page that is yet coming, or not painted yet (low-vision-early.ts), and is at its top, has not been read: it begins there.
  const isNew =
    !view?.scrollY &&
    (native(document).readyState !== 'complete' || !!native(document).querySelector('[data-early]'));
  const anchor = view && !isNew ? anchorOf(document, view) : undefined;
  const before = view && anchor ? boxOf(anchor).top : 0;
  change();
  if (view && anchor && native(anchor).isConnected) scrollBack(anchor, before, view);
}

/**
 * What a step of scrolling comes to under `zoom`, engines see differently: it is measured, not reckoned.
 * @param own the `zoom` that the anchor has besides the root's
 */
export function scrollBack(anchor: Element, before: number, scroller: Window | Element, own = 1): void {
  for (let step = 0, ratio = 1; step < 4; step += 1) {
    const off = boxOf(anchor, own).top - before;
    if (Math.abs(off) < 1) return;
    native(scroller).scrollBy({ top: off * ratio, behavior: 'instant' });
    const done = off - (boxOf(anchor, own).top - before);
    // The end of the page, or nothing to scroll.
    if (!done) return;
    ratio *= off / done;
  }
}

/** The element with the focus where it is in view, else what is before the eye. */
function anchorOf(document: Document, view: Window): Element | undefined {
  const [width, height] = windowOf(view);
  const { activeElement, body } = native(document);
  const isInView = (element: Element) => {
    const box = boxOf(element);
    return box.height > 0 && box.top + box.height > 0 && box.top < height;
  };
  if (activeElement && activeElement !== body && isInView(activeElement)) return activeElement;
  const [found] = elementsAt(document, width / 2, height * eye);
  return found && found !== body && found !== rootOf(document) ? found : undefined;
}
