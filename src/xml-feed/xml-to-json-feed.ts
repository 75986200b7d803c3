/** Converts RSS, RDF and Atom to JSON Feed. It takes the DOM of a browser or of a library for Node. */
import type { Json } from '../base/json.js';
import { absoluteUrl } from './absolute-url.js';
import { decode } from './decode.js';
import { rssDate } from './rss-date.js';

/** Prefixes by which this module calls the elements of a namespace. The first match counts. */
const prefixes: [RegExp, string][] = [
  [/modules\/content/, 'content:'],
  [/org\/dc\//, 'dc:'],
  [/mrss/, 'media:'],
  [/itunes/, 'itunes:'],
  [/atom|rss\/1.0\/$|simple/i, ''],
];

const known = new Map<string, string>();

/** The prefix of an element's namespace. Undeclared prefixes are namespaces of their own: see mend-xml.ts. */
function prefixOf({ namespaceURI, prefix }: Element): string {
  const space = namespaceURI ?? '';
  let found = known.get(space);
  if (found === undefined) {
    found = prefixes.find(([pattern]) => pattern.test(space))?.[1] ?? (prefix ? `${prefix}:` : '');
    if (known.size < 99) known.set(space, found);
  }
  return found;
}

/** The child elements by name, in lower case and with the prefix of `prefixOf`. */
type Parts = Record<string, Element[] | undefined>;

function partsOf(parent: Element, parts: Parts = Object.create(null) as Parts): Parts {
  for (const node of parent.children) {
    const name = prefixOf(node) + node.localName.toLowerCase();
    if (name === 'media:group') partsOf(node, parts);
    (parts[name] ??= []).push(node);
  }
  return parts;
}

const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;

const textOf = (node: Node | undefined): string => node?.textContent?.trim() ?? '';

const attributeOf = (node: Element | undefined, name: string): string => node?.getAttribute(name) ?? '';

const hasMarkup = (node: Element): boolean => node.children.length > 0;

/** All elements with one of these names. @param names names, separated by spaces */
const allOf = (parts: Parts, names: string): Element[] =>
  names.split(' ').flatMap((name) => parts[name] ?? []);

/** The first element that is not empty. @param names names, separated by spaces, in the order of their worth */
const firstOf = (parts: Parts, names: string): Element | undefined =>
  allOf(parts, names).find((node) => hasMarkup(node) || textOf(node));

const escaped = (text: string): string => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The HTML of a node's content. Unlike `XMLSerializer`, it writes neither prefixes nor empty tags. */
function markupOf(parent: Node, depth = 0): string {
  let markup = '';
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && depth < 200) {
      const { localName: name } = node;
      markup += `<${name}`;
      for (const { name: key, value } of node.attributes)
        if (!/^xmlns/.test(key)) markup += ` ${key}="${escaped(value)}"`;
      markup += `>${markupOf(node, depth + 1)}${name === 'br' ? '' : `</${name}>`}`;
    } else if (node.nodeType !== 8) markup += escaped(node.textContent ?? '');
  }
  return markup;
}

/** Removes tags, and the content of scripts and styles. References stay: `parseFeed` decodes them. */
const withoutTags = (markup: string): string =>
  markup
    .replace(/<(script|style)\b[^]*?(<\/\1>|$)/gi, '')
    .replace(/<\/?(?:p|br|div|li|h\d|t[dr])\b[^<>]*>/gi, ' ')
    .replace(/<[/a-z!][^<>]*>/gi, '')
    .trim();

/** Atom sends all that is neither text nor XML as Base64. Media RSS has the type `plain`. */
const isBase64 = (node: Element): boolean =>
  /^base64| (?!text|plain|.*ml$)./.test(`${attributeOf(node, 'mode')} ${attributeOf(node, 'type')}`);

/** The text of Base64; `undefined` for content that is no text. */
function fromBase64(text: string): string | undefined {
  try {
    return decode(
      Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)),
      'utf-8',
    );
  } catch {
    // It is no Base64.
  }
  return undefined;
}

/** The markup or text as it is written. */
const writtenIn = (node: Element): string =>
  hasMarkup(node) ? markupOf(node).trim() : isBase64(node) ? (fromBase64(textOf(node)) ?? '') : textOf(node);

/** Removes e-mail addresses, as in `mail@ministry.example (Name)`, unless there is nothing else. */
const personIn = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/(mailto:)?[^\s@()<>]+@[^\s@()<>]+/, '')
    .replace(/^[\s(<>]+|[\s<>()]+$/g, '') || text;

/**
 * @param root root element of a document
 * @param url URL of the document
 * @returns JSON Feed, not yet checked; `undefined` if the document is no feed
 */
export function xmlToJsonFeed(root: Element, url: string): Json | undefined {
  const isAtom = /^feed$/i.test(root.localName);
  const top = partsOf(root);
  const channel = top['channel']?.[0] ?? (isAtom || top['item'] ? root : undefined);
  if (!channel) return undefined;
  const feed = partsOf(channel);

  const baseOf = (node: Node | null): string =>
    isElement(node) ? absoluteUrl(attributeOf(node, 'xml:base'), baseOf(node.parentNode)) : url;
  const resolved = (node: Element | undefined, address = textOf(node)): string | undefined =>
    node && address && absoluteUrl(address, baseOf(node));
  const languageOf = (node: Node | null): string =>
    isElement(node) ? attributeOf(node, 'xml:lang') || languageOf(node.parentNode) : '';

  /** Only Atom has plain texts. In RSS, texts may be HTML. */
  const isPlain = (node: Element): boolean =>
    isAtom &&
    !hasMarkup(node) &&
    /^(text(\/plain)?)?$/.test(attributeOf(node, 'type')) &&
    attributeOf(node, 'mode') !== 'escaped';
  const lineOf = (node: Element | undefined): string | undefined =>
    node && (isPlain(node) ? writtenIn(node) : withoutTags(writtenIn(node)));
  const htmlOf = (node: Element): string => {
    const base = baseOf(node);
    // XHTML stands in a `div` that is not part of the content.
    const markup = writtenIn(node).replace(
      attributeOf(node, 'type') === 'xhtml' ? /^<div[^<>]*>([^]*)<\/div>$/ : /(?!)/,
      '$1',
    );
    return base === url
      ? markup
      : markup.replace(
          /(<[^<>]*\s(?:href|src)\s*=\s*["']?)([^"'<>\s]+)/gi,
          (_, before: string, address: string) => before + absoluteUrl(address, base),
        );
  };

  const linksOf = (parts: Parts, rel: string) =>
    allOf(parts, 'link').filter(
      (node) => (attributeOf(node, 'rel') || 'alternate') === rel && attributeOf(node, 'href'),
    );
  const linkOf = (parts: Parts, rel = 'alternate'): string | undefined => {
    const links = linksOf(parts, rel);
    const link = links.find((node) => /^$|html/.test(attributeOf(node, 'type'))) ?? links[0];
    return resolved(link, attributeOf(link, 'href'));
  };
  const pageOf = (parts: Parts) => resolved(firstOf(parts, 'link')) ?? linkOf(parts);
  const dateOf = (parts: Parts, names: string) => rssDate(textOf(firstOf(parts, names))) || undefined;
  const authorsOf = (parts: Parts) =>
    allOf(parts, 'author dc:creator itunes:author managingeditor').map((node) => {
      const inner = partsOf(node);
      return {
        name: personIn(textOf(hasMarkup(node) ? firstOf(inner, 'name email') : node)),
        url: resolved(firstOf(inner, 'uri url')),
      };
    });

  /** The ids of items that have none, as stable as their texts allow. */
  const names: string[] = [];
  const itemOf = (row: Element): Json => {
    const parts = partsOf(row);
    const guid = firstOf(parts, 'guid id');
    const id = textOf(guid) || attributeOf(row, 'rdf:about');
    const page =
      pageOf(parts) ??
      (/^https?:/i.test(id) && attributeOf(guid, 'isPermaLink') !== 'false' ? id : undefined);
    const title = lineOf(firstOf(parts, 'title dc:title media:title'));
    const date = dateOf(parts, 'pubdate published issued dc:date dc:issued dc:created created');
    const teaser = firstOf(parts, 'description summary dc:description itunes:summary media:description');
    const body = firstOf(parts, 'content:encoded content body fullitem') ?? teaser;
    const html = body && !isPlain(body) ? htmlOf(body) : undefined;
    const summary = lineOf(teaser) ?? '';
    const images: string[] = [];
    const attachments: Json[] = [];
    for (const node of [
      ...allOf(parts, 'media:content media:thumbnail enclosure itunes:image'),
      ...linksOf(parts, 'enclosure'),
    ]) {
      const type = attributeOf(node, 'type');
      const address = resolved(node, attributeOf(node, 'url') || attributeOf(node, 'href'));
      const time = attributeOf(node, 'duration') || textOf(firstOf(parts, 'itunes:duration'));
      if (/^image|thumb/.test(type + attributeOf(node, 'medium') + node.localName))
        images.push(address ?? '');
      else
        attachments.push({
          url: address,
          title: attributeOf(node, 'title'),
          mime_type: type,
          size_in_bytes: attributeOf(node, 'length') || attributeOf(node, 'fileSize'),
          duration_in_seconds: time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) || undefined,
        });
    }
    // Counters of visits are pictures of one pixel.
    for (const [tag, , address = ''] of html?.matchAll(
      /<img(?=\s)[^<>]*?\ssrc\s*=\s*(["'])([^<>]*?)\1[^<>]*/gi,
    ) ?? [])
      if (!/(width|height)\W+[01]\b/i.test(tag))
        images.push(absoluteUrl(address.replaceAll('&amp;', '&'), page ?? baseOf(row)));
    names.push((title ? `${title} ${date ?? summary}` : summary || markupOf(row)).slice(0, 300));
    return {
      id,
      url: page,
      title,
      summary: summary.length > 300 ? `${summary.slice(0, 300).replace(/\s+\S*$/, '')}…` : summary,
      content_html: html,
      content_text: body && html === undefined ? writtenIn(body) : undefined,
      image: images.find((image) => /^https?:/.test(image)),
      date_published: date,
      date_modified: dateOf(parts, 'updated modified dc:modified'),
      authors: authorsOf(parts),
      tags: allOf(parts, 'category dc:subject').map(
        (node) => attributeOf(node, 'label') || attributeOf(node, 'term') || textOf(node),
      ),
      attachments,
      language: textOf(firstOf(parts, 'dc:language')) || languageOf(body ?? row),
    };
  };

  const home = pageOf(feed);
  const items = [...allOf(feed, 'item entry'), ...(channel === root ? [] : allOf(top, 'item'))].map(itemOf);
  // Items without a page of their own link to one that they share. In JSON Feed that page is no `url`.
  const titles = new Map<unknown, unknown>([[home, false]]);
  for (const { url: page, title } of items) titles.set(page, (titles.get(page) ?? title) === title && title);
  items.forEach((item, index) => {
    const { url: page, id } = item;
    Object.assign(
      item,
      titles.get(page) === false
        ? { url: '', external_url: page, id: id || names[index] }
        : { id: id || page || names[index] },
    );
  });

  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: lineOf(firstOf(feed, 'title dc:title')),
    home_page_url: home,
    next_url: linkOf(feed, 'next'),
    description: lineOf(firstOf(feed, 'description subtitle tagline')),
    language: textOf(firstOf(feed, 'language dc:language')) || languageOf(channel),
    icon: resolved(
      firstOf(feed, 'logo') ?? allOf(feed, 'image').flatMap((node) => allOf(partsOf(node), 'url'))[0],
    ),
    authors: authorsOf(feed),
    items,
  };
}
