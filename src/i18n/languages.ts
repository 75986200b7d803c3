import type { DateWords } from './dates.js';
import type { Sentences } from './sentences.js';

export interface LanguageFile {
  sentences: Sentences;
  /** Absent if every engine has the language's dates. */
  dates?: DateWords;
  /** The name of a language that the page has added. */
  name?: string;
}

interface LanguageEntry {
  /** The language's own name for itself, shown in the panel. */
  name: string;
  /** Fetches the sentences; absent if they are built in. */
  load?: (language: Language) => Promise<LanguageFile>;
}

/** The interface languages by their BCP 47 language subtag. A new language is one file and one line here. */
export const languages: Readonly<Record<string, LanguageEntry>> = {
  ar: { name: 'العربية', load: () => import('./ar.js') },
  az: { name: 'Azərbaycanca', load: () => import('./az.js') },
  de: { name: 'Deutsch', load: () => import('./de.js') },
  en: { name: 'English' },
  es: { name: 'Español', load: () => import('./es.js') },
  fr: { name: 'Français', load: () => import('./fr.js') },
  ka: { name: 'ქართული', load: () => import('./ka.js') },
  kk: { name: 'Қазақша', load: () => import('./kk.js') },
  ru: { name: 'Русский', load: () => import('./ru.js') },
  tr: { name: 'Türkçe', load: () => import('./tr.js') },
  uk: { name: 'Українська', load: () => import('./uk.js') },
};

/** A key of `languages` or `known.files`. */
export type Language = string;

/** The files that were fetched, and those that the page has added: see add-language.ts. */
export const known = { files: new Map<Language, LanguageFile>() };

/** The language subtag of a BCP 47 tag. */
export const subtagOf = (tag: string): string => tag.toLowerCase().replace(/[-_].*/, '');

/** The interface language for a BCP 47 tag («az-Latn-AZ» → «az»); `undefined` if the library lacks the language. */
export function interfaceLanguage(tag: string): Language | undefined {
  const subtag = subtagOf(tag);
  return Object.hasOwn(languages, subtag) || known.files.has(subtag) ? subtag : undefined;
}
