import type { Entry } from './search-sites.js';
import { allOf, type Site } from './site-list.js';

/** Host (without `www.`), port and path segments: what tells sites apart. */
function placeOf(address: string): string[] {
  const { host, pathname } = new URL(address);
  return [host.replace(/^www\./, ''), ...pathname.split('/').filter(Boolean)];
}

/** The site that a page is on: the longest match of whole segments. */
export function currentSite(entries: Entry[], page: string): Site | undefined {
  const place = placeOf(page);
  let length = 0;
  let current: Site | undefined;
  for (const { site } of entries)
    for (const url of allOf(site.url)) {
      const segments = placeOf(url);
      if (segments.length > length && segments.every((segment, index) => segment === place[index])) {
        ({ length } = segments);
        current = site;
      }
    }
  return current;
}
