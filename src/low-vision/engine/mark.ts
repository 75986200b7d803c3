import { rootOf } from './around.js';
import type { Undo } from './undo.js';

/** The attribute of the root element while the mode is on. */
export const mark = 'data-low-vision';

/**
 * Most restorations with less than a second between them. A script that keeps removing the mark would loop for ever.
 */
const mostRestored = 5;

/**
 * Marks a document with the settings text.
 * @returns function that restores the mark. A library that renders the page again may reset the root's attributes
 */
export function keepMark(document: Document, text: string, undo: Undo): () => void {
  let restored = 0;
  let restoredAt = 0;
  undo.attribute(rootOf(document), mark, text);
  return () => {
    const root = rootOf(document);
    const now = Date.now();
    if (root.getAttribute(mark) === text) return;
    if (now - restoredAt > 1000) restored = 0;
    restoredAt = now;
    restored += 1;
    if (restored <= mostRestored) root.setAttribute(mark, text);
  };
}
