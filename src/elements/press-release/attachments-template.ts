import { nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../feed/json-feed.js';
import { decoded } from '../../sanitizer/as-seen.js';
import { fileSize } from '../../i18n/file-size.js';
import { hostName } from '../../base/host-name.js';
import { linkUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';

/** Files to take along, each with its type and size. */
export const attachmentsTemplate = (attachments: Attachment[], language: string): TemplateResult =>
  html`<ul role="list">
    ${attachments.map((attachment) => {
      const { url, title, size_in_bytes: size } = attachment;
      const name = fileName(url);
      const facts = [typeOf(attachment), Number(size) > 0 && fileSize(Number(size), language)];
      const written = facts.filter(Boolean).join(', ');
      return html`<li>
        <a href=${linkUrl(url) ?? nothing}>${title ?? name}</a>${
          // On one line, or white space would be lost.
          written ? html` <span class="muted" lang=${language}>(${written})</span>` : nothing
        }
      </li>`;
    })}
  </ul>`;

function fileName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return decoded(name) || hostName(url);
}

/** Of what a server makes when it is asked, the name says nothing. */
const madeBy = /^(?:aspx?|cgi|html?|jsp|php\d?)$/i;

/** Media types that are not called as readers call the file. */
const types: [RegExp, string][] = [
  [/wordprocessingml/, 'DOCX'],
  [/spreadsheetml/, 'XLSX'],
  [/presentationml/, 'PPTX'],
  [/msword/, 'DOC'],
  [/ms-excel/, 'XLS'],
  [/ms-powerpoint/, 'PPT'],
  [/opendocument\.text/, 'ODT'],
  [/audio\/mpeg/, 'MP3'],
  [/text\/plain/, 'TXT'],
];

/** «PDF»: by the name, which readers know, else by the media type. A number at the end is a date's or a version's. */
function typeOf({ url, mime_type: type }: Attachment): string | undefined {
  const written = typeof type === 'string' ? type : '';
  const [, ending = ''] = /\.(7z|[a-z][a-z\d]{1,4})$/i.exec(new URL(url).pathname) ?? [];
  const byType =
    types.find(([pattern]) => pattern.test(written))?.[1] ??
    /\/(?:x-)?(\w{2,5})\s*(?:[;+]|$)/.exec(written)?.[1]?.toUpperCase();
  return ending && !(madeBy.test(ending) && byType) ? ending.toUpperCase() : byType;
}
