/** The parts of a list that only some attributes and feeds need. The element fetches this file when an attribute or the feed needs it. */
import { linkReaderOf } from '../../base/link-source.js';
import { linksAsFeed } from './links-as-feed.js';

export { keepTyping } from '../../base/keep-typing.js';
export { nameUntitled } from '../../feed/first-words.js';
export { relativeDate } from '../../i18n/relative-date.js';
export { Extras } from './extras.js';
export { optionStyles } from './options.styles.js';

export const linkReader = linkReaderOf(linksAsFeed);
