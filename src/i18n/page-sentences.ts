import { native } from '../base/natives.js';
import { page } from './en.js';
import { interfaceLanguage } from './languages.js';
import { fetchSentences, hasSentences, sentencesOf, type Sentences } from './sentences.js';

/**
 * Gives words for a place in the page: in the nearest language around it that we have, else in the reader's.
 * @param say is called at once, and again when the words of a language that is fetched are here
 */
export function wordsAt(element: Element, say: (words: Sentences['page']) => void): void {
  const language =
    [
      native(native(element).closest<HTMLElement>('[lang]'))?.lang,
      native(native(native(element).ownerDocument).documentElement).lang,
      ...navigator.languages,
    ]
      .map((tag = '') => interfaceLanguage(tag))
      .find(Boolean) ?? 'en';
  const tell = () => {
    say(sentencesOf('page', language, page));
  };
  tell();
  if (!hasSentences(language))
    void fetchSentences(language).then((isHere) => {
      if (isHere) tell();
    });
}
