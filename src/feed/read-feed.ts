import type { Answer } from '../net/request-json.js';
import { parseFeed, type Feed } from './json-feed.js';

/** Parsed feeds by JSON document: elements that share a request also share the parsed feed. */
const parsed = new WeakMap<object, Feed>();

/**
 * Parses an answer once.
 * @param address requested URL of the feed's first page
 * @throws LoadError `not-a-feed`
 */
export function readFeed({ document, url, warning }: Answer, address: string): Feed {
  const known = parsed.get(document as object);
  if (known?._pressroom.feed === address) return known;
  const feed = parseFeed(document, url, url, address);
  if (warning) feed._pressroom.warnings.push(warning);
  parsed.set(document as object, feed);
  return feed;
}
