import { nothing, type TemplateResult } from 'lit';
import type { Item } from '../../feed/json-feed.js';
import { textDirection } from '../../i18n/text-direction.js';
import { imageUrl, linkUrl } from '../../base/web-url.js';
import { headingTemplate } from '../../base/heading-template.js';
import { html } from '../../base/html.js';
import type { ListOptions } from './list-template.js';
import { lineTemplate } from './release-line.js';

/** Returns the language and direction of a release: its own, otherwise those of the page. */
export function languageAttributes(
  { language }: Item,
  pageLanguage: string,
): Record<'lang' | 'dir', string | undefined> {
  return {
    lang: (language ?? pageLanguage) || undefined,
    dir: language ? (textDirection(language) ?? (textDirection(pageLanguage) ? 'ltr' : undefined)) : 'auto',
  };
}

/**
 * Renders a release of the list. Its only link is in the title.
 * @param fields tokens of the attribute `fields` for this release
 */
export function releaseTemplate(item: Item, fields: Set<string>, options: ListOptions): TemplateResult {
  const { extras } = options;
  const text = item.title ?? item.id;
  const href = linkUrl(options.hrefOf(item));
  const id = options.idOf(item);
  const link = options.links?.get(href ?? '');
  const title = href
    ? html`<a
        id=${id}
        class="link"
        part="link"
        href=${href}
        hreflang=${link?.hreflang || nothing}
        target=${options.target || link?.target || nothing}
        rel=${link?.rel || nothing}
        >${text}</a
      >`
    : html`<span id=${id}>${text}</span>`;
  const image = fields.has('image') ? imageUrl(item.image ?? item.banner_image) : undefined;

  return html`<div class="text">
      ${
        options.layout === 'headlines'
          ? html`<p class="title" part="title">${title}</p>`
          : headingTemplate(options.headingLevel, 'title', title)
      }
      ${lineTemplate(item, fields, options)}
      ${
        fields.has('summary') && item.summary
          ? html`<p class="summary" part="summary">${item.summary}</p>`
          : nothing
      }
      ${extras?.tagsTemplate(item, fields)} ${extras?.reading.buttonTemplate(item, id)}
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
    ${extras?.reading.inlineTemplate(item)}`;
}

/** Hides a picture that fails to load. */
function imageSettled({ currentTarget, type }: Event): void {
  (currentTarget as Element).classList.toggle('broken', type === 'error');
}
