import { publicPages } from '../pages/public-pages.js';
import { comparePages } from '../support/zoom-comparison.js';

// The same measures in a phone's window. This is a separate file so that both run at the same time.

describe('public pages at 390 × 844', () => {
  comparePages(390, 844, {
    pages: publicPages,
    file: 'public-pages-measures-narrow.tsv',
    values: {},
    shots: 'public-pages',
  });
});
