/** The parts of a list that only some attributes need. They are fetched when one of these attributes is there. */
export { hasWords } from '../../feed/search-items.js';
export { Newcomers } from './newcomers.js';
export { optionStyles } from './options.styles.js';
export { Reading } from './reading.js';
export { searchTemplate } from './search-template.js';
