import { hostName } from '../base/host-name.js';
import { native } from '../base/natives.js';
import { imageUrl, linkUrl, webUrl } from '../base/web-url.js';
import { decoded, showAsSeen } from './as-seen.js';
import { allowed, dropped, frame, instead, mark } from './allowed.js';

const goes = new Set(dropped);

/**
 * Removes everything from a sanitised tree that is not in the lists of `allowed.ts`, and makes all URLs absolute and
 * safe. It repeats the sanitiser's checks, so that a mistake there does no harm. Call it before the tree enters a page.
 * @param base base URL for relative URLs
 * @param isPage whether `base` is the release's own page, not just its feed
 */
export function makeSafe(body: HTMLElement, base: string, isPage = true): void {
  showAsSeen(body, base, isPage);
  const places = new Set<Element>();
  for (const found of body.querySelectorAll<HTMLElement>('*')) {
    const element = renamed(found);
    const names = allowed.get(element.localName);
    if (goes.has(element.localName) || element.namespaceURI !== body.namespaceURI) element.remove();
    else if (!names) unwrap(element);
    else {
      for (const { name, value } of [...element.attributes])
        // showAsSeen() keeps an `id` only on targets of links.
        if (name === 'id' && !value.includes(mark)) places.add(element);
        else if (!names.has(name)) element.removeAttribute(name);
        // eslint-disable-next-line pressroom/checked-urls -- addresses are checked below
        else if (value.includes(mark)) element.setAttribute(name, unmarked(value));
      for (const name of ['href', 'src', 'poster']) checkAddress(element, name, base);
      finish(element);
    }
  }
  for (const link of body.querySelectorAll('a'))
    if (!places.has(link) && !link.textContent.trim() && !link.querySelector('img,audio,video')) unwrap(link);
  body.normalize();
  // Text nodes alone.
  const texts = native(body.ownerDocument).createTreeWalker(body, 4);
  for (let text; (text = texts.nextNode() as Text | null);)
    if (text.data.includes(mark)) text.data = unmarked(text.data);
}

const unmarked = (text: string) => text.replaceAll(mark, '');

/** Moves the content of a replaceable element into its replacement. */
function renamed(element: HTMLElement): HTMLElement {
  const name = instead.get(element.localName);
  if (!name || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return element;
  const other = native(element.ownerDocument).createElement(name);
  // eslint-disable-next-line pressroom/checked-urls -- makeSafe() checks them
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  element.before(other);
  while (element.firstChild) other.append(element.firstChild);
  element.remove();
  return other;
}

function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}

function checkAddress(element: Element, name: string, base: string): void {
  const written = element.getAttribute(name);
  if (written === null) return;
  const url =
    name === 'href'
      ? linkUrl(written, base)
      : element.localName === 'img'
        ? imageUrl(written, base)
        : webUrl(written, base);
  if (url) element.setAttribute(name, url);
  else element.removeAttribute(name);
}

function finish(element: HTMLElement): void {
  const { localName } = element;
  for (const name of ['width', 'height'])
    if (!/^\d{1,4}$/.test(element.getAttribute(name) ?? '')) element.removeAttribute(name);
  if (localName === 'a') markForeign(element);
  if (localName === frame) {
    linkInstead(element);
    unwrap(element);
  }
  if (localName === 'img') {
    // Images of one pixel show nothing, and only track the reader.
    if (
      !element.hasAttribute('src') ||
      /^[01]$/.test(element.getAttribute('width') ?? element.getAttribute('height') ?? '')
    )
      element.remove();
    set(element, {
      alt: element.getAttribute('alt') ?? '',
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'same-origin',
    });
  }
  if (/^(audio|video)$/.test(localName)) set(element, { controls: '', preload: 'none' });
  // Without a source, there is nothing to play.
  if (/^(audio|video)$/.test(localName) && !element.hasAttribute('src') && !element.querySelector('source'))
    unwrap(element);
  if (/^(source|track)$/.test(localName) && !element.parentElement?.matches('audio,video')) element.remove();
}

const set = (element: Element, attributes: Record<string, string>) => {
  // eslint-disable-next-line pressroom/checked-urls -- written out where this is called
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

function markForeign(link: Element): void {
  const url = link.getAttribute('href') ?? '';
  if (
    /^http/.test(url) &&
    new URL(url).origin !== (globalThis as Partial<typeof globalThis>).location?.origin
  )
    link.setAttribute('rel', 'noopener');
}

/** Inserts a link before a frame: foreign videos and maps are linked, not embedded. */
function linkInstead(element: Element): void {
  const url = linkUrl(element.getAttribute('src'));
  if (!url) return;
  const link = native(element.ownerDocument).createElement('a');
  const host = hostName(url);
  const [file] = /[^/]+\.(?!aspx?$|cgi$|html?$|jsp$|php$)[a-z]\w{1,4}$/i.exec(new URL(url).pathname) ?? [];
  const title = element.getAttribute('title')?.trim() || (file && decoded(file));
  link.append(title ? `${title} (${host})` : host);
  link.setAttribute('href', url);
  markForeign(link);
  element.before(link);
}
