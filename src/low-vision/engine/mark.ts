import { rootOf } from './around.js';
import type { Undo } from './undo.js';

/** The attribute of the root element, while a document is shown. */
export const mark = 'data-low-vision';

/** After so many times within a second, a script that takes the mark away whenever it comes has its way. */
const mostRestored = 5;

/**
 * Marks a document with the settings text.
 * @returns restores the mark: a library that writes the page anew gives the root the attributes that the server knows
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
