import { entriesOf } from '../sites/entries.js';
import type { Feed, Item } from '../feed/json-feed.js';
import { resolve, type SiteList } from '../sites/site-list.js';
import { linkUrl } from '../base/web-url.js';
import { attributesOf, escape } from './escape.js';

interface Rendered {
  feed?: Feed | undefined;
  limit?: number;
  item?: Item | undefined;
  sites?: SiteList | undefined;
  language: { declared: string };
}

const linkTo = (name: string, url: string | undefined, lang: string | undefined) => {
  const href = linkUrl(url);
  return href ? `<a${attributesOf({ href, lang })}>${escape(name)}</a>` : escape(name);
};

const listOf = (entries: string[]) =>
  entries.length ? `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>` : '';

/** Links for readers whose browser runs no script, or has no declarative shadow roots. */
export function linksInstead(element: unknown): string {
  const { feed, limit = 0, item, sites, language } = element as Rendered;
  if (item) return `<p>${linkTo(item.title ?? item.id, item.url ?? item.external_url, item.language)}</p>`;
  if (feed)
    return listOf(
      feed.items
        .slice(0, limit)
        .map((one) => linkTo(one.title ?? one.id, one.url ?? one.external_url, one.language)),
    );
  return !sites
    ? ''
    : listOf(
        entriesOf(sites).map(({ site }) => {
          const wanted = [language.declared, sites.language ?? '', 'en'];
          const title = resolve(site.title, wanted);
          return linkTo(title.value, resolve(site.url, wanted).value, title.language);
        }),
      );
}
