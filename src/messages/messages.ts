import { az } from './az.js';
import { en } from './en.js';
import { ru } from './ru.js';

/** A language without one of these texts does not compile. */
export type Messages = typeof en;

/** The interface languages. */
export const messages = { az, en, ru };

export type Language = keyof typeof messages;

/** The interface language of a BCP 47 tag («az-Latn-AZ» → «az»), if there is one. */
export function interfaceLanguage(tag: string): Language | undefined {
  const language = tag.toLowerCase().split(/[-_]/)[0] as Language;
  return Object.hasOwn(messages, language) ? language : undefined;
}
