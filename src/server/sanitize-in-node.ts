import createPurifier, { type DOMPurify, type WindowLike } from 'dompurify';
import { decodeNamesBy } from '../feed/plain-text.js';
import { makeSafe } from '../sanitizer/make-safe.js';
import { purified } from '../sanitizer/sanitize.js';

type Parser = new () => { parseFromString(html: string, type: 'text/html'): Document };

let purifier: DOMPurify | undefined;
let parse: ((html: string) => HTMLElement) | undefined;

/**
 * Gives the server a window whose parser and sanitiser are used for the HTML of releases. Without one, releases are
 * rendered as text.
 * @param window the window of jsdom; DOMPurify supports no other one in Node
 * @throws TypeError if DOMPurify does not support the window
 */
export function setWindow(window: object): void {
  const { DOMParser: WindowParser } = window as { DOMParser: Parser };
  const made = createPurifier(window as WindowLike);
  if (!made.isSupported)
    throw new TypeError('DOMPurify does not support this window. Use the window of jsdom.');
  purifier = made;
  parse = (html) => new WindowParser().parseFromString(html, 'text/html').body;
  decodeNamesBy((reference) =>
    /^&[a-z][a-z\d]*;$/i.test(reference) ? (parse?.(reference).textContent ?? reference) : reference,
  );
}

/**
 * Sanitises HTML as the browser does, in Node.
 * @param page URL of the page: the browser marks links to other origins
 * @returns `undefined` without a window, and for HTML whose meaning changes with each parsing
 */
export function sanitizeInNode(
  html: string,
  base: string,
  isPage: boolean,
  page: string,
): HTMLElement | undefined {
  if (!purifier) return undefined;
  let text = html;
  for (let tries = 0; tries < 4; tries += 1) {
    const body = purified(purifier, text);
    makeSafe(body, base, isPage);
    for (const link of body.querySelectorAll('a'))
      if (link.origin === new URL(page).origin) link.removeAttribute('rel');
    if (tries && body.innerHTML === text) return body;
    text = body.innerHTML;
  }
  return undefined;
}

/**
 * Writes a sanitised tree as HTML.
 * @returns `undefined` if a parser would read another tree: then nobody has checked what readers would get
 */
export function safeMarkup(tree: HTMLElement): string | undefined {
  const html = tree.outerHTML;
  const [parsed, more] = parse?.(html).childNodes ?? [];
  return parsed && !more && parsed.isEqualNode(tree) ? html : undefined;
}
