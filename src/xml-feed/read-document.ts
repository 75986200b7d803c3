/** Reads documents that are no JSON as they came. It runs in browsers and in Node. */
import { decode } from './decode.js';
import type { Mended } from './mend-xml.js';
import { xmlToJsonFeed } from './xml-to-json-feed.js';

export interface ReadDocument {
  /** JSON, or a feed converted to it. */
  document: unknown;
  /** The text of the JSON in `document`. */
  text: string;
  /** Sentences for the webmaster, one a line. */
  warning?: string;
  /** Whether the document came as XML. */
  isXml?: boolean;
  /** The faults of damaged XML. */
  mended?: Mended;
}

/** A document that is neither JSON nor a feed. */
export interface OtherDocument {
  /** The content, for the webmaster. */
  found: string;
  /** The feed that an HTML page names. */
  feed?: string | undefined;
  isXml?: boolean;
}

/**
 * A parser for XML.
 * @throws Error for damaged XML, or returns a document with a `parsererror` element
 */
export type ParseXml = (text: string) => Document;

/** The encodings that the header and the XML declaration name. @param type the `Content-Type` header */
export const declaredEncodings = (bytes: Uint8Array, type: string | null): string[] =>
  [
    /charset\s*=\s*["']?([^"';\s]+)/i.exec(type ?? ''),
    /^\W*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(decode(bytes.subarray(0, 200), 'latin1') ?? ''),
  ].flatMap((found) => found?.[1]?.toLowerCase() ?? []);

/** Decodes a document if its declarations agree with each other and with its bytes. */
function certainText(bytes: Uint8Array, type: string | null): string | undefined {
  const [name = 'utf-8', other = name] = declaredEncodings(bytes, type);
  const text = decode(bytes, name);
  // Text in another encoding is practically never valid UTF-8.
  return name === other && (decode(bytes, 'utf-8') ?? text) === text ? text : undefined;
}

/**
 * Finds the root. DTDs before it are never read: their entities could be bombs or lead to files.
 * @returns index of the first character after the prolog
 */
export function endOfProlog(text: string): number {
  const part =
    /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?:"[^"]*"|'[^']*'|\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|[^>["'])*>/iy;
  let end = 0;
  while (part.test(text)) end = part.lastIndex;
  return end;
}

/** Namespaces whose elements would act as in a page: the page's policy would report their handlers and styles. */
const activeNamespaces = /(\sxmlns\S*=\s*.)http:\/\/www.w3.org\/(1999\/xhtml|2000\/svg)/g;

/**
 * Reads a feed in XML. For all else it fetches the code that repairs documents and explains what they are.
 * @param type the `Content-Type` header
 * @param url URL of the document
 */
export async function readDocument(
  bytes: Uint8Array,
  type: string | null,
  url: string,
  parse: ParseXml,
): Promise<ReadDocument | OtherDocument> {
  const convert = (xml: string) => {
    const parsed = parse(xml.replace(activeNamespaces, '$1x'));
    if (parsed.getElementsByTagName('parsererror')[0]) throw new Error();
    const document = xmlToJsonFeed(parsed.documentElement, url);
    return document && { document, text: JSON.stringify(document), isXml: true };
  };
  try {
    const text = certainText(bytes, type) ?? '';
    const xml = text.slice(endOfProlog(text));
    // Chromium's message about damaged XML has a style, which a strict policy reports: so nothing else is parsed.
    const found = /^<(\w+:)?(rss|rdf|feed)\b/i.test(xml) && convert(xml);
    if (found) return found;
  } catch {
    // The XML is damaged.
  }
  const { repairDocument } = await import('./repair-document.js');
  return repairDocument(bytes, type, url, convert);
}
