/** JSON Feed 1.1 and 1.0: https://www.jsonfeed.org/version/1.1/ */
import { isObject, listOf, stringOf, type Json } from '../shared/json.js';
import { LoadError } from '../shared/load-error.js';
import { webUrl } from '../shared/web-url.js';
import { plainText } from './plain-text.js';
import { rfc3339 } from './rfc3339.js';

/** Members that this library does not know are kept as they are. */
interface Extensible {
  [member: string]: unknown;
}

export interface Author extends Extensible {
  name?: string | undefined;
  url?: string | undefined;
  avatar?: string | undefined;
}

export interface Attachment extends Extensible {
  url: string;
  title?: string | undefined;
}

/** Where something came from, and what a webmaster should mend in it, a sentence each. */
interface Provenance {
  /** The address of the document; `''` for one that a script gave. */
  source: string;
  warnings: string[];
}

/** A release. Member names are JSON Feed's; addresses are absolute, texts plain. */
export interface Item extends Extensible {
  id: string;
  url?: string | undefined;
  external_url?: string | undefined;
  title?: string | undefined;
  content_html?: string | undefined;
  content_text?: string | undefined;
  summary?: string | undefined;
  image?: string | undefined;
  banner_image?: string | undefined;
  /** RFC 3339: a date-time, or a date alone. */
  date_published?: string | undefined;
  date_modified?: string | undefined;
  authors: Author[];
  tags: string[];
  attachments: Attachment[];
  /** BCP 47; the feed's where the item has none of its own. */
  language?: string | undefined;
  _pressroom: Provenance;
}

/** A feed, normalised. */
export interface Feed extends Extensible {
  title?: string | undefined;
  description?: string | undefined;
  home_page_url?: string | undefined;
  feed_url?: string | undefined;
  next_url?: string | undefined;
  icon?: string | undefined;
  favicon?: string | undefined;
  language?: string | undefined;
  authors: Author[];
  items: Item[];
  _pressroom: Provenance;
}

type ToUrl = (value: unknown) => string | undefined;

const languageTag = (value: unknown) => stringOf(value)?.replaceAll('_', '-');

/** One name has one meaning throughout the format. */
function parserOf(member: string, url: ToUrl): ((value: unknown) => unknown) | undefined {
  if (/(^|_)url$|^(banner_)?image$|icon$|^avatar$/.test(member)) return url;
  if (/^(title|summary|description|name)$/.test(member)) return plainText;
  if (/^date_/.test(member)) return rfc3339;
  if (/^content_/.test(member)) return stringOf;
  return member === 'language' ? languageTag : undefined;
}

/** An object with its members made true to their types; what cannot be is left out, with a warning. */
function checked(raw: Json, url: ToUrl, warnings: string[]): Json {
  const result = { ...raw };
  for (const [name, value] of Object.entries(raw)) {
    const parse = parserOf(name, url);
    if (!parse) continue;
    result[name] = parse(value);
    if (result[name] === undefined && value !== null && value !== '')
      warnings.push(`"${name}" is left out: ${JSON.stringify(value).slice(0, 80)}`);
  }
  return result;
}

/** `authors` of 1.1, else `author` of 1.0; generators also write a bare object or a name. */
function authors(raw: Json, url: ToUrl, warnings: string[]): Author[] {
  const written = raw['authors'] ?? raw['author'] ?? [];
  return (Array.isArray(written) ? (written as unknown[]) : [written])
    .map((author) => checked(isObject(author) ? author : { name: author }, url, warnings))
    .filter(({ name, url: page }) => name ?? page);
}

/**
 * Checks a document once, at the door: what is left is true to its types.
 * @param document parsed JSON, from anywhere
 * @param source the address that it came from
 * @param base what relative addresses in it are relative to, unless it has a `feed_url`
 * @throws LoadError `not-a-feed`
 */
export function parseFeed(document: unknown, source = '', base = source): Feed {
  if (!isObject(document) || !Array.isArray(document['items']))
    throw new LoadError(
      'not-a-feed',
      `${source || 'The document'} is no JSON Feed: it has no "items" array.`,
      source,
    );
  const feedUrl = webUrl(document['feed_url'], base) ?? base;
  const url: ToUrl = (value) => webUrl(value, feedUrl);
  const warnings: string[] = [];
  const feed = checked(document, url, warnings) as Partial<Feed>;
  const { language } = feed;

  const items = new Map<string, Item>();
  document['items'].forEach((raw: unknown, index) => {
    const item = isObject(raw) ? parseItem(raw, url) : undefined;
    if (!item || items.has(item.id))
      warnings.push(`items[${index}] is left out: its "id" is missing or there twice`);
    else {
      const { warnings: own } = item._pressroom;
      warnings.push(...own.map((text) => `items[${index}]: ${text}`));
      items.set(item.id, {
        ...item,
        language: item.language ?? language,
        _pressroom: { source, warnings: own },
      });
    }
  });

  return {
    ...feed,
    authors: authors(document, url, warnings),
    items: newestFirst([...items.values()]),
    _pressroom: { source, warnings },
  };
}

function parseItem(raw: Json, url: ToUrl): Item | undefined {
  // 1.0 asks readers to coerce a number: https://www.jsonfeed.org/version/1/#items
  const id = /string|number/.test(typeof raw['id']) && String(raw['id']).trim();
  if (!id) return undefined;
  const warnings: string[] = [];
  // Generators that know HTML better than the format write `lang`.
  const item = checked({ language: raw['lang'] ?? null, ...raw }, url, warnings) as unknown as Item;
  return {
    ...item,
    id,
    // A release without a title is known by its first words.
    title: item.title ?? firstWords(item.summary ?? plainText(item.content_text)),
    authors: authors(raw, url, warnings),
    tags: listOf(raw['tags']).flatMap((tag) => plainText(tag) ?? []),
    attachments: listOf(raw['attachments'])
      .filter(isObject)
      .map((attachment) => checked(attachment, url, warnings) as unknown as Attachment)
      .filter((attachment) => attachment.url),
    _pressroom: { source: '', warnings },
  };
}

const firstWords = (text: string | undefined) =>
  text && text.length > 80 ? `${text.slice(0, 80).replace(/\s+\S*$/, '')}…` : text;

/** Stable; an item without a date stays behind the one that it followed. */
function newestFirst(items: Item[]): Item[] {
  let time = Infinity;
  const times = new Map(
    items.map((item) => [item, (time = Date.parse(item.date_published ?? '') || time)] as const),
  );
  const at = (item: Item) => times.get(item) ?? 0;
  // The difference of two infinities is none.
  return items.sort((a, b) => at(b) - at(a) || 0);
}
