import { native } from '../../../base/natives.js';
import { viewOf } from '../../engine/around.js';
import { markOwn } from '../../engine/own-copies.js';
import type { Effect } from '../effect.js';

/** Dark Reader's copy of an adopted style sheet, with its own colours. */
const copy = '#__darkreader__adoptedOverride';

/** Frames in which Dark Reader may still write a copy. */
const patience = 5;

/** Removes the copies of our style sheets. Dark Reader writes them when it has already removed all else of its own. */
function removeCopies(document: Document, times = patience): void {
  const { adoptedStyleSheets: sheets } = native(document);
  const kept = sheets.filter(
    ({ cssRules: [first] }) => (first as Partial<CSSStyleRule> | undefined)?.selectorText !== copy,
  );
  if (kept.length < sheets.length) native(document).adoptedStyleSheets = kept;
  if (times)
    viewOf(document).requestAnimationFrame(() => {
      removeCopies(document, times - 1);
    });
}

/** Switches Dark Reader off while a scheme is on: it would keep its grounds under the reader's text. */
export const darkReader: Effect = {
  name: 'dark-reader',

  acts: ({ settings }) => (settings.scheme ? 'on' : ''),

  selects: () => 'meta[name=darkreader]',

  elements({ document, undo }, [found]) {
    if (!found) return;
    // Dark Reader offers this tag to pages that have dark colours of their own.
    const lock = native(document).createElement('meta');
    lock.name = 'darkreader-lock';
    markOwn(lock);
    native(document).head.append(lock);
    removeCopies(document);
    undo.add(() => {
      lock.remove();
    });
  },
};
