import type { LanguageFile } from '../i18n/languages.js';
import { loadChunk } from './load-chunk.js';

/**
 * Loads one of our classic script files that few pages need: a further language, or `addLanguage`. The integrity
 * values of these files stand in a file of their own, because such values do not compress.
 * @param name file name without `pressroom-` and `.js`
 */
export async function loadListed<Exports = LanguageFile>(name: string): Promise<Exports> {
  const { integrity } = await import('./listed-files.js');
  return loadChunk(`pressroom-${name}.js`, integrity[name] ?? '');
}
