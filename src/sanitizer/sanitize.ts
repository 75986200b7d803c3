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

/** The platform's: https://developer.mozilla.org/docs/Web/API/Document/parseHTML_static */
interface Parser {
  parseHTML?(html: string, options: { sanitizer: object }): Document;
}

/** By what is written, elements whose text is as raw, always, and that are dropped as well. */
const names: Record<string, string> = {
  embed: frame,
  iframe: frame,
  // Else there is no body.
  frameset: 'div',
  noscript: lateScript,
  object: lateObject,
  script: 'noframes',
  style: 'xmp',
  // Firefox's parser makes shadow roots of templates, into which nobody looks.
  template: gone,
};

/**
 * What both back ends get. Chromium reports handlers, styles and scripts to the page's content policy when they are
 * parsed, in any document, before a sanitiser has seen them: they are no longer called that. `noscript` is raw text to
 * some parsers only.
 */
const defused = (html: string) =>
  html
    .replace(
      /<(\/?)(embed|iframe|frameset|noscript|object|script|style|template)(?![^\s/>])/gi,
      (_, slash: string, name: string) => `<${slash}${names[name.toLowerCase()] ?? ''}`,
    )
    .replace(/([^<])([\s/"'])(?=on|style)/gi, `$1$2${mark}`);

/** `undefined` where the browser has none, or one with another configuration than ours. */
export function sanitizedByPlatform(html: string): HTMLElement | undefined {
  try {
    // An element that is in no list keeps its content only so; a form is never there for its names to clobber.
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

/** @throws what kept it from being loaded, or a `TypeError` where Trusted Types do not allow `dompurify` */
export async function sanitizedByPurifier(html: string): Promise<HTMLElement> {
  const purifier = await loadPurifier();
  return purifier.sanitize(defused(html), {
    RETURN_DOM: true,
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: attributes,
    ADD_URI_SAFE_ATTR: readAttributes,
    // Names are no danger in a document in which nothing runs, and those that stay are judged by us.
    SANITIZE_DOM: false,
    ALLOW_DATA_ATTR: true,
    ALLOW_ARIA_ATTR: false,
    FORBID_TAGS: dropped,
    FORBID_CONTENTS: dropped,
  }) as HTMLElement;
}

/**
 * HTML from anywhere as a tree that may be put into a page.
 * @param base what relative addresses are relative to
 * @param isPage whether `base` is the release's own page, so that a fragment may lead there
 * @returns a body in a document of its own, in which nothing runs and nothing is requested; `undefined` where there is
 *   no sanitiser, and where it cannot be had
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
