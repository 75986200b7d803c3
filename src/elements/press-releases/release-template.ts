import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../../feed/json-feed.js';
import { formatDate, type DateFormat } from '../../messages/dates.js';
import { headingTemplate } from '../heading-template.js';
import { textDirection } from '../../messages/text-direction.js';

export interface ReleaseOptions {
  headingLevel: number;
  /** Tokens of the attribute `fields`. */
  fields: Set<string>;
  dates: Omit<DateFormat, 'date' | 'time'>;
}

/** A release in the list: one link, in its title. */
export function releaseTemplate(item: Item, options: ReleaseOptions): TemplateResult {
  const { fields, dates } = options;
  const { pageLanguage } = dates;
  const { language } = item;
  const text = item.title ?? item.id;
  const href = item.url ?? item.external_url;
  const title = href ? html`<a class="link" part="link" href=${href}>${text}</a>` : text;
  const image = fields.has('image') && (item.image ?? item.banner_image);

  return html`<li
    part="item"
    lang=${(language ?? pageLanguage) || nothing}
    dir=${language ? (textDirection(language) ?? (textDirection(pageLanguage) ? 'ltr' : nothing)) : 'auto'}
  >
    <div class="text">
      ${headingTemplate(options.headingLevel, 'title', title)} ${dateTemplate(item, options)}
      ${
        fields.has('summary') && item.summary
          ? html`<p class="summary" part="summary">${item.summary}</p>`
          : nothing
      }
      ${
        fields.has('tags') && item.tags.length
          ? html`<ul class="tags muted" part="tags" role="list">
              ${item.tags.map((tag) => html`<li part="tag">${tag}</li>`)}
            </ul>`
          : nothing
      }
    </div>
    ${
      image
        ? html`<img
            part="image"
            src=${image}
            alt=""
            width="320"
            height="180"
            loading="lazy"
            decoding="async"
            @load=${imageSettled}
            @error=${imageSettled}
          />`
        : nothing
    }
  </li>`;
}

function dateTemplate(item: Item, { fields, dates }: ReleaseOptions): TemplateResult | typeof nothing {
  const date = item.date_published;
  const written = date && formatDate(date, { ...dates, date: fields.has('date'), time: fields.has('time') });
  // In a line of the other direction an isolated date keeps the order of its parts.
  return written
    ? html`<p class="meta muted">
        <time
          part="date"
          datetime=${date.replace('-00:00', '')}
          lang=${written.language}
          dir=${textDirection(written.language) ?? 'ltr'}
          >${written.text}</time
        >
      </p>`
    : nothing;
}

/** A picture that cannot be had is not missed. */
function imageSettled({ currentTarget, type }: Event): void {
  (currentTarget as Element).classList.toggle('broken', type === 'error');
}
