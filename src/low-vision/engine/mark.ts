import { rootOf } from './around.js';
import type { Undo } from './undo.js';

/** The attribute of the root element while the mode is on. */
export const mark = 'data-low-vision';

/**
 * Most restorations with less than a second between them. A script that keeps removing the mark would loop for ever.
 */
const mostRestored = 5;

/** Time in milliseconds without a reset after which the library counts as finished, and the count begins anew. */
const answerTime = 1000;

/** Marks a document with the settings text. */
export class Mark {
  readonly #document: Document;
  readonly #undo: Undo;
  #text = '';
  #restored = 0;
  #restoredAt = 0;

  constructor(document: Document, undo: Undo) {
    this.#document = document;
    this.#undo = undo;
  }

  set(text: string): void {
    const root = rootOf(this.#document);
    this.#text = text;
    this.#undo.release(root);
    this.#undo.attribute(root, mark, text);
  }

  /** Sets the mark again. A library that renders the page again may reset the root's attributes. */
  restore(): void {
    const root = rootOf(this.#document);
    const now = Date.now();
    if (root.getAttribute(mark) === this.#text) return;
    if (now - this.#restoredAt > answerTime) this.#restored = 0;
    this.#restoredAt = now;
    this.#restored += 1;
    if (this.#restored <= mostRestored) root.setAttribute(mark, this.#text);
  }
}
