import { isLater, newestFirst, type Feed, type Item } from './json-feed.js';

/**
 * What makes two items of different feeds one release: its address, or an id that is unique in the world. A bare
 * number is unique in its own feed only.
 */
function identitiesOf({ id, url, _pressroom: { source } }: Item): string[] {
  return [/^[a-z][\w+.-]*:/i.test(id) ? id : `${source} ${id}`, ...(url ? [url] : [])];
}

/**
 * Several feeds, or pages of one, as one: newest first, each release once, in its latest version. Its own members are
 * those of the first.
 */
export function mergeFeeds([first, ...others]: [Feed, ...Feed[]]): Feed {
  if (!others.length) return first;
  const feeds = [first, ...others];
  const found = new Map<string, Item>();
  for (const item of feeds.flatMap(({ items }) => items)) {
    const names = identitiesOf(item);
    const former = names.map((name) => found.get(name)).find((known) => known);
    const kept = former && !isLater(item, former) ? former : item;
    for (const name of [...names, ...(former ? identitiesOf(former) : [])]) found.set(name, kept);
  }
  const kept = new Set(found.values());
  return {
    ...first,
    items: newestFirst(...feeds.map(({ items }) => items.filter((item) => kept.has(item)))),
    _pressroom: {
      ...first._pressroom,
      warnings: feeds.flatMap(({ _pressroom: { source, warnings } }) =>
        warnings.map((text) => `${source}: ${text}`),
      ),
    },
  };
}
