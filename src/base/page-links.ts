/** Reads the links that a page wrote: their addresses, names and attributes. */
import { native } from './natives.js';
import { webUrl } from './web-url.js';

/** Attributes that a link of the page keeps where it is drawn again. */
export type PageLink = Record<'target' | 'rel' | 'hreflang', string>;

/** By their addresses. */
export type PageLinks = Map<string, PageLink>;

/** The tags that do not part words; custom elements are inline, too. */
const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|.+-.+)$/;

const squeeze = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';

/**
 * The text of an element as in an accessible name: pictures by their alternative text, without what is hidden in it.
 * @param isLeftOut elements whose text does not count
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

/** The name that a page gives an element by an attribute. */
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
 * The address that a link leads to; `undefined` for `#`, a place on this page, a script.
 * @param written the address as it is written
 */
export function addressOf(
  element: Element,
  written = element.getAttribute('href') ?? '',
): string | undefined {
  const url = /^\s*(#|$)/.test(written) ? undefined : webUrl(written.trim(), element.baseURI);
  const isHere = url?.includes('#') && url.split('#')[0] === native(document).URL.split('#')[0];
  return isHere ? undefined : url;
}

/** Names by addresses. A picture and a text often lead to the same place: the text is the name. */
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

/** Attributes of the links in an element, by their addresses; of several links to one place the first counts. */
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
