/** Finds the folder of the files that are published beside the script: fonts, cursors, the sanitiser. */

interface Choice {
  /** Set by `setBase`: a folder's address that ends in a slash. */
  base: string;
}

let choice: Choice = { base: '' };

/** The classic script's own element, kept by `rememberScript`. */
let script: HTMLScriptElement | null | undefined;

const asFolder = (url: string): string => new URL(url.replace(/\/?$/, '/'), document.baseURI).href;

/**
 * Names the folder that holds `fonts/`, `cursors/` and `pressroom-sanitizer.js`.
 * @param url of the folder, absolute or relative to the page; `''` restores the default
 */
export function setBase(url: string | URL): void {
  choice.base = url && asFolder(String(url));
}

/** The address that `setBase` was given, for a second script of the same page. */
export const chosenBase = (): Choice => choice;

/** Lets two classic scripts of one page share what `setBase` was given. */
export function shareChosenBase(other: Choice): void {
  choice = other;
}

/**
 * Keeps the element of the script that runs now. Entries call it: `currentScript` is `null` after the evaluation.
 * Node has no document.
 */
export function rememberScript(): void {
  script = (globalThis as Partial<typeof globalThis>).document?.currentScript as typeof script;
}

/** `undefined` in an ES module, and where the script's text was evaluated. */
export const ownScript = (): HTMLScriptElement | undefined => script ?? undefined;

/** The folder that the page names: `setBase`, else `data-pressroom-base`, which any script element may carry. */
export function namedFolder(): string {
  const attribute = 'data-pressroom-base';
  const named =
    script?.getAttribute(attribute) ??
    document.querySelector(`script[${attribute}]`)?.getAttribute(attribute);
  return choice.base || (named ? asFolder(named) : '');
}

/** The folder of the script itself; loaded as a module, it has no `currentScript` and is found by its name. */
export function scriptFolder(): string {
  const source =
    script?.src ||
    document.querySelector<HTMLScriptElement>('script[src*="pressroom.js"],script[src*="low-vision.js"]')
      ?.src;
  return source ? source.replace(/[^/]*([?#].*)?$/, '') : '';
}

/** The sentence for a file without an address. */
export const unknownFolder = (file: string): string =>
  `The folder of ${file} is not known: name it by data-pressroom-base on the script, or by setBase(url).`;
