import type { Answer } from './request-json.js';
import { whenIdle } from '../base/when-idle.js';

const month = 30 * 86_400_000;

/** Where there is no storage, or it is blocked or full, only this is lost. */
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
 * Keeps a good document for the day when the server does not answer, and forgets those older than 30 days.
 * @param href the address that was asked for
 */
export async function keepCopy(href: string, { text, url, time, isPrivate }: Answer): Promise<void> {
  // What is to be seen comes first.
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

/** The last good copy, at most 30 days old. */
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
