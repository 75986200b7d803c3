import { searchedWords, wordsOf } from '../base/fold-text.js';
import { whenIdle } from '../base/when-idle.js';
import { placeOf } from './current-site.js';
import { allOf, type Site, type SiteList, type Text } from './site-list.js';

/** A site with the group that it stands in. */
export interface Entry {
  site: Site;
  group?: Text;
  /** What is searched, the words of it folded: titles, aliases, all. A new line begins each text, a space each word. */
  texts?: string[];
  /** Where its addresses are, for the current site. */
  places?: string[][];
}

const entries = new WeakMap<SiteList, Entry[]>();

/** All sites in the order of the list. */
export function entriesOf(list: SiteList): Entry[] {
  const all = entries.get(list) ?? [
    ...list.sites.map((site) => ({ site })),
    ...list.groups.flatMap((group) => group.sites.map((site) => ({ site, group: group.title }))),
  ];
  entries.set(list, all);
  return all;
}

/** What searching and finding the current site need of an entry, made once. */
export function prepared(entry: Entry): Required<Pick<Entry, 'texts' | 'places'>> {
  const { title, aliases, url } = entry.site;
  const texts = (entry.texts ??= [allOf(title), allOf(aliases).flat(), textsOf(entry)].map((some) =>
    some.map((text) => `\n ${searchedWords(text).join(' ')}`).join(''),
  ));
  return { texts, places: (entry.places ??= allOf(url).map(placeOf)) };
}

/** Prepares a list before the reader types, in steps that nobody notices. */
export function prepareSites(list: SiteList, from = 0): SiteList {
  const some = entriesOf(list).slice(from, from + 50);
  if (some.length)
    whenIdle(() => {
      some.forEach(prepared);
      prepareSites(list, from + 50);
    });
  return list;
}

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

const textsOf = ({ site: { title, aliases, description }, group }: Entry): string[] =>
  [title, aliases, description, group].flatMap(allOf<unknown>).map(String);

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
