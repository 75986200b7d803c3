import type { DOMPurify } from 'dompurify';
import {
  attributes,
  dropped,
  elements,
  frame,
  gone,
  lateObject,
  lateScript,
  mark,
  readAttributes,
} from './allowed.js';
import { loadPurifier } from './load-purifier.js';
import { makeSafe } from './make-safe.js';

/** `Document.parseHTML()`: https://developer.mozilla.org/docs/Web/API/Document/parseHTML_static */
interface Parser {
  parseHTML?(html: string, options: { sanitizer: object }): Document;
}

/**
 * Replacement names for tags in the HTML text. `noframes` and `xmp` are dropped as `script` and `style` are, and
 * parsers also read their content as raw text.
 */
const names: Record<string, string> = {
  embed: frame,
  iframe: frame,
  // A document with a frameset has no body.
  frameset: 'div',
  noscript: lateScript,
  object: lateObject,
  script: 'noframes',
  style: 'xmp',
  // Firefox's parser makes shadow roots from templates, and sanitisers do not check these.
  template: gone,
};

/**
 * Renames tags and attributes in the HTML text before parsing. Chromium checks event handlers, styles and scripts
 * against the page's Content Security Policy while it parses them, in any document. It would report violations before
 * the sanitiser removes them. `noscript` is renamed because only some parsers read its content as raw text.
 */
const defused = (html: string) =>
  html
    .replace(
      /<(\/?)(embed|iframe|frameset|noscript|object|script|style|template)(?![^\s/>])/gi,
      (_, slash: string, name: string) => `<${slash}${names[name.toLowerCase()] ?? ''}`,
    )
    .replace(/([^<])([\s/"'])(?=on|style)/gi, `$1$2${mark}`);

/** Uses the browser's sanitiser; `undefined` if the browser lacks it or does not accept our configuration. */
export function sanitizedByPlatform(html: string): HTMLElement | undefined {
  try {
    // The configuration has no list of allowed elements: with one, the sanitiser would drop the content of all others.
    // Forms must never be in the tree, since names in a form hide its members.
    return (Document as Parser).parseHTML?.(defused(html), {
      sanitizer: {
        removeElements: [
          ...dropped,
          { name: 'svg', namespace: 'http://www.w3.org/2000/svg' },
          { name: 'math', namespace: 'http://www.w3.org/1998/Math/MathML' },
        ],
        replaceWithChildrenElements: ['form'],
        attributes,
        dataAttributes: true,
        comments: false,
      },
    }).body;
  } catch {
    return undefined;
  }
}

/**
 * Uses DOMPurify.
 * @throws the loading error of the file, or a `TypeError` if the page's Trusted Types do not allow `dompurify`
 */
export const sanitizedByPurifier = async (html: string): Promise<HTMLElement> =>
  purified(await loadPurifier(), html);

/** Uses a given DOMPurify. */
export function purified(purifier: DOMPurify, html: string): HTMLElement {
  return purifier.sanitize(defused(html), {
    RETURN_DOM: true,
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: attributes,
    ADD_URI_SAFE_ATTR: readAttributes,
    // DOM clobbering is harmless in a document without scripts, and makeSafe() checks the names that stay.
    SANITIZE_DOM: false,
    ALLOW_DATA_ATTR: true,
    ALLOW_ARIA_ATTR: false,
    FORBID_TAGS: dropped,
    FORBID_CONTENTS: dropped,
  }) as HTMLElement;
}

/**
 * Parses untrusted HTML and makes it safe for a page. Never rejects.
 * @param html HTML from any source
 * @param base base URL for relative URLs
 * @param isPage whether `base` is the release's own page, so that links to its fragments are possible
 * @returns body in a document of its own, which runs no scripts and makes no requests; `undefined` if no sanitiser is
 *   available
 */
export async function sanitize(html: string, base: string, isPage = true): Promise<HTMLElement | undefined> {
  try {
    const body = sanitizedByPlatform(html) ?? (await sanitizedByPurifier(html));
    makeSafe(body, base, isPage);
    return body;
  } catch (cause) {
    console.warn('[pressroom] Text is shown instead of HTML:', cause);
    return undefined;
  }
}
