/** As shared-core.ts: the modules that `pressroom-article.js` takes from `pressroom.js`. */
export { headingTemplate } from '../base/heading-template.js';
export { LoadingElement, loadingAttributes } from '../base/loading-element.js';
export { onPageReleases, pageReleases, showOnPage } from '../base/page-releases.js';
export { RelativeDates } from '../base/relative-dates.js';
export { validTimeZone } from '../base/valid-time-zone.js';
export { addressKey, isNamed, isSameRelease, keyOf } from '../feed/identity.js';
export { parseFeed } from '../feed/json-feed.js';
export { Feeds } from '../feed/load-feeds.js';
export { decodeEntities, oneLine, plainText } from '../feed/plain-text.js';
export { formatDate, isCorrection, isSameDay } from '../i18n/dates.js';
export { elementSentences } from '../i18n/element-sentences.js';
export { textDirection } from '../i18n/text-direction.js';
export { isObject, listOf, stringOf } from '../base/json.js';
export { LoadError } from '../net/load-error.js';
export { imageUrl, linkUrl, webUrl } from '../base/web-url.js';
