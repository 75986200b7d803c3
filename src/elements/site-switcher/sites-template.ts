import { html, nothing, type TemplateResult } from 'lit';
import { textDirection } from '../../messages/text-direction.js';
import type { Entry } from '../../sites/search-sites.js';
import type { resolve, Site, Text } from '../../sites/site-list.js';
import { headingTemplate } from '../heading-template.js';

export interface SitesOptions {
  /** Under the titles of their groups; else each with the name of its group, as search results are. */
  isGrouped: boolean;
  /** How many are drawn, and how many are there: the rest of these are for the browser's own search only. */
  drawn: number;
  reached: number;
  current: Site | undefined;
  headingLevel: number;
  target: string;
  resolve: (text: Text) => ReturnType<typeof resolve<string>>;
}

/** A link knows its site, so that one listener serves all. */
export type SiteLink = HTMLAnchorElement & { entry?: Entry };

/** The sites as lists of links, in groups where they have any. */
export function sitesTemplate(entries: Entry[], options: SitesOptions): TemplateResult {
  const { isGrouped, drawn, reached, headingLevel } = options;
  const hidden = (index: number) => (index < drawn ? nothing : 'until-found');
  const site = (index: number) => siteTemplate(entries[index] as Entry, hidden(index), options);
  const items: TemplateResult[] = [];
  const end = Math.min(reached, entries.length);
  for (let index = 0; index < end;) {
    const from = index;
    const group = isGrouped && entries[index]?.group;
    const sites: TemplateResult[] = [];
    do sites.push(site(index));
    while (++index < end && group && entries[index]?.group === group);
    if (group)
      items.push(
        html`<li part="group" hidden=${hidden(from)}>
          ${headingTemplate(headingLevel, 'group-title', textTemplate(group, options))}
          <ul part="list" role="list">
            ${sites}
          </ul>
        </li>`,
      );
    else items.push(...sites);
  }
  return html`<ul class="sites" part="list" role="list">
    ${items}
  </ul>`;
}

function textTemplate(text: Text, options: SitesOptions, name?: string): TemplateResult {
  const { value, language } = options.resolve(text);
  return html`<span
    class=${name ?? nothing}
    lang=${language ?? nothing}
    dir=${(language && textDirection(language)) ?? nothing}
    >${value}</span
  >`;
}

function siteTemplate(entry: Entry, hidden: unknown, options: SitesOptions): TemplateResult {
  const { site, group } = entry;
  const url = options.resolve(site.url);
  const below = [options.isGrouped ? undefined : group, site.description].flatMap((text) =>
    text ? textTemplate(text, options) : [],
  );
  const isCurrent = site === options.current;
  return html`<li part="site" hidden=${hidden}>
    <a
      part=${isCurrent ? 'link current' : 'link'}
      href=${url.value}
      hreflang=${site.language ?? url.language ?? nothing}
      target=${options.target || nothing}
      aria-current=${isCurrent ? 'true' : nothing}
      .entry=${entry}
      >${
        site.icon
          ? html`<img src=${site.icon} alt="" width="20" height="20" loading="lazy" decoding="async" />`
          : nothing
      }${textTemplate(site.title, options, 'name')}</a
    >
    ${below.length ? html`<p class="muted" part="description">${below}</p>` : nothing}
  </li>`;
}
