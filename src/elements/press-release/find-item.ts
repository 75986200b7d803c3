import type { Feed, Item } from '../../feed/json-feed.js';
import { loadFeed } from '../../feed/load-feeds.js';
import { LoadError } from '../../shared/load-error.js';
import type { RequestOptions } from '../../shared/request-json.js';
import { webUrl } from '../../shared/web-url.js';

const mostPages = 5;

/**
 * A release of a feed, looked for through its further pages.
 * @param wanted its id or one of its addresses; `''`: the newest
 * @returns `undefined` for the newest of a feed without any
 * @throws LoadError `not-found`, or what a page of the feed could not be loaded for
 */
export async function findItem(
  address: string,
  wanted: string,
  options: RequestOptions,
): Promise<Item | undefined> {
  const pages = new Set<string>();
  for (let page: string | undefined = address; page && !pages.has(page) && pages.size < mostPages;) {
    pages.add(page);
    const feed: Feed = await loadFeed(page, options);
    if (!wanted) return feed.items[0];
    const url = webUrl(wanted, options.base);
    const item = feed.items.find(
      (item) => item.id === wanted || (url && (item.url === url || item.external_url === url)),
    );
    if (item) return item;
    page = feed.next_url;
  }
  throw new LoadError(
    'not-found',
    `${address} has no item "${wanted}" in its first ${pages.size} page(s). Check "item-id" or the link that led here; a release that left the feed has to be kept in it, or linked to where it is.`,
    webUrl(address, options.base) ?? address,
  );
}
