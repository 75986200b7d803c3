/** As shared-core.ts: the modules that `pressroom-article.js` takes from `pressroom.js`. */
export { LoadingElement, loadingAttributes } from '../elements/loading-element.js';
export { headingTemplate } from '../elements/heading-template.js';
export { showOnPage } from '../elements/page-releases.js';
export { validTimeZone } from '../elements/valid-time-zone.js';
export { parseFeed } from '../feed/json-feed.js';
export { Feeds } from '../feed/load-feeds.js';
export { formatDate } from '../i18n/dates.js';
export { textDirection } from '../i18n/text-direction.js';
export { isObject } from '../shared/json.js';
export { LoadError } from '../shared/load-error.js';
export { webUrl } from '../shared/web-url.js';
