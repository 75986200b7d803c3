import { placeOf } from './place-of.js';
import { prepared, type Entry } from './search-sites.js';
import type { Site } from './site-list.js';

/** The site that a page is on: the longest match of whole segments. */
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
