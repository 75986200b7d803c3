/** As shared-core.ts: the modules that `pressroom-article.js` takes from `pressroom.js`. */
export { headingTemplate } from '../elements/heading-template.js';
export { LoadingElement, loadingAttributes } from '../elements/loading-element.js';
export { onPageReleases, pageReleases, showOnPage } from '../elements/page-releases.js';
export { RelativeDates } from '../elements/relative-dates.js';
export { validTimeZone } from '../elements/valid-time-zone.js';
export { addressKey, isNamed, isSameRelease, keyOf } from '../feed/identity.js';
export { parseFeed } from '../feed/json-feed.js';
export { Feeds } from '../feed/load-feeds.js';
export { decodeEntities, oneLine, plainText } from '../feed/plain-text.js';
export { formatDate, isCorrection, isSameDay } from '../i18n/dates.js';
export { elementSentences } from '../i18n/element-sentences.js';
export { textDirection } from '../i18n/text-direction.js';
export { isObject, listOf, stringOf } from '../shared/json.js';
export { LoadError } from '../shared/load-error.js';
export { imageUrl, linkUrl, webUrl } from '../shared/web-url.js';
