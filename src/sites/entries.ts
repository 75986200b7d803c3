import type { Site, SiteList, Text } from './site-list.js';

/** A site with its group, and its search texts. */
export interface Entry {
  site: Site;
  group?: Text;
  /** Cache of `foldedTexts()`. A new line begins each text, and a space each word. */
  texts?: string[];
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
