import { isNamed } from '../../feed/is-named.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import { Feeds } from '../../feed/load-feeds.js';
import { LoadError, type LoadFailure } from '../../net/load-error.js';
import { webUrl } from '../../base/web-url.js';

interface Found {
  item: Item | undefined;
  error?: LoadFailure | undefined;
}

/** Finds a release in one or more feeds. It searches up to five further pages. */
export class ReleaseInFeeds {
  readonly #feeds: Feeds;
  readonly #addresses: string;
  readonly #wanted: string;
  readonly #base: string;

  /**
   * @param addresses URLs of the feeds, separated by spaces
   * @param wanted id or URL of the release; `''` for the newest release
   * @param base base URL of relative URLs
   * @param timeout function that returns the time limit of the next request, in milliseconds
   */
  constructor(addresses: string, wanted: string, base: string, timeout: () => number) {
    this.#feeds = new Feeds(addresses, base, timeout);
    this.#addresses = addresses;
    this.#wanted = wanted;
    this.#base = base;
  }

  /**
   * Loads the release. The item is `undefined` if the newest release is wanted and the feed is empty.
   * @throws LoadError `not-found`, or the error of a page that failed; the abort reason if aborted
   */
  async load(signal: AbortSignal): Promise<Found> {
    const { value, error } = await this.#feeds.load(signal);
    const item =
      this.#find(value) ??
      (this.#wanted ? this.#find(await this.#feeds.more(1, this.#isWanted, signal)) : undefined);
    if (this.#wanted && !item)
      // Report a failed feed first: it may contain the release.
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
    // JSON Feed: the feed's authors apply to items without authors.
    return item && !item.authors.length ? { ...item, authors } : item;
  }
}
