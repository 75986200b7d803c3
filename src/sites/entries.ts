import type { Site, SiteList, Text } from './site-list.js';

/** A site with its group, and data cached by `prepared()`. */
export interface Entry {
  site: Site;
  group?: Text;
  /** Folded search texts: titles, aliases, and all texts. A new line begins each text, and a space each word. */
  texts?: string[];
  /** The host and path segments of each URL, to find the current site. */
  places?: string[][];
}

const entries = new WeakMap<SiteList, Entry[]>();

/** All sites in the order of the list. The result is cached. */
export function entriesOf(list: SiteList): Entry[] {
  const all = entries.get(list) ?? [
    ...list.sites.map((site) => ({ site })),
    ...list.groups.flatMap((group) => group.sites.map((site) => ({ site, group: group.title }))),
  ];
  entries.set(list, all);
  return all;
}
