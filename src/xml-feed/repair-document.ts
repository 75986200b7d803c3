/** Reads JSON with other text around it and damaged feeds, and tells the webmaster what other documents are. */
import { decodeText } from './decode-text.js';
import { linkedFeed } from './linked-feed.js';
import { mendXml } from './mend-xml.js';
import { endOfProlog, type OtherDocument, type ReadDocument } from './read-document.js';
import { repairJson } from './repair-json.js';

export { explainDocument } from './explain-document.js';

/** The root of a feed. */
const feedRoot = /<(?:[a-z][\w-]*:)?(?:rss|rdf|feed|channel)[\s>]/i;

/** The first element of pages that leave out `<html>`. */
const isHtml = /^(?:head|title|meta|link|body|script|h\d|p|div|form|br|b|center|font|pre)$/i;

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Leaves only the line breaks, so that lines keep their numbers. */
const blank = (text: string): string => text.replace(/[^\n]+/g, '');

/**
 * @param type the `Content-Type` header
 * @param url URL of the document
 * @param convert function that converts XML to JSON Feed, and throws if it is damaged
 */
export function repairDocument(
  bytes: Uint8Array,
  type: string | null,
  url: string,
  convert: (xml: string) => ReadDocument | undefined,
): ReadDocument | OtherDocument {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return { found: 'compressed (send it with "Content-Encoding: gzip")' };
  const { text, warning } = decodeText(bytes, type);
  const told = (more?: string) => {
    const all = [warning, more].filter(Boolean);
    return all.length ? { warning: all.join('\n') } : {};
  };
  const end = endOfProlog(text);
  const xml = blank(text.slice(0, end)) + text.slice(end);
  const [, root] = /^\s*<([a-z][\w:.-]*)/i.exec(xml) ?? [];
  if (!feedRoot.test(`<${root ?? ''}>`)) {
    const json = repairJson(text);
    if (typeof json === 'object') return { ...json, ...told(json.warning) };
    const page = text.search(/<(?:!doctype\s+)?html[\s>]/i);
    const feed = text.search(feedRoot);
    if (feed < 0 ? page >= 0 || isHtml.test(root ?? '') : page >= 0 && page < feed) {
      const [, title] = /<title>\s*([^<]{1,80})/i.exec(text) ?? [];
      const found = `an HTML page${title ? ` («${title.trim()}»)` : ''}`;
      return { found, feed: linkedFeed(text, url) };
    }
    if (feed < 0) return { found: root ? `XML of another kind, <${root}>` : json, isXml: !!root };
  }
  const start = xml.search(feedRoot);
  const head = xml.slice(0, start);
  const other = head.replace(/\s+/g, ' ').trim().slice(0, 80);
  const rest = blank(head) + xml.slice(start);
  const isBefore = other && `There is text before the XML. Send nothing besides it: ${other}`;
  const noChannel = { found: 'a feed without a channel', isXml: true };
  try {
    const read = convert(rest);
    return read ? { ...read, ...told(isBefore) } : noChannel;
  } catch {
    const mended = mendXml(rest);
    const { faults } = mended;
    const [first] = faults;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    const place = first ? ` in line ${lineAt(mended.text, first.at)}: ${first.message}${more}` : '';
    try {
      const read = convert(mended.xml);
      if (!read) return noChannel;
      const damage = `The XML is damaged${place}. It was read as far as possible`;
      return { ...read, ...told([isBefore, damage].filter(Boolean).join('\n')), mended };
    } catch {
      return { found: `damaged XML${place}`, isXml: true };
    }
  }
}
