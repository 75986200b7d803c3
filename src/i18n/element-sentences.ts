import { elements } from './en.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type ElementSentences = Sentences['elements'];

export const elementSentences = (language: Language): ElementSentences =>
  sentencesOf('elements', language, elements);
