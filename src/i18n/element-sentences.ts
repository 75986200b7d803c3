import { elements } from './en.js';
import type { Language } from './languages.js';
import { sentencesOf } from './sentences.js';

export type ElementSentences = typeof elements;

export const elementSentences = (language: Language): ElementSentences =>
  sentencesOf('elements', language, elements);
