import { comparePages } from '../support/zoom-comparison.js';

// On every test page in a wide window, text has the chosen size. No part of the page has more faults than in the
// browser's own zoom.

describe('at 1280 × 800', () => {
  comparePages(1280, 800);
});
