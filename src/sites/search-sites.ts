import { foldText, occurrences, wordsOf } from '../shared/fold-text.js';
import { whenIdle } from '../shared/when-idle.js';
import { placeOf } from './current-site.js';
import { allOf, type Site, type SiteList, type Text } from './site-list.js';

/** A site with the group that it stands in. */
export interface Entry {
  site: Site;
  group?: Text;
  /** What is searched, folded: titles, aliases, the rest. */
  texts?: string[][];
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
  const { title, aliases, description, url } = entry.site;
  const texts = (entry.texts ??= [
    allOf(title),
    allOf(aliases).flat(),
    [...allOf(description), ...allOf(entry.group)],
  ].map((some) => some.map(foldText)));
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
function rank(texts: string[][], word: string): number {
  let best = Infinity;
  texts.forEach((some, kind) => {
    for (const text of some)
      for (const { index, isStart } of occurrences(text, word))
        best = Math.min(best, !isStart || kind > 1 ? 3 : kind ? 2 : index && 1);
  });
  return best;
}

let latest: { list: SiteList; query: string; found: Entry[] } | undefined;

/** The sites in which every word of the query is found, in any order and language, best matches first. */
export function searchSites(list: SiteList, query: string): Entry[] {
  // Asked several times for what is shown.
  if (latest?.list !== list || latest.query !== query) {
    const words = wordsOf(query);
    const found = entriesOf(list)
      .map((entry) => {
        const { texts } = prepared(entry);
        return { entry, score: words.reduce((sum, word) => sum + rank(texts, word), 0) };
      })
      .filter(({ score }) => score < Infinity)
      .sort((a, b) => a.score - b.score)
      .map(({ entry }) => entry);
    latest = { list, query, found };
  }
  return latest.found;
}
