import { nothing, type TemplateResult } from 'lit';
import type { Item } from '../../feed/json-feed.js';
import { formatDate, isCorrection, type DateFormat } from '../../i18n/dates.js';
import type { NewsSentences } from '../../i18n/news-sentences.js';
import type { ReleaseSentences } from '../../i18n/release-sentences.js';
import { textDirection } from '../../i18n/text-direction.js';
import { hostName } from '../../base/host-name.js';
import { pictureName } from '../../base/picture-name.js';
import { imageUrl, linkUrl } from '../../base/web-url.js';
import { headingTemplate } from '../../base/heading-template.js';
import { html } from '../../base/html.js';
import { attachmentsTemplate } from './attachments-template.js';
import { textOf, textTemplate } from './plain-body.js';

export interface ArticleOptions {
  headingLevel: number;
  dates: Omit<DateFormat, 'date' | 'time'>;
  words: NewsSentences & ReleaseSentences;
  /** The sanitised HTML, and its form for Lit; without it, the template shows plain text. */
  body: HTMLElement | undefined;
  content: unknown;
  pageUrl: string;
  actions: unknown;
}

/** Renders a release to read: title, dates, text and attachments. */
export function articleTemplate(item: Item, options: ArticleOptions): TemplateResult {
  const { headingLevel, dates, words, body, content, actions, pageUrl } = options;
  const { pageLanguage, language: ours } = dates;
  const { language, title, url, external_url: other, attachments, tags } = item;
  const image = imageUrl(item.image ?? item.banner_image);
  const source = linkUrl(url ?? other);
  const published = dateTemplate(item.date_published, 'date', dates);
  const updated =
    isCorrection(item.date_published ?? '', item.date_modified ?? '', dates) &&
    dateTemplate(item.date_modified, 'updated', dates);

  return html`<article
    part="article"
    aria-label=${title ?? nothing}
    lang=${(language ?? pageLanguage) || nothing}
    dir=${language ? (textDirection(language) ?? (textDirection(pageLanguage) ? 'ltr' : nothing)) : 'auto'}
  >
    ${title ? headingTemplate(headingLevel, 'heading', title) : nothing}
    ${
      published || updated || item.authors.length
        ? html`<div class="line muted">
            ${published || nothing}
            ${updated ? html`<span><span lang=${ours}>${words.updated}</span> ${updated}</span>` : nothing}
            ${item.authors.length ? authorsTemplate(item) : nothing}
          </div>`
        : nothing
    }
    ${actions} ${image && !shows(body, image) ? imageTemplate(image) : nothing}
    ${content ?? textTemplate(item.content_text ?? (item.content_html ? textOf(item.content_html) : (item.summary ?? '')))}
    ${
      attachments.length
        ? html`<section part="attachments" class="end" aria-label=${words.attachments} lang=${ours}>
            ${headingTemplate(headingLevel + 1, 'title', words.attachments)}
            ${attachmentsTemplate(attachments, ours)}
          </section>`
        : nothing
    }
    ${
      tags.length
        ? html`<ul class="tags end muted" part="tags" role="list">
            ${tags.map((tag) => html`<li part="tag">${tag}</li>`)}
          </ul>`
        : nothing
    }
    ${
      source && source !== pageUrl
        ? html`<p class="end muted" part="source" lang=${ours}>
            ${`${words.source} `}<a href=${source} lang=${(language ?? pageLanguage) || nothing} dir="auto"
              >${item._pressroom.title ?? hostName(source)}</a
            >
          </p>`
        : nothing
    }
  </article>`;
}

function dateTemplate(
  date: string | undefined,
  part: 'date' | 'updated',
  format: Omit<DateFormat, 'date' | 'time'>,
): TemplateResult | undefined {
  const written = date && formatDate(date, { ...format, date: true, time: true });
  return written
    ? html`<time
        part=${part}
        datetime=${date.replace('-00:00', '')}
        lang=${written.language}
        dir=${textDirection(written.language) ?? 'ltr'}
        >${written.text}</time
      >`
    : undefined;
}

const authorsTemplate = ({ authors }: Item) =>
  html`<ul part="authors" class="line" role="list">
    ${authors.map(({ name, url: written }) => {
      const url = linkUrl(written);
      return html`<li>${url ? html`<a href=${url}>${name ?? hostName(url)}</a>` : name}</li>`;
    })}
  </ul>`;

const imageTemplate = (image: string) =>
  html`<img
    part="image"
    class="image"
    src=${imageUrl(image) ?? nothing}
    alt=""
    width="1600"
    height="900"
    decoding="async"
    referrerpolicy="same-origin"
    @load=${imageSettled}
    @error=${imageSettled}
  />`;

/** Whether the text contains the release's picture: many systems repeat it there in another size. */
const shows = (body: HTMLElement | undefined, image: string) =>
  Array.from(body?.querySelectorAll('img') ?? []).some(({ src }) => pictureName(src) === pictureName(image));

/** Hides a picture that fails to load. */
function imageSettled({ currentTarget, type }: Event): void {
  (currentTarget as Element).classList.toggle('broken', type === 'error');
}
