import type * as en from './en.js';
import type { list } from './en-list.js';
import type * as reading from './en-reading.js';
import type { release } from './en-release.js';
import type { sites } from './en-sites.js';
import type { speech } from './en-speech.js';
import { known, languages, type Language } from './languages.js';

/** All sentences of a language, grouped by the part of the library that shows them. */
export interface Sentences {
  elements: typeof en.elements & typeof en.news & typeof list & typeof sites;
  release: typeof release;
  toggle: typeof en.toggle;
  lowVision: typeof en.lowVision;
  page: typeof en.page;
  speech: typeof speech;
  reading: typeof reading.tools & typeof reading.offer & typeof reading.text & typeof reading.parts;
}

const fetching = new Map<Language, Promise<boolean>>();

/** Whether the sentences of a language are built in or already fetched. */
export const hasSentences = (language: Language): boolean =>
  !languages[language]?.load || known.files.has(language);

/**
 * Fetches the sentences of a language once. After a failure, the next call tries again.
 * @returns promise of `true` if the sentences are available; it never rejects
 */
export function fetchSentences(language: Language): Promise<boolean> {
  const running = fetching.get(language) ?? fetchOnce(language);
  fetching.set(language, running);
  return running;
}

async function fetchOnce(language: Language): Promise<boolean> {
  try {
    const file = await languages[language]?.load?.(language);
    if (file) known.files.set(language, file);
    return true;
  } catch (error) {
    console.warn(`[pressroom] The sentences in "${language}" stay English.`, error);
    fetching.delete(language);
    return false;
  }
}

/** The sentences of one part of the library, in English until the language is fetched. */
export const sentencesOf = <Part extends keyof Sentences, English extends Partial<Sentences[Part]>>(
  part: Part,
  language: Language,
  english: English,
): English => (known.files.get(language)?.sentences[part] as unknown as English | undefined) ?? english;
