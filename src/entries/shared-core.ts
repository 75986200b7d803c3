/**
 * Modules that the first classic script shares with the files that it fetches. These files import the first script's
 * copy of each module. A page therefore has one Lit and one state, and loads no code twice.
 */
export { html } from '../base/html.js';
export { fallbackReleased, hasFallback, isInUse } from '../base/fallback.js';
export { LiveRegion } from '../base/live-region.js';
export { interfaceLanguage, known, languages, subtagOf } from '../i18n/languages.js';
export { NearestLanguage, nearestLanguages } from '../i18n/nearest-language.js';
export { fetchSentences, hasSentences, sentencesOf } from '../i18n/sentences.js';
export { fetchedFile } from '../net/fetched-file.js';
export { loadChunk, share } from '../net/load-chunk.js';
export { loadListed } from '../net/load-listed.js';
export { fileUrl, setBase, trustedMarkup } from '../net/own-files.js';
export { defineElement } from '../base/define-element.js';
export {
  adoptEarlyProperties,
  flag,
  integer,
  keyword,
  reflectAttributes,
  text,
} from '../base/reflect-attributes.js';
export { report } from '../base/report.js';
export { themeStyles } from '../base/theme.styles.js';
export { makeCustomEvent, makeEvent, native, prototypeOf } from '../base/natives.js';
export { ServedElement } from '../base/served-element.js';
export { showOwnContent } from '../base/show-own-content.js';
