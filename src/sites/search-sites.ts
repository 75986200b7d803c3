import { wordsOf } from '../base/fold-text.js';
import { entriesOf, type Entry } from './entries.js';
import { foldedTexts, textsOf } from './prepared.js';
import type { SiteList } from './site-list.js';

/**
 * Ranks a match. The start of a title gives 0, the start of a word in a title 1, the start of a word in an alias 2.
 * Another place gives 3, and no match gives Infinity.
 */
const rank = ([titles = '', aliases = '', all = '']: string[], word: string): number =>
  !all.includes(word)
    ? Infinity
    : titles.includes(`\n ${word}`)
      ? 0
      : titles.includes(` ${word}`)
        ? 1
        : aliases.includes(` ${word}`)
          ? 2
          : 3;

/** The latest search of a list. The next one may start from its result. */
interface Search {
  list: SiteList;
  query: string;
  words: string[];
  hits: Entry[];
  found: Entry[];
}

/** Searches site lists for one reader, who types a query letter by letter. */
export class SiteSearch {
  #latest: Search | undefined;

  /**
   * Finds the sites that contain every word of the query, in any order and language. The best matches come first. A
   * query without letters and digits must occur as written.
   */
  find(list: SiteList, query: string): Entry[] {
    const latest = this.#latest?.list === list ? this.#latest : undefined;
    // Elements call this several times for one rendering.
    if (latest?.query === query) return latest.found;
    const words = wordsOf(query);
    const scores = new Map<Entry, number>();
    // An extended query can only match former hits, so only these are searched. This does not hold if one query is
    // matched by words and the other one as written.
    const isLonger = latest && query.startsWith(latest.query) && !latest.words.length === !words.length;
    for (const entry of isLonger ? latest.hits : entriesOf(list)) {
      const texts = foldedTexts(entry);
      const score = words.reduce((sum, word) => sum + rank(texts, word), 0);
      const isFound = words.length
        ? score < Infinity
        : textsOf(entry).some((text) => text.includes(query.trim()));
      if (isFound) scores.set(entry, score);
    }
    const hits = [...scores.keys()];
    const found = hits.toSorted((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0));
    this.#latest = { list, query, words, hits, found };
    return found;
  }
}
