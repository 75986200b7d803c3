/** The second part of `low-vision.js`: tells the webmaster that an element of the page needs `pressroom.js` instead. */
import { native } from '../base/natives.js';
import { report } from '../base/report.js';

const page = native(document);

function warn(): void {
  // `pressroom.js` defines this tag. The module `pressroom-elements/markers` marks the elements that it adds.
  if (customElements.get('site-switcher') || page.querySelector('[data-pressroom-filled]')) return;
  const element = page.querySelector(
    ':is(press-releases,press-release,site-switcher):not(:defined),[data-pressroom]:not([data-pressroom-ignore] *)',
  );
  if (element) report('warn', element, 'needs pressroom.js instead of low-vision.js.');
}

// Scripts with `defer` or `async` have run when the window fires `load`, in any order.
addEventListener('load', warn);
