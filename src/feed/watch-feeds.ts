import { watch } from '../net/refresh.js';
import type { Feed } from './json-feed.js';
import type { Feeds } from './load-feeds.js';

/**
 * Requests feeds periodically.
 * @param period seconds between two requests
 * @param changed callback after each answer; its parameter is the merged feed with all loaded pages
 * @returns function that stops the requests
 */
export function watchFeeds(feeds: Feeds, period: number, changed: (feed: Feed) => void): () => void {
  const stops = feeds.changing.map(({ href, timeout, take, endBy }) => {
    const stop = watch(href, timeout, {
      period,
      hear: (answer) => {
        try {
          changed(take(answer));
        } catch {
          // Ignore an answer that is no feed.
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
