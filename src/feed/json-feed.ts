/** JSON Feed 1.1 and 1.0: https://www.jsonfeed.org/version/1.1/ */
import { isObject, isSafeName, listOf, shown, stringOf, type Json } from '../base/json.js';
import { LoadError } from '../net/load-error.js';
import { webUrl } from '../base/web-url.js';
import { eachOnce, timeOf } from './identity.js';
import { decodeEntities, plainText } from './plain-text.js';
import { rfc3339 } from './rfc3339.js';

/** The library keeps members that it does not know. */
interface Extensible {
  [member: string]: unknown;
}

/** The author of a feed or a release. */
export interface Author extends Extensible {
  name?: string | undefined;
  /** URL of the author's page. */
  url?: string | undefined;
  /** URL of a picture. */
  avatar?: string | undefined;
}

/** A file that belongs to a release. */
export interface Attachment extends Extensible {
  url: string;
  title?: string | undefined;
  /** Type of the file, such as `application/pdf`. */
  mime_type?: string | undefined;
  /** Size in bytes. */
  size_in_bytes?: number | undefined;
  /** Length of a recording, in seconds. */
  duration_in_seconds?: number | undefined;
}

/** The origin of a feed or an item, and warnings for the webmaster, one sentence each. */
interface Provenance {
  /** The document's URL; `''` if a script set the document. */
  source: string;
  /** The requested URL of the feed's first page. Unlike `source`, redirects and further pages do not change it. */
  feed?: string | undefined;
  /** The feed's title. */
  title?: string | undefined;
  /** Warnings for the webmaster, one sentence each. */
  warnings: string[];
}

/** A release, with the member names of JSON Feed. URLs are absolute. Members that JSON Feed does not define are kept. */
export interface Item extends Extensible {
  /** Unique in the feed. */
  id: string;
  /** URL of the release's own page. */
  url?: string | undefined;
  /** URL of the page that the release is about; used for links without `url`. */
  external_url?: string | undefined;
  title?: string | undefined;
  /** Text as HTML, not sanitised. */
  content_html?: string | undefined;
  /** Text without markup. */
  content_text?: string | undefined;
  summary?: string | undefined;
  /** URL of the picture in a list. */
  image?: string | undefined;
  /** URL of a large picture. */
  banner_image?: string | undefined;
  /** A date-time by RFC 3339, or a date alone. */
  date_published?: string | undefined;
  /** Date of the last change, in the same form. */
  date_modified?: string | undefined;
  authors: Author[];
  tags: string[];
  attachments: Attachment[];
  /** BCP 47 tag; the feed's language if the item has none. */
  language?: string | undefined;
  _pressroom: Provenance;
}

/** A normalised feed, with the member names of JSON Feed: all members have the declared types, all URLs are absolute. */
export interface Feed extends Extensible {
  title?: string | undefined;
  description?: string | undefined;
  /** URL of the site's page with all releases. */
  home_page_url?: string | undefined;
  /** URL of the feed itself. */
  feed_url?: string | undefined;
  /** URL of the page with older releases. */
  next_url?: string | undefined;
  /** URL of a large picture of the site. */
  icon?: string | undefined;
  /** URL of a small picture of the site. */
  favicon?: string | undefined;
  /** BCP 47 tag. */
  language?: string | undefined;
  /** Whether the feed will get no more items. */
  expired?: boolean | undefined;
  /** Authors of all releases that name none. */
  authors: Author[];
  items: Item[];
  _pressroom: Provenance;
}

const languageTag = (value: unknown) => stringOf(value)?.replaceAll('_', '-');

type Parser = (value: unknown, base: string) => unknown;

const textWithLines = (value: unknown) => {
  const text = stringOf(value);
  return text && decodeEntities(text);
};

/** Some generators write numbers as strings, and sizes as floats. */
const quantity = (value: unknown) => {
  const number = Math.round(Number(stringOf(value) ?? (typeof value === 'number' ? value : NaN)));
  // JSON has numbers beyond the range of a double, such as 1e999.
  return number >= 0 && Number.isSafeInteger(number) ? number : undefined;
};

const flag = (value: unknown) => {
  const written = stringOf(value) ?? value;
  if (written === 'true' || written === true) return true;
  return written === 'false' || written === false ? false : undefined;
};

/** The parser for each member name. A name has the same meaning in feeds, items, authors and attachments. */
const meanings: [RegExp, Parser][] = [
  [/(^|_)url$|^(banner_)?image$|icon$|^avatar$/, webUrl],
  [/^(title|summary|description|name)$/, plainText],
  [/^date_/, rfc3339],
  [/^content_html$|^mime_type$/, stringOf],
  [/^content_text$/, textWithLines],
  [/^language$/, languageTag],
  [/^size_in_bytes$|^duration_in_seconds$/, quantity],
  [/^expired$/, flag],
];

const parsers = new Map<string, Parser>();

const asItIs: Parser = (value) => value;

const refused: Parser = () => undefined;

/** Finds the parser for a member name. The cache has a limit, since a hostile feed may have any number of names. */
function parserOf(name: string): Parser {
  const known = parsers.get(name);
  if (known) return known;
  const [, parser = isSafeName(name) ? asItIs : refused] =
    meanings.find(([pattern]) => pattern.test(name)) ?? [];
  if (parsers.size < 99) parsers.set(name, parser);
  return parser;
}

/** Converts an object's members to their types. Unusable values are left out with a warning. */
function checked(raw: Json, base: string, warnings: string[]): Json {
  const result: Json = {};
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    const parser = parserOf(name);
    const read = parser(value, base);
    if (read === undefined && value !== undefined && value !== null && value !== '')
      warnings.push(
        `"${name}" is left out: ${shown(value)}${parser === rfc3339 ? '. Write a date as in 2026-11-23T09:40:00+04:00' : ''}`,
      );
    if (parser !== refused) result[name] = read;
  }
  return result;
}

/** Reads `authors` of version 1.1 or `author` of 1.0. Some generators write a single object or just a name. */
function authors(raw: Json, base: string, warnings: string[]): Author[] {
  const written = raw['authors'] ?? raw['author'] ?? [];
  const found: Author[] = [];
  for (const one of Array.isArray(written) ? (written as unknown[]) : [written]) {
    const author: Author = checked(isObject(one) ? one : { name: one }, base, warnings);
    if (author.name ?? author.url) found.push(author);
  }
  return found;
}

/**
 * Checks and converts a document. In the result, all members have the declared types. Titles may be missing:
 * see `nameUntitled`.
 * @param document parsed JSON from any source
 * @param source URL of the document; `''` if a script set it
 * @param base base URL for relative URLs, unless the document has a `feed_url`
 * @param address requested URL of the feed's first page
 * @throws LoadError `not-a-feed`
 */
export function parseFeed(document: unknown, source = '', base = source, address = source): Feed {
  const rows = isObject(document) ? rowsOf(document['items']) : undefined;
  if (!isObject(document) || !rows)
    throw new LoadError(
      'not-a-feed',
      `${source || 'The document'} is no JSON Feed: it has no "items" array.`,
      source,
    );
  const feedUrl = webUrl(document['feed_url'], base) ?? base;
  const warnings: string[] = [];
  const { version } = document;
  if (!/^"?\s*(https?:\/\/(www\.)?jsonfeed\.org\/version\/)?1(\.\d)?\/?\s*"?$/i.test(shown(version)))
    warnings.push(
      `"version" must be "https://jsonfeed.org/version/1.1", and is ${version === undefined ? 'missing' : shown(version)}`,
    );
  const feed = checked(document, feedUrl, warnings) as Partial<Feed>;
  const { language, title } = feed;
  const list = authors(document, feedUrl, warnings);
  /** The items' indexes in the document. */
  const places: number[] = [];
  if (!Array.isArray(document['items'])) warnings.push('"items" must be an array');
  if (feed.expired)
    warnings.push('"expired" is true: the feed is not asked for again. Name one that goes on');

  const items: Item[] = [];
  /** A warning about several items is reported once, with the first item's index. */
  const told = new Map<string, { text: string; more: number }>();
  const tell = (index: number, text: string) => {
    const [kind = ''] = text.split(':');
    const found = told.get(kind);
    if (found) found.more += 1;
    else told.set(kind, { text: `items[${index}]: ${text}`, more: 0 });
  };
  rows.forEach((raw, index) => {
    const warnings: string[] = [];
    const item = parseItem(raw, feedUrl, { source, feed: address || (feed.feed_url ?? ''), title, warnings });
    if (!item) {
      tell(index, 'left out, its "id" is missing');
      return;
    }
    for (const text of warnings) tell(index, text);
    item.language ??= language;
    places.push(index);
    items.push(item);
  });
  const kept = eachOnce(items, (item, former) => {
    const member = item.id === former.id ? 'id' : item.url === former.url ? 'url' : '';
    tell(
      places[items.indexOf(item)] ?? 0,
      `the same ${member ? `"${member}"` : 'release'} twice, the older one is left out: ${String(item[member || 'id']).slice(0, 80)}`,
    );
  });
  for (const { text, more } of told.values()) warnings.push(more ? `${text} (and ${more} more)` : text);

  return {
    ...feed,
    authors: list,
    items: newestFirst(items.filter((item) => kept.has(item))),
    _pressroom: { source, feed: address, title, warnings },
  };
}

/** Reads `items` as an array. PHP writes a list with gaps as an object: `{"0": {…}, "2": {…}}`. */
function rowsOf(items: unknown): unknown[] | undefined {
  if (Array.isArray(items)) return items as unknown[];
  const rows = isObject(items) ? Object.values(items) : [];
  return rows.length && rows.every((row) => isObject(row) && row['id'] !== undefined) ? rows : undefined;
}

/** The text of a tag. Some generators write tags as objects. */
function tagOf(tag: unknown): string | undefined {
  if (!isObject(tag)) return plainText(tag);
  const { name, label, title, term } = tag;
  return [name, label, title, term].map(plainText).find(Boolean);
}

function parseItem(raw: unknown, base: string, from: Provenance): Item | undefined {
  if (!isObject(raw)) return undefined;
  // Version 1.0 tells readers to convert numbers to strings: https://www.jsonfeed.org/version/1/#items
  const { id: written } = raw;
  const id = typeof written === 'string' ? written.trim() : typeof written === 'number' && String(written);
  if (!id) return undefined;
  const { warnings } = from;
  const tags: string[] = [];
  const { tags: writtenTags, attachments: files } = raw;
  let hasObjects = typeof writtenTags === 'string' && !!writtenTags;
  for (const tag of typeof writtenTags === 'string' ? writtenTags.split(',') : listOf(writtenTags)) {
    hasObjects ||= isObject(tag);
    const text = tagOf(tag);
    if (text) tags.push(text);
  }
  if (hasObjects) warnings.push('"tags" must be an array of strings');
  const attachments: Attachment[] = [];
  if (isObject(files)) warnings.push('"attachments" must be an array');
  for (const one of isObject(files) ? [files] : listOf(files)) {
    const attachment = isObject(one) && (checked(one, base, warnings) as unknown as Attachment);
    if (attachment && attachment.url) attachments.push(attachment);
  }
  const item = checked(raw, base, warnings) as unknown as Item;
  item.id = id;
  item.authors = authors(raw, base, warnings);
  item.tags = tags;
  item.attachments = attachments;
  item._pressroom = from;
  // Some generators write `lang`, as in HTML, instead of `language`.
  item.language ??= languageTag(raw['lang']);
  item.date_published ??= item.date_modified;
  return item;
}

/**
 * Merges lists of items, newest first. The sort is stable. An item without a date counts as old as the dated item
 * before it in its list; without such an item, it comes first.
 */
export function newestFirst(...lists: Item[][]): Item[] {
  const items = lists.flat();
  const times: number[] = [];
  for (const list of lists) {
    let time = Infinity;
    for (const item of list) times.push((time = timeOf(item.date_published) || time));
  }
  // Infinity - Infinity is NaN; 0 keeps their order.
  const order = [...items.keys()].sort((a, b) => (times[b] as number) - (times[a] as number) || 0);
  return order.map((index) => items[index] as Item);
}
