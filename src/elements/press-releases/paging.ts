import type { Feed, Item } from '../../feed/json-feed.js';
import type { Feeds } from '../../feed/load-feeds.js';
import type { LoadFailure } from '../../net/load-error.js';

/** What is there now, with the error where not all of it could be had. */
interface Pages {
  feed?: Feed | undefined;
  error?: LoadFailure | undefined;
}

/** Loads further pages, for one wish at a time. */
export class Paging {
  /** The last wish of the reader was not met. */
  hasFailed = false;
  #run: AbortController | undefined;

  get isBusy(): boolean {
    return !!this.#run;
  }

  abort(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  /** `undefined` where it was not wanted any more; never rejects. */
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
