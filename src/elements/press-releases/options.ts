/** The parts of a list that only some attributes need. The element fetches them if it has one of these attributes. */
import { attributesIn } from '../../base/page-links.js';
import type { LinkReader } from '../../base/loading-element.js';
import { linksAsFeed } from './links-as-feed.js';

export { keepTyping } from '../../base/keep-typing.js';
export { hasWords } from '../../feed/search-items.js';
export { Newcomers } from './newcomers.js';
export { optionStyles } from './options.styles.js';
export { Reading } from './reading.js';
export { searchTemplate } from './search-template.js';

export const readLinks: LinkReader = (root) => ({ document: linksAsFeed(root), links: attributesIn(root) });
