import { native } from '../../../base/natives.js';
import type { Effect } from '../effect.js';

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
    native(document).head.append(lock);
    undo.add(() => {
      lock.remove();
    });
  },
};
