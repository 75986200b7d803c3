import { az } from './az.js';
import { en } from './en.js';
import type { Language } from './languages.js';
import { ru } from './ru.js';

/** A language without one of these texts does not compile. */
export type Messages = typeof en;

export const messages: Record<Language, Messages> = { az, en, ru };
