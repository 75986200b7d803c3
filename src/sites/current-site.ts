import type { Entry } from './entries.js';
import { placeOf, prepared } from './prepared.js';
import type { Site } from './site-list.js';

/**
 * Finds the site that contains a page: the site with the longest match of whole path segments.
 * @param page the page's URL
 */
export function currentSite(entries: Entry[], page: string): Site | undefined {
  const place = placeOf(page);
  let length = 0;
  let current: Site | undefined;
  for (const entry of entries)
    for (const segments of prepared(entry).places)
      if (segments.length > length && segments.every((segment, index) => segment === place[index])) {
        ({ length } = segments);
        current = entry.site;
      }
  return current;
}
