import { toggle } from './en.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type ToggleSentences = Sentences['toggle'];

export const toggleSentences = (language: Language): ToggleSentences =>
  sentencesOf('toggle', language, toggle);
