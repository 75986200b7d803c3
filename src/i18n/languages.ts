import type { Sentences } from './sentences.js';

interface LanguageEntry {
  /** The language's own name for itself, shown in the panel. */
  name: string;
  /** Fetches the sentences; absent if they are built in. */
  load?: () => Promise<{ sentences: Sentences }>;
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

/** A key of `languages`. */
export type Language = string;

/** The interface language for a BCP 47 tag («az-Latn-AZ» → «az»); `undefined` if the library lacks the language. */
export function interfaceLanguage(tag: string): Language | undefined {
  const [subtag = ''] = tag.toLowerCase().split(/[-_]/);
  return Object.hasOwn(languages, subtag) ? subtag : undefined;
}
