import { namesOf } from '../../feed/identity.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import { foldTag, hasTag, isExcluded, tagList, tagsOf } from '../../feed/select-items.js';
import { pageReleases } from '../../base/page-releases.js';

/** The attributes that select releases. */
interface Wishes {
  limit: number;
  offset: number;
  exclude: string;
  tags: string;
  searchable: boolean;
}

/** Selects the visible releases from the loaded ones. */
export class Selection {
  /** The reader's search text. `selectedTags` are the tags that the reader has chosen. */
  query = '';
  selectedTags: string[] = [];
  /** Whether an item contains the words of a query; absent until the function is loaded. */
  hasWords: ((item: Item, query: string) => boolean) | undefined;
  /** Number of visible releases beyond `limit`. */
  more = 0;
  readonly #wishes: Wishes;
  readonly #hrefOf: (item: Item) => string | undefined;
  #former = '';

  /** @param hrefOf function that returns the URL of an item's link */
  constructor(wishes: Wishes, hrefOf: (item: Item) => string | undefined) {
    this.#wishes = wishes;
    this.#hrefOf = hrefOf;
  }

  /** Whether the attributes or the page have changed since the last call. */
  hasChanged(): boolean {
    const { limit, offset, exclude, tags } = this.#wishes;
    const { pathname, search } = location;
    const current = /\bcurrent\b/.test(exclude) && [pathname, search, ...pageReleases().flatMap(namesOf)];
    const now = [limit, offset, exclude, tags, current].join('\n');
    const hasChanged = now !== this.#former;
    this.#former = now;
    return hasChanged;
  }

  /** Whether an item passes `tags` and `exclude`. */
  readonly isWanted = (item: Item): boolean => {
    const { exclude, tags } = this.#wishes;
    const names = exclude.split(/\s+/).filter(Boolean);
    return (
      hasTag(item, tagList(tags)) &&
      // URLs are slow to parse, so compare them only if `exclude` has names.
      !(
        names.length &&
        isExcluded(item, names, location.href, pageReleases(), [
          this.#hrefOf(item),
          item.url,
          item.external_url,
        ])
      )
    );
  };

  /** Whether an item passes `tags`, `exclude` and the reader's search. */
  readonly matches = (item: Item): boolean => this.isWanted(item) && this.#isFound(item);

  wanted({ items }: Feed): Item[] {
    return items.filter(this.isWanted).slice(this.#wishes.offset);
  }

  found(feed: Feed): Item[] {
    return this.wanted(feed).filter(this.#isFound);
  }

  shown(feed: Feed): Item[] {
    return this.found(feed).slice(0, this.#wishes.limit + this.more);
  }

  /** Returns a warning if no release has a wanted tag. With a misspelt tag, the feed would look empty. */
  missedTags({ items }: Feed): string | undefined {
    const { tags } = this.#wishes;
    const wanted = tagList(tags);
    if (!wanted.length || !items.length || items.some((item) => hasTag(item, wanted))) return undefined;
    const names = tagsOf(items).slice(0, 20).join(', ');
    return `No release has the tag "${tags}". ${names ? `Those of the feed are: ${names}.` : 'The feed has no tags.'}`;
  }

  readonly #isFound = (item: Item): boolean =>
    !this.#wishes.searchable ||
    !this.hasWords ||
    (hasTag(item, this.selectedTags.map(foldTag)) && this.hasWords(item, this.query));
}
