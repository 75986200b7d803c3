import { eachOnce } from './identity.js';
import { newestFirst, type Feed } from './json-feed.js';

/**
 * Several feeds, or pages of one, as one: newest first, each release once, in its latest version. Its own members are
 * those of the first.
 */
export function mergeFeeds([first, ...others]: [Feed, ...Feed[]]): Feed {
  if (!others.length) return first;
  const feeds = [first, ...others];
  const kept = eachOnce(feeds.flatMap(({ items }) => items));
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
