import { isNamed } from '../../feed/identity.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import { Feeds } from '../../feed/load-feeds.js';
import { LoadError, type LoadFailure } from '../../net/load-error.js';
import { webUrl } from '../../base/web-url.js';

interface Found {
  item: Item | undefined;
  error?: LoadFailure | undefined;
}

/** A release of one feed or several, looked for in five further pages. */
export class ReleaseInFeeds {
  readonly #feeds: Feeds;
  readonly #addresses: string;
  readonly #wanted: string;
  readonly #base: string;

  /**
   * @param addresses of the feeds, separated by spaces
   * @param wanted the release's id or one of its addresses; `''`: the newest
   * @param base what relative addresses are relative to
   * @param timeout milliseconds of one request, asked for at each
   */
  constructor(addresses: string, wanted: string, base: string, timeout: () => number) {
    this.#feeds = new Feeds(addresses, base, timeout);
    this.#addresses = addresses;
    this.#wanted = wanted;
    this.#base = base;
  }

  /**
   * `undefined` for the newest of a feed without any.
   * @throws LoadError `not-found`, what a page could not be had for, or the reason of the abort
   */
  async load(signal: AbortSignal): Promise<Found> {
    const { value, error } = await this.#feeds.load(signal);
    const item =
      this.#find(value) ??
      (this.#wanted ? this.#find(await this.#feeds.more(1, this.#isWanted, signal)) : undefined);
    if (this.#wanted && !item)
      // What failed may be where it is.
      throw (
        error ??
        new LoadError(
          'not-found',
          `${this.#addresses} has no item "${this.#wanted}" in its first pages. Check "item-id", or the link that led here; keep releases in the feed that are linked to.`,
          webUrl(this.#addresses) ?? this.#addresses,
        )
      );
    return { item, error };
  }

  async kept(): Promise<{ item: Item | undefined; time: number } | undefined> {
    const copy = await this.#feeds.kept();
    const item = copy && this.#find(copy.value);
    return item && { item, time: copy.time };
  }

  readonly #isWanted = (item: Item) => isNamed(item, this.#wanted, this.#base);

  #find(feed: Feed | undefined): Item | undefined {
    const { items = [], authors = [] } = feed ?? {};
    const item = this.#wanted
      ? (items.find(({ id }) => id === this.#wanted) ?? items.find(this.#isWanted))
      : items[0];
    // JSON Feed: those of the feed where the item names none.
    return item && !item.authors.length ? { ...item, authors } : item;
  }
}
