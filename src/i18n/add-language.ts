/** Adds languages that the library does not have, and changes sentences of those that it has. */
import { list } from './en-list.js';
import { offer, parts, text, tools } from './en-reading.js';
import { release } from './en-release.js';
import { sites } from './en-sites.js';
import { speech } from './en-speech.js';
import * as en from './en.js';
import { known, languages, subtagOf } from './languages.js';
import { nearestLanguages } from './nearest-language.js';
import { fetchSentences, type Sentences } from './sentences.js';

/**
 * Sentences of a language in groups: `elements`, `release`, `toggle`, `lowVision`, `page`, `speech` and `reading`. The
 * names are those of `src/i18n/en.ts` and the files beside it. Sentences with a number or a time are functions.
 */
export type LanguageSentences = {
  /** The language's own name for itself, shown in the panel. */
  name?: string;
} & { [Part in keyof Sentences]?: Partial<Sentences[Part]> };

const english: Sentences = {
  elements: { ...en.elements, ...en.news, ...list, ...sites },
  release,
  toggle: en.toggle,
  lowVision: en.lowVision,
  page: en.page,
  speech,
  reading: { ...tools, ...offer, ...text, ...parts },
};

const warn = (language: string, message: string) => {
  console.warn(`[pressroom] addLanguage(${JSON.stringify(language)}): ${message}`);
};

type Part = Record<string, unknown>;

/** Writes given sentences over others. Lists the missing sentences, and the given ones that cannot be used. */
function merge(base: Sentences, given: LanguageSentences) {
  const missing: string[] = [];
  const useless: string[] = [];
  const sentences: Record<string, Part> = {};
  for (const [part, own] of Object.entries(base) as [keyof Sentences, Part][]) {
    const added: Part = {};
    for (const [key, sentence] of Object.entries(given[part] ?? {}))
      if (sentence && typeof sentence === typeof own[key]) added[key] = sentence;
      else useless.push(`${part}.${key}`);
    sentences[part] = { ...own, ...added };
    for (const key of Object.keys(own)) if (!Object.hasOwn(added, key)) missing.push(`${part}.${key}`);
  }
  for (const key of Object.keys(given)) if (key !== 'name' && !Object.hasOwn(base, key)) useless.push(key);
  return { sentences: sentences as unknown as Sentences, missing, useless };
}

/** The language's name in the language itself; its tag if the browser does not know that name. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/**
 * Adds a language, or changes sentences of one, and draws the elements again. In a new language, missing sentences are
 * English, and one warning in the console names them. In a language of the library, its own sentences stay.
 *
 * @param tag BCP 47 tag, such as `pl`. A region in it is ignored
 * @param sentences the sentences by group and name, and the language's own `name` for the panel
 * @returns promise that settles when the elements know the sentences; it never rejects
 */
export async function addLanguage(tag: string, sentences: LanguageSentences): Promise<void> {
  const language = subtagOf(tag);
  if (!/^[a-z]{2,3}$/.test(language)) {
    warn(tag, 'write the tag of a language, such as "pl".');
    return;
  }
  if (languages[language]) await fetchSentences(language);
  const base = known.files.get(language);
  const merged = merge(base?.sentences ?? english, sentences);
  if (merged.useless.length)
    warn(
      language,
      `of no use: ${merged.useless.join(', ')}. The names and kinds are those of the English sentences.`,
    );
  if (!base && language !== 'en' && merged.missing.length)
    warn(language, `English stands for ${merged.missing.join(', ')}.`);
  const name = sentences.name ?? base?.name ?? (languages[language] ? '' : nameOf(language));
  known.files.set(language, { ...base, ...(name && { name }), sentences: merged.sentences });
  for (const nearest of nearestLanguages) nearest.read();
}
