/** The part of `pressroom.js` that runs before Lit and the elements: it requests the feeds. */
import { requestEarly } from '../net/early-requests.js';

export { takeEarly } from '../net/early-requests.js';
export { imageUrl, linkUrl, webUrl } from '../base/web-url.js';

try {
  requestEarly();
} catch {
  // A name in the page may hide a built-in. Then the elements make the requests.
}
