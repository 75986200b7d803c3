import { nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../feed/json-feed.js';
import { fileSize } from '../../i18n/file-size.js';
import { linkUrl } from '../../shared/web-url.js';
import { html } from '../html.js';

/** Files to take along, each with its type and size. */
export const attachmentsTemplate = (attachments: Attachment[], language: string): TemplateResult =>
  html`<ul role="list">
    ${attachments.map((attachment) => {
      const { url, title, size_in_bytes: size } = attachment;
      const name = fileName(url);
      const facts = [typeOf(attachment, name), Number(size) > 0 && fileSize(Number(size), language)];
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
  const { pathname, host } = new URL(url);
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || host;
  } catch {
    return name;
  }
}

/** «PDF»: by the name, which readers know, else by the media type. */
const typeOf = ({ mime_type: type }: Attachment, name: string): string | undefined =>
  (/\.(\w{2,5})$/.exec(name) ??
    (typeof type === 'string' ? /\/(?:x-)?(\w{2,5})$/.exec(type) : null))?.[1]?.toUpperCase();
