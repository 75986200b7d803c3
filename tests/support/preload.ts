/** Runs before each test file. Tests of the sources start when the lazily loaded files are loaded. */
import { loadOptions } from '../../src/elements/press-releases/load-options.js';
import { languages } from '../../src/i18n/languages.js';
import { fetchSentences } from '../../src/i18n/sentences.js';

await Promise.all([...Object.keys(languages).map(fetchSentences), loadOptions()]);
