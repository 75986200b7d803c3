import { release } from './en-release.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type ReleaseSentences = Sentences['release'];

export const releaseSentences = (language: Language): ReleaseSentences =>
  sentencesOf('release', language, release);
