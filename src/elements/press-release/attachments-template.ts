import { nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../feed/json-feed.js';
import { decoded } from '../../sanitizer/as-seen.js';
import { fileSize } from '../../i18n/file-size.js';
import { hostName } from '../../base/host-name.js';
import { linkUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';

/** Renders links to the attached files, with type and size. */
export const attachmentsTemplate = (attachments: Attachment[], language: string): TemplateResult =>
  html`<ul role="list">
    ${attachments.map((attachment) => {
      const { url, title, size_in_bytes: size } = attachment;
      const name = fileName(url);
      const facts = [typeOf(attachment), Number(size) > 0 && fileSize(Number(size), language)];
      const written = facts.filter(Boolean).join(', ');
      return html`<li>
        <a href=${linkUrl(url) ?? nothing}>${title ?? name}</a>${
          // Keep this on one line: the build removes line breaks with the space around them.
          written ? html` <span class="muted" lang=${language}>(${written})</span>` : nothing
        }
      </li>`;
    })}
  </ul>`;

function fileName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return decoded(name) || hostName(url);
}

/** Extensions of server scripts and pages. They do not tell the type of the file that a server sends. */
const madeBy = /^(?:aspx?|cgi|html?|jsp|php\d?)$/i;

/** Media types whose usual file type has another name. */
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

/**
 * Returns a file's type, for example «PDF»: the file extension, otherwise the media type. Apart from 7z, an extension
 * must begin with a letter, because numbers after a dot belong to dates or versions.
 */
function typeOf({ url, mime_type: type }: Attachment): string | undefined {
  const written = typeof type === 'string' ? type : '';
  const [, ending = ''] = /\.(7z|[a-z][a-z\d]{1,4})$/i.exec(new URL(url).pathname) ?? [];
  const byType =
    types.find(([pattern]) => pattern.test(written))?.[1] ??
    /\/(?:x-)?(\w{2,5})\s*(?:[;+]|$)/.exec(written)?.[1]?.toUpperCase();
  return ending && !(madeBy.test(ending) && byType) ? ending.toUpperCase() : byType;
}
