import { requestJson, type RequestOptions } from '../shared/request-json.js';
import { parseFeed, type Feed } from './json-feed.js';

/**
 * Loads a feed.
 * @param address URL of a JSON Feed
 * @throws LoadError or the reason with which `options.signal` was aborted
 */
export async function loadFeed(address: string, options: RequestOptions): Promise<Feed> {
  const { document, url } = await requestJson(address, options);
  return parseFeed(document, url);
}
