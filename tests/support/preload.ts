/** Run before each test file: tests of the sources start when the files that are fetched later are here. */
import { loadOptions } from '../../src/elements/press-releases/load-options.js';
import { languages } from '../../src/i18n/languages.js';
import { fetchSentences } from '../../src/i18n/sentences.js';

await Promise.all([...Object.keys(languages).map(fetchSentences), loadOptions()]);
