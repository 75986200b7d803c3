import type { Answer } from './request-json.js';
import { whenIdle } from '../base/when-idle.js';

const month = 30 * 86_400_000;

/** Runs a task with the cache. If storage is missing, blocked or full, only the saved copies are lost. */
async function inCache<Result>(use: (cache: Cache) => Promise<Result>): Promise<Result | undefined> {
  try {
    return await use(await caches.open('pressroom'));
  } catch {
    return undefined;
  }
}

const timeOf = (response: Response) => Date.parse(response.headers.get('date') ?? '');

const isOld = (response: Response | undefined) => !response || !(Date.now() - timeOf(response) < month);

/**
 * Saves a good document for times when the server does not answer, and deletes copies older than 30 days. Answers with
 * `Cache-Control: no-store` are never saved.
 * @param href the requested URL, before redirects
 */
export async function keepCopy(href: string, { text, url, time, isPrivate }: Answer): Promise<void> {
  // Rendering comes first.
  await new Promise<void>(whenIdle);
  await inCache(async (cache) => {
    if (isPrivate) await cache.delete(href);
    else
      await cache.put(
        href,
        new Response(text, { headers: { date: new Date(time).toUTCString(), 'content-location': url } }),
      );
    for (const key of await cache.keys()) if (isOld(await cache.match(key))) await cache.delete(key);
  });
}

/**
 * Reads the last good copy, if it is at most 30 days old. Never rejects.
 * @param href the requested URL, before redirects
 */
export function keptCopy(href: string): Promise<Answer | undefined> {
  return inCache(async (cache) => {
    const response = await cache.match(href);
    if (!response || isOld(response)) return undefined;
    const text = await response.text();
    return {
      document: JSON.parse(text) as unknown,
      text,
      url: response.headers.get('content-location') ?? href,
      time: timeOf(response),
      isPrivate: false,
    };
  });
}
