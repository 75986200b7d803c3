import type { View } from '../engine/around.js';

const tagOf = (lang: string): string => `${lang.toLowerCase().replace('_', '-')}-`;

/**
 * The voice for a language: of its region, else of the language. For Azerbaijani a Turkish one is the nearest.
 * @param lang `''`: the reader's own language
 * @param isLocal whether the voice is of the device: the others send the text away
 */
export function findVoice(view: View, lang: string, isLocal: boolean): SpeechSynthesisVoice | undefined {
  const tag = tagOf(lang || view.navigator.language);
  const primary = tag.replace(/-.*/, '-');
  // The reader's own comes first: some systems begin with novelties.
  const voices = view.speechSynthesis
    .getVoices()
    .filter(({ localService }) => localService === isLocal)
    .sort((one, other) => +other.default - +one.default);
  return [tag, primary, primary.replace('az-', 'tr-')]
    .map((wanted) => voices.find((one) => tagOf(one.lang).startsWith(wanted)))
    .find(Boolean);
}
