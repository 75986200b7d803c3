import type { Sentences } from './sentences.js';

interface LanguageEntry {
  /** The language's own name for itself, shown in the panel. */
  name: string;
  /** Fetches the sentences; absent if they are built in. */
  load?: () => Promise<{ sentences: Sentences }>;
}

/** The interface languages by their BCP 47 language subtag. A new language is one file and one line here. */
export const languages: Readonly<Record<string, LanguageEntry>> = {
  az: { name: 'Azərbaycanca', load: () => import('./az.js') },
  en: { name: 'English' },
  ru: { name: 'Русский', load: () => import('./ru.js') },
};

/** A key of `languages`. */
export type Language = string;

/** The interface language for a BCP 47 tag («az-Latn-AZ» → «az»); `undefined` if the library lacks the language. */
export function interfaceLanguage(tag: string): Language | undefined {
  const [subtag = ''] = tag.toLowerCase().split(/[-_]/);
  return Object.hasOwn(languages, subtag) ? subtag : undefined;
}
