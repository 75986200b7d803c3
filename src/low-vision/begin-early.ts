import { native } from '../shared/natives.js';
import { modeOf } from './mode.js';

/** The element with which that script has started this one. */
export interface Early extends HTMLScriptElement {
  /** Its first rule hides the page. */
  sheet?: CSSStyleSheet;
}

/**
 * Where `low-vision-early.js` keeps the page unpainted: begins the mode as soon as that script says so, when the style
 * sheets are here, with a toggle or without one.
 * @param define the toggle: it begins the mode by itself, and knows what the page says
 */
export function beginEarly(define: () => void): void {
  const { currentScript } = native(document);
  const script: Early | null =
    currentScript && 'early' in currentScript.dataset
      ? (currentScript as Early)
      : native(document).querySelector<Early>('script[data-early]');
  const begin = (): boolean => {
    const early = script?.dataset['early'];
    if (early === '') return false;
    // What is hidden would be measured as hidden.
    if (early) script.sheet?.deleteRule(0);
    define();
    const mode = modeOf(document);
    if (early && !mode.active) mode.begin();
    return true;
  };
  if (begin() || !script) return;
  const observer = new MutationObserver(() => {
    if (begin()) observer.disconnect();
  });
  observer.observe(script, { attributes: true });
}
