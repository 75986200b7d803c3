import { list } from './en-list.js';
import type { Language } from './languages.js';
import { newsSentences } from './news-sentences.js';
import { sentencesOf } from './sentences.js';

const english = { ...newsSentences('en'), ...list };

export type ListSentences = typeof english;

/** The sentences of a list with its optional parts. */
export const listSentences = (language: Language): ListSentences =>
  sentencesOf('elements', language, english);
