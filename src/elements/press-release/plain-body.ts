import { nothing, type TemplateResult } from 'lit';
import { plainText } from '../../feed/plain-text.js';
import { linkUrl } from '../../shared/web-url.js';
import { html } from '../html.js';

/** Up to what is rather the sentence's than the address's. */
const address = /https?:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,:;!?'’)\]}]/g;

/** Paragraphs are parted by empty lines; lines stay lines. */
export const textTemplate = (text: string): TemplateResult =>
  html`<div part="body" class="body plain">
    ${text.split(/\n\s*\n/).map((paragraph) => html`<p>${linked(paragraph.trim())}</p>`)}
  </div>`;

function linked(text: string): unknown[] {
  const addresses = text.match(address) ?? [];
  return text.split(address).map((part, index) => {
    const address = addresses[index];
    const href = linkUrl(address);
    return [part, href ? html`<a href=${href} rel="noopener">${address}</a>` : (address ?? nothing)];
  });
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
