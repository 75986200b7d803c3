import { searchedWords } from '../base/fold-text.js';
import { whenIdle } from '../base/when-idle.js';
import { entriesOf, type Entry } from './entries.js';
import { allOf, type SiteList } from './site-list.js';

/** The parts of a URL that identify a site: host and port without `www.`, then the path segments. */
export function placeOf(address: string): string[] {
  const { host, pathname } = new URL(address);
  return [host.replace(/^www\./, ''), ...pathname.split('/').filter(Boolean)];
}

/** All searchable texts of a site. */
export const textsOf = ({ site: { title, aliases, description }, group }: Entry): string[] =>
  [title, aliases, description, group].flatMap(allOf<unknown>).map(String);

/** Computes an entry's search texts and places once. */
export function prepared(entry: Entry): Required<Pick<Entry, 'texts' | 'places'>> {
  const { title, aliases, url } = entry.site;
  const texts = (entry.texts ??= [allOf(title), allOf(aliases).flat(), textsOf(entry)].map((some) =>
    some.map((text) => `\n ${searchedWords(text).join(' ')}`).join(''),
  ));
  return { texts, places: (entry.places ??= allOf(url).map(placeOf)) };
}

/**
 * Prepares a list before the reader types. It prepares 50 entries in each idle period, so that the page stays
 * responsive.
 */
export function prepareSites(list: SiteList, from = 0): void {
  const some = entriesOf(list).slice(from, from + 50);
  if (some.length)
    whenIdle(() => {
      some.forEach(prepared);
      prepareSites(list, from + 50);
    });
}
