import { nothing, type TemplateResult } from 'lit';
import { textDirection } from '../../i18n/text-direction.js';
import type { Entry } from '../../sites/entries.js';
import type { Resolved, Site, Text } from '../../sites/site-list.js';
import type { PageLinks } from '../../base/page-links.js';
import { foldText, wordsOf } from '../../base/fold-text.js';
import { imageUrl, linkUrl } from '../../base/web-url.js';
import { headingTemplate } from '../../base/heading-template.js';
import { html } from '../../base/html.js';

export interface SitesOptions {
  /** The search text; without it, sites are listed under their group titles. */
  query: string;
  current: Site | undefined;
  headingLevel: number;
  target: string;
  /** Attributes of the page's own links, by URL. */
  links: PageLinks | undefined;
  resolve: (text: Text) => Resolved<string>;
}

/** A link with its site, so that one listener is enough for all links. */
export type SiteLink = HTMLAnchorElement & { entry?: Entry };

/**
 * Renders a list of links, in groups if there are any. Rows have no keys: a new text in an existing element costs the
 * browser only a third of the time for a new element.
 * @param hidden whether only the browser's own search can find the list
 */
export function sitesTemplate(entries: Entry[], options: SitesOptions, hidden = false): TemplateResult {
  const { query, headingLevel, resolve } = options;
  const names = entries.map(({ site }) => resolve(site.title).value);
  const words = wordsOf(query);
  /** Whether a name needs no description: it contains the query and is unique. */
  const isClear = (name: string) =>
    words.every((word) => foldText(name).includes(word)) && names.indexOf(name) === names.lastIndexOf(name);
  const items: TemplateResult[] = [];
  let rows = items;
  let last: Text | undefined;
  for (const entry of entries) {
    const { group } = entry;
    if (!query && group && group !== last) {
      const { value, language } = resolve((last = group));
      items.push(
        html`<li part="group">
          ${headingTemplate(
            headingLevel,
            'group-title',
            html`<span lang=${language ?? nothing} dir=${directionOf(language)}>${value}</span>`,
          )}
          <ul part="list" role="list">
            ${(rows = [])}
          </ul>
        </li>`,
      );
    }
    rows.push(siteTemplate(entry, options, isClear));
  }
  return html`<ul class="sites" part="list" role="list" hidden=${hidden ? 'until-found' : nothing}>
    ${items}
  </ul>`;
}

/** Hides an icon that fails to load. */
const hide = ({ currentTarget }: Event) => {
  (currentTarget as HTMLElement).hidden = true;
};

const directionOf = (language = '') => textDirection(language) ?? nothing;

function siteTemplate(
  entry: Entry,
  options: SitesOptions,
  isClear: (name: string) => boolean,
): TemplateResult {
  const { query, current, target, resolve } = options;
  const { site, group } = entry;
  const url = resolve(site.url);
  const link = options.links?.get(url.value);
  const { value, language } = resolve(site.title);
  const icon = imageUrl(site.icon);
  return html`<li part="site">
    <a
      part=${site === current ? 'link current' : 'link'}
      lang=${language ?? nothing}
      dir=${directionOf(language)}
      href=${linkUrl(url.value) ?? nothing}
      hreflang=${site.language ?? url.language ?? nothing}
      target=${target || link?.target || nothing}
      rel=${link?.rel || nothing}
      aria-current=${site === current || nothing}
      .entry=${entry}
      >${
        icon
          ? html`<img
              src=${icon}
              alt=""
              width="20"
              height="20"
              loading="lazy"
              decoding="async"
              @error=${hide}
            />`
          : nothing
      }${value}</a
    >
    ${(query && isClear(value) ? [] : [query && group, site.description]).map((text) => {
      if (!text) return nothing;
      const about = resolve(text);
      return html`<p
        class="muted"
        part="description"
        lang=${about.language ?? nothing}
        dir=${directionOf(about.language)}
      >
        ${about.value}
      </p>`;
    })}
  </li>`;
}
