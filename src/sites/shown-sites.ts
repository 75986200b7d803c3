import type { SiteList } from './site-list.js';

const shown = new Map<object, SiteList>();

/**
 * The lists that are on the page now: only to their sites may settings of the low-vision mode be carried.
 * @param owner the element that shows the list; `undefined` as list: it shows none any more
 */
export function registerSites(owner: object, list: SiteList | undefined): void {
  if (list) shown.set(owner, list);
  else shown.delete(owner);
}
