import type { Site, SiteList, Text } from './site-list.js';

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
