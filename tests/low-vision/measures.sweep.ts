import { comparePages } from '../support/zoom-comparison.js';

// On every test page in a wide window: text is as large as it was asked for, and nothing of the page is worse off than
// in the browser's own zoom.

describe('at 1280 × 800', () => {
  comparePages(1280, 800);
});
