import { eachOnce } from './identity.js';
import { newestFirst, type Feed } from './json-feed.js';

/**
 * Merges several feeds, or pages of one feed. The result has each release once, in its latest version, newest first.
 * The other members are from the first feed.
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
