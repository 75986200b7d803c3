import type { TemplateResult } from 'lit';
import { plainText } from '../../feed/plain-text.js';
import { linkUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';

/** A URL ends before a space, a quotation mark or East Asian punctuation. */
const address =
  /https?:\/\/[^\s<>"«»“”„‹›\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]+/g;

/** Characters that a URL may end with. Other punctuation at the end belongs to the sentence. */
const ending = /[^\p{P}]$|[/_\-%&#*@]$/u;

const brackets: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Removes the sentence's punctuation from a URL. A closing bracket stays if the URL also contains the opening one. */
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

/** Renders plain text. Empty lines separate paragraphs; single line breaks are kept. */
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

/** Extracts the text of HTML without a parser. The result need not be safe HTML, because it is rendered as text. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<!--.*?-->|<(script|style|svg|math|template|noscript)\b.*?<\/\1\s*>/gis, '')
    .replace(/<\/?(p|div|h\d|li|tr|table|blockquote|figure|pre|br)\b[^>]*>/gi, '\n\n')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .split(/\n\s*\n/)
    .flatMap((paragraph) => plainText(paragraph) ?? [])
    .join('\n\n');
