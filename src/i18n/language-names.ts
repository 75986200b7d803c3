import { languages, type Language } from './languages.js';

/** The languages' own names. In the classic scripts, the build leaves them out of `languages` and writes them here. */
export const names: Record<Language, string> = Object.fromEntries(
  Object.entries(languages).map(([language, { name }]) => [language, name]),
);
