import { wordsOf } from '../base/fold-text.js';
import { entriesOf, type Entry } from './entries.js';
import { prepared, textsOf } from './prepared.js';
import type { SiteList } from './site-list.js';

/** 0 start of a name, 1 start of a word in it, 2 start of a word in an alias, 3 elsewhere; Infinity: nowhere. */
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

let latest: { list: SiteList; query: string; words: string[]; hits: Entry[]; found: Entry[] } | undefined;

/**
 * The sites in which every word of the query is found, in any order and language, best matches first. A query without
 * letters and digits is found as it is written.
 */
export function searchSites(list: SiteList, query: string): Entry[] {
  const isSame = latest?.list === list;
  // Asked several times for what is shown.
  if (isSame && latest?.query === query) return latest.found;
  const words = wordsOf(query);
  const scores = new Map<Entry, number>();
  // A longer query is found only where its beginning was, unless only the longer one has words.
  const isLonger =
    isSame && latest && query.startsWith(latest.query) && !latest.words.length === !words.length;
  for (const entry of isLonger && latest ? latest.hits : entriesOf(list)) {
    const { texts } = prepared(entry);
    const score = words.reduce((sum, word) => sum + rank(texts, word), 0);
    const isFound = words.length
      ? score < Infinity
      : textsOf(entry).some((text) => text.includes(query.trim()));
    if (isFound) scores.set(entry, score);
  }
  const hits = [...scores.keys()];
  const found = hits.toSorted((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0));
  latest = { list, query, words, hits, found };
  return found;
}
