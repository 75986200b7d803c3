/** Checks feeds and site lists for webmasters, by the code that reads them in a page. */
import { isObject, type Json } from '../base/json.js';
import { parseFeed } from '../feed/json-feed.js';
import { parseSiteList } from '../sites/site-list.js';
import { decodeText } from '../xml-feed/decode-text.js';
import { betterAddress } from '../xml-feed/explain-document.js';
import type { Mended } from '../xml-feed/mend-xml.js';
import { endOfProlog, readDocument, type ParseXml } from '../xml-feed/read-document.js';
import { feedFindings } from './check-feed.js';
import { siteFindings } from './check-sites.js';
import { explainJson } from './explain-json.js';
import { checkHeaders, fetchDocument, type Fetched, type FetchOptions } from './fetch-document.js';
import type { Finding } from './findings.js';
import { addressMeant, isAddress, type CheckOptions, type Input } from './input.js';
import { linesOf, xmlEntries } from './source-places.js';

/** The result of a check. The members from `url` to `time` are there only if the input was a URL. */
export interface Report {
  /** Whether there is no fault. */
  ok: boolean;
  /** The kind of the document, such as `RSS 2.0`; `''` for none that can be read. */
  kind: string;
  /** The title of the document. */
  title?: string | undefined;
  /** The number of items or sites. */
  count: number;
  /** The URL after redirects. */
  url?: string;
  /** The URLs to which it was redirected, in their order. */
  redirects?: string[];
  /** The size of the answer in bytes, uncompressed. */
  bytes?: number;
  /** Milliseconds until the last byte. */
  time?: number;
  /** The faults and warnings. */
  findings: Finding[];
}

export interface Environment {
  parse: ParseXml;
  isServer: boolean;
  /** How a caller names the base for relative addresses. */
  baseOption: string;
}

/** A document that was read, with the problems on the way. */
export interface Read {
  document?: unknown;
  /** Its kind; `''` for a document that is none of ours. */
  kind: string;
  /** The base for relative addresses. */
  url: string;
  /** The document as it was written; `''` if it came as an object. */
  text: string;
  /** Whether the document ends before its feed does. */
  isCut?: boolean;
  fetched?: Fetched | undefined;
  findings: Finding[];
}

const lineBreaks = (text: string): string => text.replace(/[^\n]+/g, '');

/** The kind of an XML feed by its root, for people. */
function kindOfXml(text: string): string {
  const [, name = '', attributes = ''] =
    /<(?:[a-z][\w-]*:)?(rss|rdf|feed)([^>]*)/i.exec(text.slice(endOfProlog(text))) ?? [];
  const [, version = ''] = /\sversion\s*=\s*["']([^"']+)/.exec(attributes) ?? [];
  if (/rdf/i.test(name)) return 'RSS 1.0 (RDF)';
  if (/feed/i.test(name)) return version ? `Atom ${version}` : 'Atom 1.0';
  return `RSS ${version}`.trim();
}

function kindOfJson(document: unknown): string {
  if (!isObject(document)) return '';
  return document['sites'] || document['groups'] ? 'site list' : document['items'] ? 'JSON Feed' : '';
}

/** The namespaces of prefixes that feeds use. */
const namespaces: Record<string, string> = {
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  atom: 'http://www.w3.org/2005/Atom',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  georss: 'http://www.georss.org/georss',
};

/** One finding for each fault of damaged XML. */
function damageOf({ faults, text, isCut }: Mended): Finding[] {
  const lineOf = linesOf(text);
  const entries = xmlEntries(text);
  return faults.map(({ at, message }, index) => {
    const after = entries.findIndex((entry) => entry.at > at);
    const number = after < 0 ? entries.length : after;
    const entry = entries[number - 1];
    const title = entry?.parts.find(({ name }) => /title$/i.test(name))?.text.trim();
    const isEnd = isCut && index === faults.length - 1;
    return {
      level: 'fault',
      code: isEnd ? 'cut' : 'damaged',
      message: `${message.replace(/xmlns:(\w+)$/, (whole, prefix: string) => `${whole}="${namespaces[prefix] ?? '…'}"`)}.`,
      ...(entry && at < entry.end && { entry: `item ${number}${title ? ` «${title.slice(0, 60)}»` : ''}` }),
      line: lineOf(at),
    };
  });
}

/** The fault of a document that is neither JSON nor a feed. */
function strange(found: string, text: string, isXml: boolean | undefined, redirects: string[]): Finding {
  const level = 'fault';
  if (isXml)
    return {
      level,
      code: 'not-a-feed',
      message: `It is ${found}. Write the address of a feed (JSON Feed, RSS or Atom).`,
    };
  const code = 'not-json';
  if (/^an HTML page/.test(found)) {
    const hasLogin = /<input[^<>]*\stype\s*=\s*["']?password/i.test(text);
    const way = redirects.length
      ? `The server redirects to ${redirects.join(' → ')}, and the answer is`
      : 'It is';
    return {
      level,
      code,
      message: `${way} ${found}, no feed. ${
        hasLogin || redirects.length
          ? `${hasLogin ? 'It asks for a password: make' : 'Make'} the feed public, without a login, cookies or a check for robots.`
          : 'Write the address of the feed, and check what the server sends.'
      }`,
    };
  }
  const fault = /^\s*[[{]/.test(text) && explainJson(text);
  if (fault)
    return {
      level,
      code,
      message: `The JSON is damaged: ${fault.message}.`,
      line: linesOf(text)(fault.at),
    };
  const start = text.trim().slice(0, 40);
  return {
    level,
    code,
    message: /^damaged/.test(found)
      ? `It is neither JSON nor XML. It begins with ${JSON.stringify(start)}. Check the address, and what the server sends.`
      : `It is ${found}. Check the address, and what the server sends.`,
  };
}

/** Reads what was asked for. The first feed that an HTML page names is followed once. */
export async function read(
  input: Input,
  { base = '', timeout = 10_000 }: CheckOptions,
  environment: Environment,
  isLinked = false,
): Promise<Read> {
  const findings: Finding[] = [];
  const options: FetchOptions = { timeout, isServer: environment.isServer };
  const fetched = isAddress(input) ? await fetchDocument(String(input).trim(), options, findings) : undefined;
  const url = base || (fetched?.url ?? '');
  const empty = { kind: '', url, text: '', findings };
  if (isAddress(input) && !fetched) return empty;
  const bytes = fetched?.bytes ?? bytesOfInput(input);
  if (!bytes) return { ...empty, document: input, kind: kindOfJson(input) };
  const meant = typeof input === 'string' && !isAddress(input) && addressMeant(input);
  if (meant) {
    findings.push({
      level: 'fault',
      code: 'url',
      message: `It is an address without its beginning. Write ${meant}`,
    });
    return empty;
  }
  const type = fetched?.headers.get('content-type') ?? null;
  const { text, warning } = decodeText(bytes, type);
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (warning) findings.push({ level: 'fault', code: 'encoding', message: `${warning}.` });
    return { document, kind: kindOfJson(document), url, text, fetched, findings };
  } catch {
    // It is no JSON as it came.
  }
  const result = await readDocument(bytes, type, url, environment.parse);
  if ('document' in result) {
    const { document, isXml, mended } = result;
    for (const message of result.warning?.split('\n') ?? [])
      if (!mended?.faults.length || !message.startsWith('The XML is damaged'))
        findings.push({
          level: 'fault',
          code: /declare/i.test(message) ? 'encoding' : 'damaged',
          message: `${message}.`,
        });
    if (mended) findings.push(...damageOf(mended));
    const before = text.indexOf(result.text);
    return {
      document,
      kind: isXml ? kindOfXml(mended?.text ?? text) : kindOfJson(document),
      url,
      text: mended?.text ?? (isXml || before < 0 ? text : lineBreaks(text.slice(0, before)) + result.text),
      isCut: mended?.isCut ?? false,
      fetched,
      findings,
    };
  }
  const { found, feed, isXml } = result;
  if (feed && !isLinked) {
    const followed = await read(feed, { timeout }, environment, true);
    const message = betterAddress(url || 'It', feed);
    followed.findings.unshift(...findings, { level: 'warning', code: 'page', message });
    return followed;
  }
  findings.push(strange(found, text, isXml, fetched?.redirects ?? []));
  return { ...empty, fetched };
}

function bytesOfInput(input: Input): Uint8Array | undefined {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  return ArrayBuffer.isView(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : undefined;
}

/** Checks a feed or a site list. */
export async function check(
  input: Input,
  options: CheckOptions,
  environment: Environment,
  wanted?: 'feed' | 'site list',
): Promise<Report> {
  const { document, kind, url, text, fetched, findings } = await read(input, options, environment);
  const isXml = /RSS|Atom/.test(kind);
  const baseOption = url ? '' : environment.baseOption;
  let title: string | undefined;
  let count = 0;
  if (document !== undefined && (kind === 'site list' ? wanted !== 'feed' : wanted !== 'site list'))
    try {
      if (kind === 'site list') {
        const list = parseSiteList(document, url);
        count = list.sites.length + list.groups.reduce((sum, { sites }) => sum + sites.length, 0);
        findings.push(...siteFindings(document, list, text, baseOption));
      } else {
        const feed = parseFeed(document, url);
        ({ title } = feed);
        count = feed.items.length;
        findings.push(...feedFindings(document as Json, feed, url, { text, kind }, baseOption));
      }
      if (!count)
        findings.push({
          level: 'warning',
          code: 'empty',
          message: `It has no ${kind === 'site list' ? 'sites' : 'items'}.`,
        });
    } catch (error) {
      findings.push({ level: 'fault', code: 'not-a-feed', message: (error as Error).message });
    }
  else if (document !== undefined)
    findings.push({
      level: 'fault',
      code: `not-a-${wanted ?? 'feed'}`.replace(' ', '-'),
      message: `It is a ${kind || 'document of another kind'}, and no ${wanted ?? 'feed'}.`,
    });
  if (fetched && document !== undefined && environment.isServer)
    checkHeaders(fetched, isXml ? 'xml' : 'json', findings);
  return {
    ok: !findings.some(({ level }) => level === 'fault'),
    kind,
    title,
    count,
    ...(fetched && {
      url: fetched.url,
      redirects: fetched.redirects,
      bytes: fetched.bytes.length,
      time: fetched.time,
    }),
    findings,
  };
}
