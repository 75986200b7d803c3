import { isObject, listOf, stringOf } from '../base/json.js';

/** A fault of a document, or a warning about it. */
export interface Finding {
  /** A fault loses content or keeps the document from being shown. A warning costs time or may surprise. */
  level: 'fault' | 'warning';
  /** A short name of the kind of finding. */
  code: string;
  /** The problem, and its mend. */
  message: string;
  /** The entry in which it was found first, such as `items[3] «Title»`. */
  entry?: string;
}

/** Advice for the webmaster, by the sentence of `parseFeed`: pattern, code and sentence. */
const advice: [RegExp, string, string][] = [
  [/^"date_/, 'date', 'Write dates as in 2026-11-23T09:40:00+04:00 (RSS: Mon, 23 Nov 2026 09:40:00 +0400)'],
  [/^"(banner_)?image"|^"icon"|^"favicon"/, 'image', 'Write the http(s) address of a picture'],
  [/^"[a-z_]*url"/, 'address', 'Write an absolute http(s) address'],
  [/its "id" is missing/, 'no-id', 'Give each item an "id" (RSS: guid) that never changes'],
  [/the same /, 'duplicate', 'Give each item its own "id" (RSS: guid) and address'],
  [/^"version"/, 'version', 'Write "version": "https://jsonfeed.org/version/1.1"'],
  [/^"expired"/, 'expired', ''],
  [/^"(size_in_bytes|duration_in_seconds)"/, 'number', 'Write a whole number'],
  [/^"tags"|^"attachments"|^"items"/, 'type', ''],
  [/./, 'value', 'Write a value of the right type, or leave the member out'],
];

/** Findings that the list can do without. */
const mild = /^(version|expired|type|number|duplicate)$/;

/** The elements of XML from which the members come. */
const elements: Record<string, string> = {
  url: 'link',
  id: 'guid',
  date_published: 'pubDate',
  date_modified: 'updated',
  home_page_url: 'link',
  next_url: 'link rel="next"',
  size_in_bytes: 'length',
  duration_in_seconds: 'duration',
};

/** The entry for the webmaster: its index in JSON, its number in XML, and its title. */
export const entryOf = (index: number, title: unknown, isXml: boolean): string =>
  `${isXml ? `item ${index + 1}` : `items[${index}]`}${stringOf(title) ? ` «${String(title).trim().slice(0, 60)}»` : ''}`;

/**
 * Turns a sentence of `parseFeed` into a finding.
 * @param document the document as JSON
 * @param isXml whether it came as XML
 */
export function findingOf(sentence: string, document: unknown, isXml: boolean): Finding {
  const [, index, text = sentence] = /^items\[(\d+)\]: ([^]*)$/.exec(sentence) ?? [];
  const [, code = 'value', what = ''] = advice.find(([pattern]) => pattern.test(text)) ?? [];
  const item = isObject(document) ? listOf(document['items'])[Number(index)] : undefined;
  const message = isXml
    ? text.replace(/"([a-z_]+)"/, (whole, name: string) => (elements[name] ? `<${elements[name]}>` : whole))
    : text;
  return {
    level: mild.test(code) ? 'warning' : 'fault',
    code,
    message: what ? `${message}. ${what}.` : `${message}.`,
    ...(index && { entry: entryOf(Number(index), isObject(item) ? item['title'] : undefined, isXml) }),
  };
}
