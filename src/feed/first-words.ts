/** Extracts the first visible words of HTML without a DOM parser, so that it also runs in Node and in workers. */
import type { Item } from './json-feed.js';
import { decodeReferences, oneLine, plainText } from './plain-text.js';

/** Elements whose text is not visible or not part of the article. */
const unseen = /^(script|style|template|noscript|title|textarea|select|svg|math|iframe|object|audio|video)$/;

/** Elements that do not separate words. */
const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

const hiding = /\shidden(?=[\s=/>])|display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * Finds the end of a tag. A `>` in a quoted attribute value does not end it.
 * @param from index inside the tag
 * @returns index after the tag
 */
function endOfTag(markup: string, from: number): number {
  const sign = /(=\s*)(["'])|>/g;
  sign.lastIndex = from;
  for (let found; (found = sign.exec(markup));) {
    const [, , quote] = found;
    if (!quote) return sign.lastIndex;
    const end = markup.indexOf(quote, sign.lastIndex);
    if (end < 0) break;
    sign.lastIndex = end + 1;
  }
  return markup.length;
}

/**
 * Finds the end of an element, counting nested elements of the same name.
 * @param from index after the start tag
 * @returns index after the end tag
 */
function endOfElement(markup: string, name: string, from: number): number {
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'gi');
  tag.lastIndex = from;
  let depth = 1;
  for (let found; (found = tag.exec(markup));) {
    depth += found[1] ? -1 : 1;
    if (!depth) return endOfTag(markup, tag.lastIndex);
  }
  return markup.length;
}

/**
 * Extracts the visible text of HTML. Character references stay as written.
 * @param enough number of characters after which the function may stop
 * @returns visible text; if there is none, the alternative text of the first image that has one
 */
function seenText(markup: string, enough: number): string {
  let text = '';
  let pictures = '';
  for (let at = 0; at < markup.length && text.length < enough;) {
    const open = markup.indexOf('<', at);
    const end = open < 0 ? markup.length : open;
    text += markup.slice(at, Math.min(end, at + 4 * enough)).replace(/\s+/g, ' ');
    if (text === ' ') text = '';
    if (open < 0) break;
    if (markup.startsWith('<!--', open)) {
      const close = markup.indexOf('-->', open + 4);
      at = close < 0 ? markup.length : close + 3;
      continue;
    }
    const [, slash, written] = /^<(\/?)([a-z][^\s/>]{0,40})/i.exec(markup.slice(open, open + 50)) ?? [];
    if (!written) {
      const isText = !/[!?/]/.test(markup.charAt(open + 1));
      if (isText) text += '<';
      at = isText ? open + 1 : endOfTag(markup, open);
      continue;
    }
    const name = written.toLowerCase();
    at = endOfTag(markup, open);
    if (!inline.test(name) && text) text += ' ';
    if (slash) continue;
    const tag = markup.slice(open, Math.min(at, open + 2000));
    if (name === 'img') {
      const [, , alt = ''] = /\salt\s*=\s*(["'])([^]*?)\1/i.exec(markup.slice(open, at)) ?? [];
      if (!pictures) pictures = alt;
    } else if (unseen.test(name) || (!/^(br|hr|input|wbr)$/.test(name) && hiding.test(tag)))
      at = /^[a-z\d-]+$/.test(name) ? endOfElement(markup, name, at) : markup.length;
  }
  return text.trim() ? text : pictures;
}

/** Shortens a text to about 80 characters. It cuts between words, or between graphemes in a text without spaces. */
function firstWords(text: string | undefined): string | undefined {
  if (!text || text.length <= 80) return text;
  const some = text.slice(0, 81);
  const words = some.replace(/\s+\S*$/, '');
  if (words.length < some.length && words.length > 20) return `${words}…`;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 200))) {
    if (cut && cut.length + segment.length > 80) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** Gives the items without a title the first words of their summary or text as title. */
export function nameUntitled(items: Item[]): void {
  for (const item of items)
    item.title ??= firstWords(
      item.summary ??
        plainText(item.content_text) ??
        oneLine(decodeReferences(seenText(item.content_html ?? '', 300))),
    );
}
