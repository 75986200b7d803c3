import { comparePages } from '../support/zoom-comparison.js';

// The same in a telephone's window, where the browser's zoom would leave less than 320 px of layout: most of the factor
// goes into the text. A file of its own, to run at the same time.

describe('at 360 × 640', () => {
  comparePages(360, 640);
});
