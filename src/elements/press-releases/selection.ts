import type { Feed, Item } from '../../feed/json-feed.js';
import type { Filter } from './filter.js';

/** Selects the visible releases from the loaded ones. */
export class Selection {
  /** The reader's search text. `selectedTags` are the tags that the reader has chosen. */
  query = '';
  selectedTags: string[] = [];
  /** Number of visible releases beyond `limit`. */
  more = 0;
  /** The filter for `tags`, `exclude` and the reader's search; absent until it is loaded. */
  filter: Filter | undefined;
  readonly #list: { limit: number; offset: number };

  constructor(list: { limit: number; offset: number }) {
    this.#list = list;
  }

  wanted({ items }: Feed): Item[] {
    return (this.filter ? items.filter(this.filter.isWanted) : items).slice(this.#list.offset);
  }

  found(feed: Feed): Item[] {
    const wanted = this.wanted(feed);
    return this.filter ? wanted.filter(this.filter.isFound) : wanted;
  }

  shown(feed: Feed): Item[] {
    return this.found(feed).slice(0, this.#list.limit + this.more);
  }
}
