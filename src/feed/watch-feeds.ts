import { watch } from '../net/refresh.js';
import type { Feed } from './json-feed.js';
import type { Feeds } from './load-feeds.js';

/**
 * Requests feeds again and again.
 * @param period seconds between two requests
 * @param changed called with all that is loaded after each answer
 * @returns stops the requests
 */
export function watchFeeds(feeds: Feeds, period: number, changed: (feed: Feed) => void): () => void {
  const stops = feeds.changing.map(({ href, timeout, take, endBy }) => {
    const stop = watch(href, timeout, {
      period,
      hear: (answer) => {
        try {
          changed(take(answer));
        } catch {
          // An answer that is no feed changes nothing.
        }
      },
    });
    endBy(stop);
    return stop;
  });
  return () => {
    for (const stop of stops) stop();
  };
}
