import { native } from '../../base/natives.js';
import { fixedAround, rootOf } from './around.js';
import { boxOf, elementsAt, windowOf } from './measure.js';

/** Assumed position of the reader's eye if nothing has the focus, as a fraction of the window's height. */
const eye = 1 / 3;

/** Most steps of scrolling back. Each corrects the error of the one before, which is small after two. */
const mostSteps = 4;
/** Distance in CSS pixels that is not seen. Browsers round places of scrolling. */
const unseen = 1;

/**
 * Changes the page and keeps the text that is being read at the same place of the window. At the top of a page, the
 * header and the toggle stay in view, unless that takes the focused element out of it.
 */
export function keepReadingPlace(document: Document, change: () => void): void {
  const view = native(document).defaultView;
  const anchor = view && !isUnread(document, view) ? anchorOf(document, view) : undefined;
  const before = anchor ? boxOf(anchor).top : 0;
  const wasScrolled = anchor && view?.scrollY;
  change();
  if (view && anchor && native(anchor).isConnected && (wasScrolled || !isInView(anchor, view)))
    scrollBack(anchor, before, view);
}

function isInView(element: Element, view: Window): boolean {
  const { top, height } = boxOf(element);
  return height > 0 && top + height > 0 && top < windowOf(view)[1];
}

export const isPainted = ({ performance }: Window): boolean =>
  !!performance.getEntriesByName('first-contentful-paint').length;

/** Whether a page has not been read yet: it is at its top, and still loading or not painted. It stays at its top. */
function isUnread(document: Document, view: Window): boolean {
  const isLoaded = native(document).readyState === 'complete';
  const wasSeen = isPainted(view);
  // Asking for the scroll position would make the browser compute the layout of the page without our changes.
  return isLoaded === wasSeen ? !isLoaded : !view.scrollY;
}

/**
 * Scrolls an element back to its former place. Engines differ in the length of a scroll step under `zoom`, so each step
 * is measured.
 * @param before former top of the anchor, in CSS pixels of the window
 * @param own `zoom` of the anchor besides the root's
 */
export function scrollBack(anchor: Element, before: number, scroller: Window | Element, own = 1): void {
  for (let step = 0, ratio = 1; step < mostSteps; step += 1) {
    const off = boxOf(anchor, own).top - before;
    if (Math.abs(off) < unseen) return;
    native(scroller).scrollBy({ top: off * ratio, behavior: 'instant' });
    const done = off - (boxOf(anchor, own).top - before);
    // The page is at its end, or it does not scroll.
    if (!done) return;
    ratio *= off / done;
  }
}

/**
 * The focused element if it is in view, else the element at the assumed position of the eye. At the top of a page there
 * is no other one than the focused element.
 */
function anchorOf(document: Document, view: Window): Element | undefined {
  const [width, height] = windowOf(view);
  const { activeElement, body } = native(document);
  if (activeElement && activeElement !== body && isInView(activeElement, view)) return activeElement;
  // At the top of a page, its header and the toggle stay in view.
  if (!view.scrollY) return undefined;
  // A fixed box may go into the flow of the page.
  const found = elementsAt(document, width / 2, height * eye).find((one) => !fixedAround(one));
  return found && found !== body && found !== rootOf(document) ? found : undefined;
}
