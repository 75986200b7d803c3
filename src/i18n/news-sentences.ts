import { elementSentences } from './element-sentences.js';
import { news } from './en.js';
import type { Language } from './languages.js';
import { sentencesOf } from './sentences.js';

const english = { ...elementSentences('en'), ...news };

export type NewsSentences = typeof english;

/** The sentences of lists and releases. */
export const newsSentences = (language: Language): NewsSentences =>
  sentencesOf('elements', language, english);
