import type { Language } from './languages.js';
import { az } from './press-release-az.js';
import { en } from './press-release-en.js';
import { ru } from './press-release-ru.js';

/** Texts of `<press-release>`, beside those that all elements share. */
export type ReleaseMessages = Record<keyof typeof en, string>;

export const releaseMessages: Record<Language, ReleaseMessages> = { az, en, ru };
