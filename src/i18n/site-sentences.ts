import { elementSentences } from './element-sentences.js';
import { sites } from './en-sites.js';
import type { Language } from './languages.js';
import { sentencesOf } from './sentences.js';

const english = { ...elementSentences('en'), ...sites };

export type SiteSentences = typeof english;

export const siteSentences = (language: Language): SiteSentences =>
  sentencesOf('elements', language, english);
