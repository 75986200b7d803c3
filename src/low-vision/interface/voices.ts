import type { View } from '../engine/around.js';

const tagOf = (lang: string): string => `${lang.toLowerCase().replace('_', '-')}-`;

/**
 * The voice for a language: with the same region, else with the same language. For Azerbaijani, Turkish is the nearest.
 * @param lang language tag; `''` for the language of the browser
 * @param isLocal whether the voice must be on the device. Other voices send the text to a server
 */
export function findVoice(view: View, lang: string, isLocal: boolean): SpeechSynthesisVoice | undefined {
  const tag = tagOf(lang || view.navigator.language);
  const primary = tag.replace(/-.*/, '-');
  // The default voice comes first: some systems list novelty voices first.
  const voices = view.speechSynthesis
    .getVoices()
    .filter(({ localService }) => localService === isLocal)
    .sort((one, other) => +other.default - +one.default);
  return [tag, primary, primary.replace('az-', 'tr-')]
    .map((wanted) => voices.find((one) => tagOf(one.lang).startsWith(wanted)))
    .find(Boolean);
}
