import type { Feed, Item } from '../../feed/json-feed.js';
import type { Feeds } from '../../feed/load-feeds.js';
import type { LoadFailure } from '../../net/load-error.js';

/** The pages that are loaded, and the error if a page failed. */
interface Pages {
  feed?: Feed | undefined;
  error?: LoadFailure | undefined;
}

/** Loads further pages, for one request of the reader at a time. */
export class Paging {
  /** Whether the reader's last request failed. */
  hasFailed = false;
  #run: AbortController | undefined;

  get isBusy(): boolean {
    return !!this.#run;
  }

  abort(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  /** Loads until `count` wanted items are there. Resolves with `undefined` after an abort; never rejects. */
  async load(feeds: Feeds, count: number, isWanted: (item: Item) => boolean): Promise<Pages | undefined> {
    const { signal } = (this.#run = new AbortController());
    const pages: Pages = {};
    try {
      pages.feed = await feeds.more(count, isWanted, signal);
    } catch (thrown) {
      pages.error = thrown as LoadFailure;
    }
    if (signal.aborted) return undefined;
    this.#run = undefined;
    pages.feed ??= feeds.feed;
    return pages;
  }
}
