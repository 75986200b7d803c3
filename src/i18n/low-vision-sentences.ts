import { lowVision } from './en-low-vision.js';
import type { Language } from './languages.js';
import { sentencesOf, type Sentences } from './sentences.js';

export type LowVisionSentences = Sentences['lowVision'];

export const lowVisionSentences = (language: Language): LowVisionSentences =>
  sentencesOf('lowVision', language, lowVision);
