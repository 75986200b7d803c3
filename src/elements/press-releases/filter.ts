import { hasWords } from '../../feed/search-items.js';
import { namesOf } from '../../feed/identity.js';
import type { Item } from '../../feed/json-feed.js';
import { foldTag, hasTag, isExcluded, tagList, tagsOf } from '../../feed/select-items.js';
import { pageReleases } from '../../base/page-releases.js';

/** The attributes that filter releases, and the reader's search. */
interface Wishes {
  limit: number;
  offset: number;
  exclude: string;
  tags: string;
  searchable: boolean;
  query: string;
  selectedTags: string[];
}

/** Whether the attribute `exclude` hides the release of the page. */
export const isCurrent = (exclude: string): boolean => /\bcurrent\b/.test(exclude);

/** Filters releases by the attributes `tags` and `exclude` and by the reader's search. */
export class Filter {
  readonly #wishes: Wishes;
  readonly #hrefOf: (item: Item) => string | undefined;
  readonly #pageUrl: () => string;
  #former = '';

  /** @param hrefOf function that returns the URL of an item's link */
  constructor(wishes: Wishes, hrefOf: (item: Item) => string | undefined, pageUrl: () => string) {
    this.#wishes = wishes;
    this.#hrefOf = hrefOf;
    this.#pageUrl = pageUrl;
  }

  /** Whether the attributes or the page have changed since the last call. */
  hasChanged(): boolean {
    const { limit, offset, exclude, tags } = this.#wishes;
    const { pathname, search } = location;
    const current = isCurrent(exclude) && [pathname, search, ...pageReleases().flatMap(namesOf)];
    const now = [limit, offset, exclude, tags, current].join('\n');
    const hasChanged = now !== this.#former;
    this.#former = now;
    return hasChanged;
  }

  /** The items that pass `tags`. */
  tagged(items: Item[]): Item[] {
    const tags = tagList(this.#wishes.tags);
    return items.filter((item) => hasTag(item, tags));
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
        isExcluded(item, names, this.#pageUrl(), pageReleases(), [
          this.#hrefOf(item),
          item.url,
          item.external_url,
        ])
      )
    );
  };

  /** Whether an item passes the reader's search. */
  readonly isFound = (item: Item): boolean => {
    const { searchable, query, selectedTags } = this.#wishes;
    return !searchable || (hasTag(item, selectedTags.map(foldTag)) && hasWords(item, query));
  };

  /** Whether an item passes `tags`, `exclude` and the reader's search. */
  readonly matches = (item: Item): boolean => this.isWanted(item) && this.isFound(item);

  /** Returns a warning if no release has a wanted tag. With a misspelt tag, the feed would look empty. */
  missedTags(items: Item[]): string | undefined {
    const { tags } = this.#wishes;
    if (!items.length || this.tagged(items).length) return undefined;
    const names = tagsOf(items).slice(0, 20).join(', ');
    return `No release has the tag "${tags}". ${names ? `Those of the feed are: ${names}.` : 'The feed has no tags.'}`;
  }
}
