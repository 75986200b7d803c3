import { speech } from './en-speech.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type SpeechSentences = Sentences['speech'];

export const speechSentences = (language: Language): SpeechSentences =>
  sentencesOf('speech', language, speech);
