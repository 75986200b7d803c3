/** Run before each test file: tests in a language start when its sentences are here. */
import { languages } from '../../src/i18n/languages.js';
import { fetchSentences } from '../../src/i18n/sentences.js';

await Promise.all(Object.keys(languages).map(fetchSentences));
