import { az } from './low-vision-az.js';
import { en } from './low-vision-en.js';
import { ru } from './low-vision-ru.js';
import type { Language } from './languages.js';

/** Texts of the toggle and its panel; names and values of settings under the words by which they are written. */
export type LowVisionMessages = Record<keyof typeof en, string>;

export const lowVisionMessages: Record<Language, LowVisionMessages> = { az, en, ru };

/** In their own words. */
export const languageNames: Record<Language, string> = {
  az: 'Azərbaycanca',
  en: 'English',
  ru: 'Русский',
};
