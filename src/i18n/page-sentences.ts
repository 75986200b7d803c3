import { native } from '../base/natives.js';
import { page } from './en.js';
import { interfaceLanguage, known } from './languages.js';
import { fetchSentences, hasSentences, sentencesOf, type Sentences } from './sentences.js';

/**
 * Gets words for a place in the page. The first supported language is used: of the nearest `lang` attribute, of the
 * page, of the browser.
 * @param say callback for the words; called at once, and again when a fetched language arrives
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

/** Makes the engine use the files of languages that the first classic script has. */
export function shareLanguages(files: typeof known.files): void {
  for (const [language, file] of known.files) files.set(language, file);
  known.files = files;
}
