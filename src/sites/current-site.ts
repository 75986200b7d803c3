import type { Entry } from './entries.js';
import { allOf, type Site } from './site-list.js';

/** The parts of a URL that identify a site: host and port without `www.`, then the path segments. */
function placeOf(address: string): [string, ...string[]] {
  const { host, pathname } = new URL(address);
  return [host.replace(/^www\./, ''), ...pathname.split('/').filter(Boolean)];
}

/**
 * Finds the site that contains a page: the site with the longest match of whole path segments.
 * @param page the page's URL
 */
export function currentSite(entries: Entry[], page: string): Site | undefined {
  const place = placeOf(page);
  const [host] = place;
  let length = 0;
  let current: Site | undefined;
  for (const { site } of entries)
    for (const url of allOf(site.url)) {
      // Parsing every URL of a long list would delay the opening of the panel.
      if (!url.includes(host)) continue;
      const segments = placeOf(url);
      if (segments.length > length && segments.every((segment, index) => segment === place[index])) {
        ({ length } = segments);
        current = site;
      }
    }
  return current;
}
