import { isObject } from '../base/json.js';
import { parseFeed, type Feed } from '../feed/json-feed.js';
import { LoadError } from '../net/load-error.js';
import { absoluteUrl } from '../xml-feed/absolute-url.js';
import { read, type Environment } from './check-document.js';
import { feedFindings } from './check-feed.js';
import type { Finding } from './findings.js';
import type { CheckOptions, Input } from './input.js';

export interface ConvertOptions extends CheckOptions {
  /** The newest so many items. */
  limit?: number | undefined;
  /** Whether to convert a feed that is cut off, as far as it goes. */
  partial?: boolean | undefined;
}

/** Leaves out what JSON does not need: empty lists, own notes, the feed's language at its items. */
function tidy({ items, ...feed }: Feed): object {
  const isWorth = ([name, value]: [string, unknown]) =>
    name !== '_pressroom' && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
  const kept = (object: object) => Object.fromEntries(Object.entries(object).filter(isWorth));
  return {
    ...kept({ ...feed, version: 'https://jsonfeed.org/version/1.1' }),
    items: items.map((item) =>
      kept({ ...item, language: item.language === feed.language ? undefined : item.language }),
    ),
  };
}

/** Makes the addresses in HTML absolute, since the JSON will have another address than the feed. */
const withAddresses = (html: string, base: string): string =>
  html.replace(
    /(<[^<>]*\s(?:href|src)\s*=\s*["']?)((?![a-z][a-z\d+.-]*:)[^"'<>\s#][^"'<>\s]*)/gi,
    (_, before: string, address: string) => before + absoluteUrl(address, base),
  );

/**
 * Converts a feed to JSON Feed 1.1.
 * @returns the text of the JSON, and findings about what was mended
 * @throws LoadError that says what to mend
 */
export async function convertFeed(
  input: Input,
  { limit, partial = false, ...options }: ConvertOptions,
  environment: Environment,
): Promise<{ json: string; findings: Finding[] }> {
  const { document, kind, url, text, isCut, findings } = await read(input, options, environment);
  const fail = (message: string) => new LoadError('not-a-feed', message, url);
  if (!isObject(document)) throw fail(findings.map(({ message }) => message).join(' '));
  if (kind === 'site list') throw fail('It is a site list, and no feed.');
  const cut = findings.find(({ code }) => code === 'cut');
  if (isCut && !partial)
    throw fail(
      `The feed is cut off${cut?.line ? ` in line ${cut.line}` : ''}, so items are missing. Nothing is written. Mend the server so that it sends the whole feed, or write what there is by --partial.`,
    );
  const feed = parseFeed(document, url);
  const base = feed.feed_url ?? url;
  const items = feed.items.slice(0, limit).map((item) => ({
    ...item,
    content_html: item.content_html && base ? withAddresses(item.content_html, base) : item.content_html,
  }));
  // An empty feed must not take the place of a good file.
  if (!items.length) throw fail('It has no items.');
  return {
    json: `${JSON.stringify(tidy({ ...feed, items }), undefined, 2)}\n`,
    findings: [
      ...findings,
      ...feedFindings(document, feed, url, { text, kind }, url ? '' : environment.baseOption),
    ],
  };
}
