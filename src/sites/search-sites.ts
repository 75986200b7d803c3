import { foldText, occurrences, wordsOf } from '../shared/fold-text.js';
import { allOf, type Site, type SiteList, type Text } from './site-list.js';

/** A site with the group that it stands in. */
export interface Entry {
  site: Site;
  group?: Text;
  /** What is searched, folded when it is first needed: titles, aliases, the rest. */
  texts?: string[][];
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

function textsOf({ site: { title, aliases, description }, group }: Entry): string[][] {
  return [allOf(title), allOf(aliases).flat(), [...allOf(description), ...allOf(group)]].map((texts) =>
    texts.map((text) => foldText(text).folded),
  );
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

/** The sites in which every word of the query is found, in any order and language, best matches first. */
export function searchSites(list: SiteList, query: string): Entry[] {
  const words = wordsOf(query);
  return entriesOf(list)
    .map((entry) => {
      const texts = (entry.texts ??= textsOf(entry));
      return { entry, score: words.reduce((sum, word) => sum + rank(texts, word), 0) };
    })
    .filter(({ score }) => score < Infinity)
    .sort((a, b) => a.score - b.score)
    .map(({ entry }) => entry);
}
