import { comparePages } from '../support/zoom-comparison.js';

// The same measures in a phone's window. There the browser's zoom would leave less than 320 px for the layout, so most
// of the factor enlarges only the text. This is a separate file so that both run at the same time.

describe('at 360 × 640', () => {
  comparePages(360, 640);
});
