/* eslint pressroom/checked-urls: off -- makeSafe() checks all that is written here */
import { native } from '../base/natives.js';
import { webUrl } from '../base/web-url.js';
import { pictureName } from '../base/picture-name.js';
import { frame, lateObject, lateScript, mark } from './allowed.js';

/** Attributes where lazy-loading scripts store a URL until the image or video comes into view. */
const lazyName = /^data-(?:.+-)?(?:src|original|lazy|echo|src-cmplz)$/;
const lazySetName = /^data-(?:.+-)?srcset$/;

/** The largest useful image width for an article in pixels, even on high-density screens. */
const widestPicture = 1600;

/** Class names of CSS frameworks and publishing systems for text that only screen readers get. */
const heardOnly =
  /(?:^|\s)(?:sr-only|screen-reader-(?:text|only)|(?:u-)?visually-?hidden|element-invisible|assistive-text|show-for-sr)(?:-focusable)?(?:\s|$)/i;

/** Declarations that mail programs, editors and publishing systems use to hide text. */
const hidingStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|clip\s*:\s*rect\(\s*[01](?:px)?\b|clip-path\s*:\s*inset\(\s*(?:50|100)%|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?:px)?\s*(?:[;!]|$))/i;

const tinyStyle = /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:[;!]|$)/i;

/** The text of links from a heading to itself. */
const anchorSign = /^[#¶§🔗∞]*$/u;

const media = `img,audio,video,${frame}`;

/**
 * Changes a sanitised tree to the content that a reader of the original page would see. It sets the URLs of lazy
 * images, removes hidden text, and makes links to footnotes work. It reads attributes that `makeSafe` removes
 * afterwards. `makeSafe` also checks everything that this function writes.
 * @param base base URL for relative URLs
 * @param isPage whether `base` is the release's own page, not just its feed
 */
export function showAsSeen(body: HTMLElement, base: string, isPage: boolean): void {
  for (const element of body.querySelectorAll('*')) if (isHidden(element)) element.remove();
  for (const element of body.querySelectorAll('[class]')) dropHeardOnly(element);
  for (const element of body.querySelectorAll('amp-img,amp-anim')) replace(element, 'img');
  for (const element of body.querySelectorAll('amp-video')) replace(element, 'video');
  for (const element of body.querySelectorAll('amp-audio')) replace(element, 'audio');
  for (const element of body.querySelectorAll('amp-iframe')) replace(element, frame);
  for (const element of body.querySelectorAll('amp-youtube,lite-youtube')) linkFilm(element);
  for (const picture of body.querySelectorAll('picture'))
    if (!picture.querySelector('img') && picture.querySelector('source')) picture.append(make(body, 'img'));
  for (const element of body.querySelectorAll(`${media},source`)) takeLazyAddress(element, base);
  for (const element of body.querySelectorAll(lateObject)) openObject(element);
  openLateScripts(body, base);
  followFragments(body, base, isPage);
}

const styleOf = (element: Element) => (element.getAttribute(`${mark}style`) ?? '').replaceAll(mark, '');

function isHidden(element: Element): boolean {
  const style = styleOf(element);
  const isMedia = element.matches(media);
  if (isMedia && lazyAddresses(element).length) return false;
  return (
    element.matches('dialog:not([open])') ||
    (element.getAttribute('hidden') ?? 'until-found').toLowerCase() !== 'until-found' ||
    hidingStyle.test(style) ||
    (element.matches(`img,${frame}`) &&
      (tinyStyle.test(style) ||
        ['width', 'height'].some((name) => /^[01]$/.test(element.getAttribute(name) ?? ''))))
  );
}

/** Removes text for screen readers, unless it is the only name of a link. */
function dropHeardOnly(element: Element): void {
  if (!heardOnly.test(element.className)) return;
  const link = element.parentElement?.closest('a');
  const isName = link && link.textContent.trim() === element.textContent.trim();
  if (!isName) element.remove();
}

/**
 * Creates an element in the tree's own document: in the page's document, the browser would load its images. Content of
 * the tree may hide the document's methods, so `native()` is needed.
 */
const make = (beside: Element, name: string): HTMLElement => native(beside.ownerDocument).createElement(name);

/**
 * Replaces an element by an empty one of another name. The content moves after it: if the end tag is missing, the rest
 * of the article is inside.
 */
function replace(element: Element, name: string): void {
  const other = make(element, name);
  for (const { name, value } of element.attributes)
    if (/^[a-z-]+$/.test(name)) other.setAttribute(name, value);
  element.before(other);
  for (const child of element.querySelectorAll(':scope > :is([placeholder],[fallback])')) child.remove();
  element.replaceWith(...element.childNodes);
}

function linkFilm(element: Element): void {
  const id = element.getAttribute('data-videoid') ?? element.getAttribute('videoid');
  if (id) element.setAttribute('src', `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`);
  replace(element, frame);
}

/** Values such as «true» and «0.5» are settings of the lazy-loading script. */
const isAddress = (value: string) => /[./]/.test(value) && !/^[[{]|^[\d.]+$/.test(value.trim());

const lazyAddresses = (element: Element): string[] =>
  [...element.attributes].flatMap(({ name, value }) =>
    lazyName.test(name) && isAddress(value) ? value : [],
  );

function takeLazyAddress(element: Element, base: string): void {
  const src = element.getAttribute('src') ?? '';
  const sets = () => {
    const sources = element.closest('picture')?.querySelectorAll('source') ?? [];
    // The last source has the format with the widest browser support.
    return [element, ...[...sources].reverse()].flatMap((one) =>
      [...one.attributes].flatMap(({ name, value }) =>
        name === 'srcset' || lazySetName.test(name) ? fromSet(value) : [],
      ),
    );
  };
  const isPicture = element.localName === 'img';
  const found = [...lazyAddresses(element), src, ...(isPicture ? sets() : [])].find(
    (one) => webUrl(one, base) && one.trim(),
  );
  if (found) element.setAttribute('src', found);
  // The current image is a placeholder that a script would replace.
  else if (isPicture && /\blazy/i.test(element.className)) element.removeAttribute('src');
  const poster = element.getAttribute('data-poster');
  if (poster && !element.hasAttribute('poster')) element.setAttribute('poster', poster);
}

/** Selects the URL of the largest useful image from a `srcset`. */
function fromSet(set: string): string[] {
  const candidates = set.split(/,\s+/).map((candidate) => {
    const [url = '', size = '1x'] = candidate.trim().split(/\s+/);
    return {
      url: url.replace(/,$/, ''),
      width: parseFloat(size) * (size.endsWith('x') ? widestPicture / 2 : 1),
    };
  });
  candidates.sort((one, other) => one.width - other.width);
  const best = candidates.filter(({ width }) => width <= widestPicture).at(-1) ?? candidates[0];
  return best?.url ? [best.url] : [];
}

/**
 * Replaces an `object` by its fallback content. If the fallback has no link and no media, an image or a frame for the
 * object's file is added before it.
 */
function openObject(element: Element): void {
  const data = element.getAttribute('data');
  if (data && !element.querySelector(`a[href],${media}`)) {
    const isPicture = /^image\//i.test(element.getAttribute('type') ?? '');
    const other = make(element, isPicture ? 'img' : frame);
    other.setAttribute('src', data);
    other.setAttribute('title', element.getAttribute('title') ?? '');
    element.before(other);
  }
  element.replaceWith(...element.childNodes);
}

/** Adds the content of `noscript` if it has images, videos or links that are missing in the tree. */
function openLateScripts(body: HTMLElement, base: string): void {
  const nameOf = (element: Element) => pictureName(webUrl(element.getAttribute('src'), base) ?? '');
  const late = [...body.querySelectorAll(lateScript)];
  const known = new Set(['']);
  for (const one of body.querySelectorAll(media)) if (!one.closest(lateScript)) known.add(nameOf(one));
  for (const element of late) {
    const shown = [...element.querySelectorAll(`${media},a[href]`)];
    // A link around media is new only if the media are new.
    const isNew = (one: Element) =>
      one.localName === 'a' ? !one.querySelector(media) : !known.has(nameOf(one));
    if (!shown.some(isNew)) element.remove();
    else {
      const isPicture = shown.some(({ localName }) => localName === 'img');
      for (const beside of [element.previousElementSibling, element.nextElementSibling])
        if (isPicture && beside?.localName === 'img' && isPlaceholder(beside, base)) beside.remove();
      for (const one of shown) known.add(nameOf(one));
      element.replaceWith(...element.childNodes);
    }
  }
}

const isPlaceholder = (picture: Element, base: string) =>
  !webUrl(picture.getAttribute('src'), base) || /\blazy/i.test(picture.className);

/**
 * Makes links to fragments work within the text: only their targets keep an `id`. Links from a heading to itself are
 * removed.
 */
function followFragments(body: HTMLElement, base: string, isPage: boolean): void {
  const places = new Map<string, Element>();
  for (const name of ['name', 'id'])
    for (const place of body.querySelectorAll(`[${name}]`)) {
      const id = place.getAttribute(name) ?? '';
      if (name === 'id' || place.localName === 'a') places.set(id, place);
    }
  for (const place of places.values()) place.removeAttribute('id');
  for (const element of body.querySelectorAll('[id]')) element.removeAttribute('id');
  const [page] = base.split('#');
  for (const link of body.querySelectorAll('a[href*="#"]')) {
    const href = link.getAttribute('href')?.trim() ?? '';
    const [before, fragment = ''] = (webUrl(href, base) ?? '').split('#');
    if (before !== page || !(isPage || href.startsWith('#'))) continue;
    const id = decoded(fragment);
    const place = places.get(id) ?? places.get(fragment);
    if (anchorSign.test(link.textContent.trim()) && !link.querySelector(media)) {
      // Other links may lead to this link, so the element must stay as their target.
      if (place === link) link.removeAttribute('href');
      link.textContent = '';
    } else if (place && id) {
      place.id = id;
      link.setAttribute('href', `#${encodeURIComponent(id)}`);
    } else if (isPage && fragment) link.setAttribute('href', `${page}#${fragment}`);
    else link.removeAttribute('href');
  }
}

/** Decodes a part of a URL; returns it as written if it has invalid escapes. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
