/** The findings of a feed, each with its entry in the document's order and its line. */
import { isObject, shown, stringOf, type Json } from '../base/json.js';
import { eachOnce } from '../feed/identity.js';
import { parseFeed, type Feed, type Item } from '../feed/json-feed.js';
import { plainText } from '../feed/plain-text.js';
import { didYouMean } from './did-you-mean.js';
import { findingOf, type Finding } from './findings.js';
import { jsonPlaces, linesOf, xmlEntries, type XmlEntry, type XmlPart } from './source-places.js';

/** The document as it was written. */
export interface Source {
  /** `''` if the document came as an object. */
  text: string;
  /** The kind of the document, such as `RSS 2.0`. */
  kind: string;
}

/** The elements of XML from which the members come, in the order of their worth. */
const elements: Record<string, string> = {
  id: 'guid id',
  url: 'link guid id enclosure media:content itunes:image author',
  external_url: 'link',
  image: 'media:thumbnail media:content itunes:image enclosure content:encoded content description summary',
  date_published: 'pubdate published issued dc:date dc:issued dc:created created',
  date_modified: 'updated modified dc:modified',
  home_page_url: 'link',
  next_url: 'link',
  icon: 'image logo',
  size_in_bytes: 'enclosure media:content link',
  duration_in_seconds: 'itunes:duration media:content enclosure',
};

const feedMembers =
  'version title home_page_url feed_url description user_comment next_url icon favicon authors author language expired hubs items'.split(
    ' ',
  );
const itemMembers =
  'id url external_url title content_html content_text summary image banner_image date_published date_modified authors author tags language attachments'.split(
    ' ',
  );

/** A relative address in HTML. */
const relativeAddress = /<[^<>]*\s(?:href|src)\s*=\s*["']?((?![a-z][a-z\d+.-]*:|[#"'>\s])[^"'>\s]+)/i;

/** The names of a document's members that are unknown and near to a known one that is missing. */
function unknownMembers(object: Json, known: string[]): { name: string; meant: string }[] {
  return Object.keys(object).flatMap((name) => {
    if (known.includes(name) || name.startsWith('_')) return [];
    const meant = didYouMean(
      name,
      known.filter((other) => object[other] === undefined),
    );
    return meant === undefined ? [] : [{ name, meant }];
  });
}

/** The part of an entry from which a member came: one with this value, else the first that is not empty. */
function partOf(entry: XmlEntry | undefined, member: string, value: unknown): XmlPart | undefined {
  const parts = (elements[member] ?? '')
    .split(' ')
    .flatMap((name) => entry?.parts.filter((part) => part.name.toLowerCase() === name) ?? []);
  const written = stringOf(value);
  return (
    (written && parts.find(({ text, attributes }) => (text + attributes).includes(written))) ||
    parts.find(({ text, attributes }) => text.trim() || attributes.trim())
  );
}

/** The title of an entry, to be found by people. */
const named = (title: unknown): string => {
  const text = plainText(title);
  return text ? ` «${text.slice(0, 60)}»` : '';
};

/** The value that a sentence of `parseFeed` quotes, if it is a short string. */
function quotedIn(sentence: string): string | undefined {
  const [, quoted] = /: ("(?:[^"\\]|\\.)*")/.exec(sentence) ?? [];
  return quoted && (JSON.parse(quoted) as string);
}

const rowsOf = (items: unknown): unknown[] =>
  Array.isArray(items) ? (items as unknown[]) : isObject(items) ? Object.values(items) : [];

/**
 * @param feed the document after `parseFeed`
 * @param url URL of the document
 * @param baseOption how the caller names the base for relative addresses
 */
export function feedFindings(
  document: Json,
  feed: Feed,
  url: string,
  { text, kind }: Source,
  baseOption: string,
): Finding[] {
  const isXml = /RSS|Atom/.test(kind);
  const isAtom = /Atom/.test(kind);
  const rows = rowsOf(document['items']);
  const findings: Finding[] = [];
  const lineOf = linesOf(text);
  const all = isXml ? xmlEntries(text) : [];
  // Entries in unexpected places would shift all numbers.
  const entries = all.length === rows.length ? all : [];
  const places = isXml ? undefined : jsonPlaces(text);
  const lineOfPath = (...paths: string[]) => {
    const at = paths.map((path) => places?.get(path)).find((place) => place !== undefined);
    return at === undefined || !text ? undefined : lineOf(at);
  };
  /** The line of a member of an item, of its attachments or of its authors that has this value. */
  const lineOfValue = (index: number, raw: Json, member: string, value: unknown) => {
    const lists = ['attachments', 'authors', 'author'];
    const inner = lists.flatMap((name) =>
      [raw[name]]
        .flat()
        .flatMap((one, at) => (isObject(one) && one[member] === value ? [`${name}[${at}]`, name] : [])),
    );
    const path = `items[${index}]`;
    return raw[member] === value || !inner.length
      ? lineOfPath(`${path}.${member}`)
      : lineOfPath(...inner.map((name) => `${path}.${name}.${member}`));
  };
  const hint = url || stringOf(document['feed_url']) ? '' : baseOption;

  for (const sentence of feed._pressroom.warnings) {
    if (sentence.startsWith('items[')) continue;
    const finding = findingOf(sentence, hint);
    const [, member = ''] = /^"([a-z_]+)"/.exec(sentence) ?? [];
    const [element] = elements[member]?.split(' ') ?? [];
    findings.push({
      ...finding,
      message: isXml && element ? finding.message.replace(`"${member}"`, `<${element}>`) : finding.message,
      line: lineOfPath(member),
    });
  }
  if (!feed.title)
    findings.push({ level: 'warning', code: 'no-title', message: 'The feed has no "title". Write one.' });
  if (!isXml)
    for (const { name, meant } of unknownMembers(document, feedMembers))
      findings.push({
        level: 'warning',
        code: 'unknown',
        message: `"${name}" is no member of a feed. Did you mean "${meant}"?`,
        line: lineOfPath(name),
      });

  const items: Item[] = [];
  const indexes = new Map<Item, number>();
  let hasRelative = false;
  rows.forEach((row, index) => {
    const raw = isObject(row) ? row : {};
    const entry = entries[index];
    const place = {
      entry: `${isXml ? `item ${index + 1}` : `items[${index}]`}${named(raw['title'])}`,
      line: entry ? lineOf(entry.at) : lineOfPath(`items[${index}]`),
    };
    const warn = (code: string, message: string) => {
      findings.push({ level: 'warning', code, message, ...place });
    };
    const one = parseFeed(
      { version: 'https://jsonfeed.org/version/1.1', feed_url: document['feed_url'], items: [row] },
      url,
    );
    const [item] = one.items;
    for (const warning of one._pressroom.warnings) {
      const [, sentence] = /^items\[0\]: ([^]*)$/.exec(warning) ?? [];
      if (sentence === undefined) continue;
      const [, member = ''] = /^"([a-z_]+)"/.exec(sentence) ?? [];
      const quoted = quotedIn(sentence) ?? raw[member];
      const part = partOf(entry, member, quoted);
      const finding = findingOf(sentence, hint);
      if (finding.code === 'no-id' && isXml)
        finding.message = `It is left out, because it is empty. Write a <title>, a <link> and ${isAtom ? 'an <id>' : 'a <guid>'}.`;
      if (part) {
        finding.message = finding.message.replace(`"${member}"`, `<${part.name}>`);
        // A date is quoted as the feed has it, not as it was converted.
        if (finding.code === 'date')
          finding.message = finding.message.replace(shown(quoted), () => shown(part.text.trim()));
      }
      findings.push({
        ...finding,
        ...place,
        line: part ? lineOf(part.at) : (lineOfValue(index, raw, member, quoted) ?? place.line),
      });
    }
    if (!isXml)
      for (const { name, meant } of unknownMembers(raw, itemMembers))
        findings.push({
          level: 'warning',
          code: 'unknown',
          message: `"${name}" is no member of an item. Did you mean "${meant}"?`,
          ...place,
          line: lineOfPath(`items[${index}].${name}`),
        });
    if (!item) return;
    items.push(item);
    indexes.set(item, index);
    if (!item.title) warn('no-title', 'A "title" is missing: the first words are shown instead.');
    if (!item.date_published && !raw['date_published'] && !raw['date_modified'])
      warn(
        'no-date',
        `A date is missing: the order may be wrong. Write ${isXml ? (isAtom ? '<published>2026-11-23T09:40:00+04:00</published>' : '<pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate>') : '"date_published": "2026-11-23T09:40:00+04:00"'}.`,
      );
    if (!item.url && !item.external_url && !raw['url'] && !raw['external_url'])
      warn(
        'no-address',
        `An address is missing: the title is no link. Write ${isXml ? 'a <link>' : '"url"'}.`,
      );
    if (entry && isDerived(entry, kind, !!item.url))
      warn(
        'no-id',
        `${isAtom ? 'An <id>' : 'A <guid>'} is missing: ${item.url ? 'its <link>' : 'its title and date'} stands in, and after a change it counts as a new item. Write ${isAtom ? '<id>' : '<guid isPermaLink="false">'}…${isAtom ? '</id>' : '</guid>'} with a text that never changes.`,
      );
    const [, relative] = (!hasRelative && hint && relativeAddress.exec(item.content_html ?? '')) || [];
    if (relative) {
      hasRelative = true;
      warn(
        'relative',
        `Its text has relative addresses, such as ${relative.slice(0, 80)}. Write them absolute, or name the feed's own address by ${baseOption}.`,
      );
    }
  });
  eachOnce(items, (item, former) => {
    const member = item.id === former.id ? 'id' : item.url === former.url ? 'url' : '';
    const index = indexes.get(item) ?? 0;
    const part = partOf(entries[index], member, item[member]);
    const name = part ? `<${part.name}>` : member ? `"${member}"` : '';
    const number = indexes.get(former) ?? 0;
    findings.push({
      level: 'warning',
      code: 'duplicate',
      message: `It has the same ${name || 'identity'} as ${isXml ? `item ${number + 1}` : `items[${number}]`}${member ? ` (${String(item[member]).slice(0, 80)})` : ''}: only the newer one is shown. Give each item its own ${isXml ? (isAtom ? '<id>' : '<guid>') : '"id"'} and address.`,
      entry: `${isXml ? `item ${index + 1}` : `items[${index}]`}${named(item.title)}`,
      line: part
        ? lineOf(part.at)
        : entries[index]
          ? lineOf(entries[index].at)
          : lineOfPath(`items[${index}].${member}`, `items[${index}]`),
    });
  });
  return findings;
}

/** Whether an entry of XML has no id of its own. RSS up to 0.91 has no `guid`, and an address is enough there. */
function isDerived({ attributes, parts }: XmlEntry, kind: string, hasAddress: boolean): boolean {
  if (/\srdf:about\s*=\s*["'][^"']/.test(attributes)) return false;
  if (hasAddress && /1\.0 \(RDF\)|0\.9[01]?$/.test(kind)) return false;
  return !parts.some(({ name, text }) => /^(?:[^:]+:)?(?:guid|id)$/i.test(name) && text.trim());
}
