import type { LanguageFile } from '../i18n/languages.js';
import { loadChunk } from './load-chunk.js';

/**
 * Loads one of our classic script files that few pages need: a further language, or `addLanguage`. A file of its own
 * lists the integrity of these files, because it does not compress.
 * @param name file name without `pressroom-` and `.js`
 */
export async function loadListed<Exports = LanguageFile>(name: string): Promise<Exports> {
  const { integrity } = await import('./listed-files.js');
  return loadChunk(`pressroom-${name}.js`, integrity[name] ?? '');
}
