import { offer, parts, text, tools } from './en-reading.js';
import type { Language } from './languages.js';
import { sentencesOf } from './sentences.js';

export const toolSentences = (language: Language): typeof tools => sentencesOf('reading', language, tools);

export const textSentences = (language: Language): typeof text => sentencesOf('reading', language, text);

export const partSentences = (language: Language): typeof parts => sentencesOf('reading', language, parts);

export const offerSentences = (language: Language): typeof offer => sentencesOf('reading', language, offer);
