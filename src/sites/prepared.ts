import { searchedWords } from '../base/fold-text.js';
import { whenIdle } from '../base/when-idle.js';
import { entriesOf, type Entry } from './entries.js';
import { allOf, type SiteList } from './site-list.js';

/** All searchable texts of a site. */
export const textsOf = ({ site: { title, aliases, description }, group }: Entry): string[] =>
  [title, aliases, description, group].flatMap(allOf<unknown>).map(String);

/** Folded search texts of an entry, computed once: titles, aliases, and all texts. */
export function foldedTexts(entry: Entry): string[] {
  const { title, aliases } = entry.site;
  return (entry.texts ??= [allOf(title), allOf(aliases).flat(), textsOf(entry)].map((some) =>
    some.map((text) => `\n ${searchedWords(text).join(' ')}`).join(''),
  ));
}

/**
 * Prepares a list before the reader types. It prepares 50 entries in each idle period, so that the page stays
 * responsive.
 */
export function prepareSites(list: SiteList, from = 0): void {
  const some = entriesOf(list).slice(from, from + 50);
  if (some.length)
    whenIdle(() => {
      some.forEach(foldedTexts);
      prepareSites(list, from + 50);
    });
}
