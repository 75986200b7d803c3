import type { TemplateResult } from 'lit';
import { plainText } from '../../feed/plain-text.js';
import { linkUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';

/** Up to a space, a quotation mark or East Asian punctuation, which no address has. */
const address =
  /https?:\/\/[^\s<>"«»“”„‹›\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]+/g;

/** At its end, what an address has itself: other punctuation is the sentence's. */
const ending = /[^\p{P}]$|[/_\-%&#*@]$/u;

const brackets: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** An address without the sentence's punctuation; a bracket is its own where it was opened in it. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  for (; end; end -= 1) {
    const part = text.slice(0, end);
    const last = part.at(-1) ?? '';
    const opening = brackets[last];
    if (opening ? part.split(opening).length >= part.split(last).length : ending.test(last)) break;
  }
  return text.slice(0, end);
}

/** Paragraphs are parted by empty lines; lines stay lines. */
export const textTemplate = (text: string): TemplateResult =>
  html`<div part="body" class="body plain">
    ${text.split(/\n\s*\n/).map((paragraph) => html`<p>${linked(paragraph.trim())}</p>`)}
  </div>`;

function linked(text: string): unknown[] {
  const parts: unknown[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const written = withoutPunctuation(found);
    const url = linkUrl(written);
    if (!url) continue;
    parts.push(text.slice(end, index), html`<a href=${url} rel="noopener">${written}</a>`);
    end = index + written.length;
  }
  return [...parts, text.slice(end)];
}

/** What can be read of HTML without a parser; it is shown as text, so that it need not be safe. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<!--.*?-->|<(script|style|svg|math|template|noscript)\b.*?<\/\1\s*>/gis, '')
    .replace(/<\/?(p|div|h\d|li|tr|table|blockquote|figure|pre|br)\b[^>]*>/gi, '\n\n')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .split(/\n\s*\n/)
    .flatMap((paragraph) => plainText(paragraph) ?? [])
    .join('\n\n');
