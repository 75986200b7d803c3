import { publicPages } from '../pages/public-pages.js';
import { comparePages } from '../support/zoom-comparison.js';

// On public pages in a wide window, text has the chosen size. No part of a page has more faults than in the browser's
// own zoom.

describe('public pages at 1280 × 800', () => {
  comparePages(1280, 800, {
    pages: publicPages,
    file: 'public-pages-measures.tsv',
    values: {},
    shots: 'public-pages',
  });
});
