import { modeOf } from './mode.js';

/**
 * Where `low-vision-early.js` keeps the page unpainted: begins the mode as soon as that script says so, when the style
 * sheets are here, with a toggle or without one.
 * @param define the toggle: it begins the mode by itself, and knows what the page says
 */
export function beginEarly(define: () => void): void {
  const { currentScript } = document;
  const script =
    currentScript && 'early' in currentScript.dataset
      ? currentScript
      : document.querySelector<HTMLScriptElement>('script[data-early]');
  const begin = (): boolean => {
    const early = script?.dataset['early'];
    if (early === '') return false;
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
