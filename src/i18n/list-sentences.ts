import { elementSentences } from './element-sentences.js';
import { list } from './en-list.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type ListSentences = Sentences['elements'];

/** The sentences of a list with its optional parts. */
export const listSentences = (language: Language): ListSentences =>
  sentencesOf('elements', language, { ...elementSentences('en'), ...list });
