/** A fault of a document, or a warning about it. */
export interface Finding {
  /** A fault loses content or keeps the document from being shown. A warning costs time or may surprise. */
  level: 'fault' | 'warning';
  /** A short name of the kind of finding. */
  code: string;
  /** The problem, and advice to mend it. */
  message: string;
  /** The entry with its place in the document's order, such as `item 4 «Title»` in XML and `items[3] «Title»` in JSON. */
  entry?: string | undefined;
  /** The line of the document, from 1 on. */
  line?: number | undefined;
}

/** The form that dates are to have. */
export const dateAdvice =
  'Write dates as in 2026-11-23T09:40:00+04:00 (RSS: Mon, 23 Nov 2026 09:40:00 +0400)';

/** Advice for the webmaster, by the sentence of `parseFeed`: pattern, code and sentence. */
const advice: [RegExp, string, string][] = [
  [/^"date_/, 'date', dateAdvice],
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

/**
 * Turns a sentence of `parseFeed` into a finding.
 * @param sentence the sentence without the item's index
 * @param baseOption how the caller names the base for relative addresses; `''` if there is a base
 */
export function findingOf(sentence: string, baseOption: string): Finding {
  const [, code = 'value', mend = ''] = advice.find(([pattern]) => pattern.test(sentence)) ?? [];
  // The date of a page's console has a shorter advice.
  const text = sentence.replace(/\. Write .*$/, '');
  const isRelative = /^"[a-z_]*(url|image|icon|favicon)"[^:]*: "(?![a-z][a-z\d+.-]*:)/i.test(sentence);
  const more =
    isRelative && baseOption
      ? `, or name the feed's own address by ${baseOption}: then it can be relative`
      : '';
  return {
    level: mild.test(code) ? 'warning' : 'fault',
    code,
    message: mend ? `${text}. ${mend}${more}.` : `${text}.`,
  };
}
