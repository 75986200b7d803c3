/** Checks feeds and site lists for webmasters, by the code that reads them in a page. */
import { isObject } from '../base/json.js';
import { parseFeed, type Feed } from '../feed/json-feed.js';
import { parseSiteList } from '../sites/site-list.js';
import { betterAddress } from '../xml-feed/explain-document.js';
import { readDocument, type ParseXml } from '../xml-feed/read-document.js';
import { checkHeaders, fetchDocument, type Fetched, type FetchOptions } from './fetch-document.js';
import { entryOf, findingOf, type Finding } from './findings.js';

/** A URL to request, or a document: its text, its bytes, or parsed JSON. */
export type Input = string | URL | Uint8Array | object;

export interface CheckOptions {
  /** The base for relative addresses of a document that was not requested. */
  base?: string;
  /** Milliseconds for one request; the default is 10 000. */
  timeout?: number;
}

export interface Report {
  /** Whether there is no fault. */
  ok: boolean;
  /** The kind of the document, such as `RSS 2.0`; `''` for none that can be read. */
  kind: string;
  title?: string | undefined;
  /** The number of items or sites. */
  count: number;
  /** The URL after redirects. */
  url?: string;
  bytes?: number;
  /** Milliseconds until the last byte. */
  time?: number;
  findings: Finding[];
}

export interface Environment {
  parse: ParseXml;
  isServer: boolean;
}

const isAddress = (input: Input): input is string | URL =>
  input instanceof URL || (typeof input === 'string' && /^https?:\/\/\S+$/i.test(input.trim()));

/** A document that was read, with the problems on the way. */
interface Read {
  document?: unknown;
  /** Its kind; `''` for a document that is none of ours. */
  kind: string;
  /** The base for relative addresses. */
  url: string;
  fetched?: Fetched | undefined;
  findings: Finding[];
}

/** The kind of an XML feed by its root, for people. */
function kindOfXml(text: string): string {
  const [, name = '', attributes = ''] = /<(?:[a-z][\w-]*:)?(rss|rdf|feed)([^>]*)/i.exec(text) ?? [];
  const [, version = ''] = /\sversion\s*=\s*["']([^"']+)/.exec(attributes) ?? [];
  if (/rdf/i.test(name)) return 'RSS 1.0 (RDF)';
  if (/feed/i.test(name)) return version ? `Atom ${version}` : 'Atom 1.0';
  return `RSS ${version}`.trim();
}

function kindOfJson(document: unknown): string {
  if (!isObject(document)) return '';
  return document['sites'] || document['groups'] ? 'site list' : document['items'] ? 'JSON Feed' : '';
}

/** Reads what was asked for. The first feed that an HTML page names is followed once. */
export async function read(
  input: Input,
  { base = '', timeout = 10_000 }: CheckOptions,
  { parse, isServer }: Environment,
  isLinked = false,
): Promise<Read> {
  const findings: Finding[] = [];
  const options: FetchOptions = { timeout, isServer };
  const fetched = isAddress(input) ? await fetchDocument(String(input), options, findings) : undefined;
  const url = base || (fetched?.url ?? '');
  if (isAddress(input) && !fetched) return { kind: '', url, findings };
  if (!fetched && typeof input === 'object' && !(input instanceof Uint8Array))
    return { document: input, kind: kindOfJson(input), url, findings };
  const bytes =
    fetched?.bytes ?? (typeof input === 'string' ? new TextEncoder().encode(input) : (input as Uint8Array));
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { document, kind: kindOfJson(document), url, fetched, findings };
  } catch {
    // It is no JSON as it came.
  }
  const result = await readDocument(bytes, fetched?.headers.get('content-type') ?? null, url, parse);
  if ('document' in result) {
    for (const message of result.warning?.split('\n') ?? [])
      findings.push({
        level: 'fault',
        code: /declare/i.test(message) ? 'encoding' : 'damaged',
        message: `${message}.`,
      });
    const start = new TextDecoder('latin1').decode(bytes);
    const kind = result.isXml ? kindOfXml(start) : kindOfJson(result.document);
    return { document: result.document, kind, url, fetched, findings };
  }
  const { found, feed, isXml } = result;
  if (feed && !isLinked) {
    const followed = await read(feed, { timeout }, { parse, isServer }, true);
    const message = betterAddress(url || 'It', feed);
    followed.findings.unshift(...findings, { level: 'warning', code: 'page', message });
    return followed;
  }
  findings.push({
    level: 'fault',
    code: isXml ? 'not-a-feed' : 'not-json',
    message: `It is ${found}. ${isXml ? 'Write the address of a feed (JSON Feed, RSS or Atom)' : 'Check the address, and what the server sends'}.`,
  });
  return { kind: '', url, findings };
}

function checkFeedItems({ items }: Feed, isXml: boolean, findings: Finding[]): void {
  const warn = (code: string, message: string, found: number[]) => {
    const [first] = found;
    if (first === undefined) return;
    findings.push({
      level: 'warning',
      code,
      message: found.length > 1 ? `${message} (${found.length} items)` : message,
      entry: entryOf(first, items[first]?.title, isXml),
    });
  };
  const indexes = (test: (item: Feed['items'][number]) => unknown) =>
    items.flatMap((item, index) => (test(item) ? [index] : []));
  warn(
    'no-title',
    'A "title" is missing: the first words are shown instead.',
    indexes(({ title }) => !title),
  );
  warn(
    'no-date',
    'A date is missing: the order of such items may be wrong.',
    indexes((item) => !item.date_published),
  );
  warn(
    'no-address',
    'An address is missing: the title is no link.',
    indexes((item) => !item.url && !item.external_url),
  );
}

/** Checks a feed or a site list. Never rejects. */
export async function check(
  input: Input,
  options: CheckOptions,
  environment: Environment,
  wanted?: 'feed' | 'site list',
): Promise<Report> {
  const { document, kind, url, fetched, findings } = await read(input, options, environment);
  const isXml = /RSS|Atom/.test(kind);
  let title: string | undefined;
  let count = 0;
  if (document !== undefined && (kind === 'site list' ? wanted !== 'feed' : wanted !== 'site list'))
    try {
      if (kind === 'site list') {
        const list = parseSiteList(document, url);
        count = list.sites.length + list.groups.reduce((sum, { sites }) => sum + sites.length, 0);
        for (const message of list._pressroom.warnings)
          findings.push({ level: 'fault', code: 'site', message: `${message}.` });
      } else {
        const feed = parseFeed(document, url);
        ({ title } = feed);
        count = feed.items.length;
        for (const sentence of feed._pressroom.warnings) findings.push(findingOf(sentence, document, isXml));
        checkFeedItems(feed, isXml, findings);
        if (!title)
          findings.push({
            level: 'warning',
            code: 'no-title',
            message: 'The feed has no "title". Write one.',
          });
      }
      if (!count) findings.push({ level: 'warning', code: 'empty', message: 'It has no items.' });
    } catch (error) {
      findings.push({ level: 'fault', code: 'not-a-feed', message: (error as Error).message });
    }
  else if (document !== undefined)
    findings.push({
      level: 'fault',
      code: `not-a-${wanted ?? 'feed'}`.replace(' ', '-'),
      message: `It is a ${kind || 'document of another kind'}, and no ${wanted ?? 'feed'}.`,
    });
  if (fetched && environment.isServer) checkHeaders(fetched, isXml ? 'xml' : 'json', findings);
  return {
    ok: !findings.some(({ level }) => level === 'fault'),
    kind,
    title,
    count,
    ...(fetched && { url: fetched.url, bytes: fetched.bytes.length, time: fetched.time }),
    findings,
  };
}
