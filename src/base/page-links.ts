/** Reads links in the page's markup: their URLs, names and attributes. */
import { native } from './natives.js';
import { webUrl } from './web-url.js';

/** Attributes that an element copies from the page's link to the link that it renders. */
export type PageLink = Record<'target' | 'rel' | 'hreflang', string>;

/** The attributes by the links' URLs. */
export type PageLinks = Map<string, PageLink>;

/** Tags that do not separate words. Custom elements count as inline, too. */
const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|.+-.+)$/;

const squeeze = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';

/**
 * Reads the text of an element as in an accessible name: with the alternative text of images, without hidden content.
 * @param isLeftOut test for elements to skip
 */
export function textIn(element: Element, isLeftOut?: (inner: Element) => boolean): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (
      !(node instanceof Element) ||
      node.matches('[hidden], [aria-hidden=true], script, style, template, noscript, select, desc') ||
      isLeftOut?.(node)
    )
      return '';
    const text =
      squeeze(node.getAttribute('aria-label') ?? node.getAttribute('alt')) ||
      [...node.childNodes].map(read).join('');
    return inline.test(node.localName) ? text : ` ${text} `;
  };
  return squeeze([...element.childNodes].map(read).join(''));
}

/** The name from `aria-labelledby` or `aria-label`; `''` without one. */
export function labelOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const labels = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return (
    squeeze(
      labels
        .map((id) => id && (root.getElementById(id)?.ariaLabel ?? root.getElementById(id)?.textContent))
        .join(' '),
    ) || squeeze(element.getAttribute('aria-label'))
  );
}

/** The accessible name of a link, button or heading, by the order of https://www.w3.org/TR/accname/. */
export const nameOf = (element: Element): string =>
  labelOf(element) ||
  squeeze(element.getAttribute('alt')) ||
  textIn(element) ||
  squeeze((element.matches('[title]') ? element : element.querySelector('[title]'))?.getAttribute('title'));

/**
 * The absolute http(s) URL of a link; `undefined` for fragments of this page and for other schemes.
 * @param written the attribute's value
 */
export function addressOf(
  element: Element,
  written = element.getAttribute('href') ?? '',
): string | undefined {
  const url = /^\s*(#|$)/.test(written) ? undefined : webUrl(written.trim(), element.baseURI);
  const isHere = url?.includes('#') && url.split('#')[0] === native(document).URL.split('#')[0];
  return isHere ? undefined : url;
}

/** The names of links by URL. An image link and a text link often share a URL: the text link's name is preferred. */
export function namesOf(links: Element[]): Map<string, string> {
  const hasText = (link: Element) => (link.textContent.trim() ? 0 : 1);
  const names = new Map<string, string>();
  for (const link of links.toSorted((a, b) => hasText(a) - hasText(b))) {
    const url = addressOf(link);
    const name = nameOf(link);
    if (url && name && !names.has(url)) names.set(url, name);
  }
  return names;
}

/** The attributes of the links in an element, by URL. If several links have the same URL, the first one counts. */
export function attributesIn(root: Element): PageLinks {
  const all: PageLinks = new Map();
  for (const link of root.querySelectorAll('a[href], area[href]')) {
    const url = addressOf(link);
    const [target = '', rel = '', hreflang = ''] = ['target', 'rel', 'hreflang'].map(
      (name) => link.getAttribute(name) ?? '',
    );
    if (url && !all.has(url)) all.set(url, { target, rel, hreflang });
  }
  return all;
}
