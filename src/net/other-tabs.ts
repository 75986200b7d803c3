import { onGlobal } from '../base/global-events.js';
import { isObject } from '../base/json.js';
import type { Answer } from './request-json.js';
import { webUrl } from '../base/web-url.js';

/** A message between tabs of an origin: the answer to a request for `href`, or the request's failure. */
type News = (Answer | { hasFailed: true }) & { href: string };

type Hear = (answer: Answer) => void;

/** The locks that this page holds, by URL. */
const own = new Map<string, Lock>();
/** Callbacks by URL that end the wait for another tab when its request fails. */
const waiting = new Map<string, Set<() => void>>();

const hearers = new Map<string, Set<Hear>>();
let channel: BroadcastChannel | undefined;
let hearing: AbortController | undefined;

/** Opens the channel. It is closed on `pagehide`, since an open channel keeps a page out of the back/forward cache. */
function open(): void {
  try {
    if (!hearers.size) return;
    channel ??= new BroadcastChannel('pressroom');
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      // The page or another version of this library may post any message on this channel.
      if (!isObject(data)) return;
      const news = data as unknown as News;
      if ('hasFailed' in news) {
        for (const end of [...(waiting.get(news.href) ?? [])]) end();
        return;
      }
      const all = hearers.get(news.href);
      const answer = all && answerOf(news);
      if (answer) for (const hear of [...all]) hear(answer);
    };
  } catch {
    // A frame with an opaque origin has no channel: each frame makes its own requests.
  }
}

/** Restores an answer from a message; `undefined` if its text is no JSON. */
function answerOf(data: Answer & { href: string }): Answer | undefined {
  try {
    return { ...data, document: JSON.parse(data.text) as unknown, url: webUrl(data.url) ?? data.href };
  } catch {
    return undefined;
  }
}

function close(): void {
  channel?.close();
  channel = undefined;
}

/**
 * Listens to answers that other tabs have received for a URL.
 * @param href the requested URL, before redirects
 * @returns function that stops listening
 */
export function hearOf(href: string, hear: Hear): () => void {
  if (!hearing) {
    hearing = new AbortController();
    onGlobal('pagehide', close, hearing.signal);
    onGlobal('pageshow', open, hearing.signal);
  }
  const all = hearers.get(href) ?? new Set();
  hearers.set(href, all.add(hear));
  open();
  return () => {
    if (all.delete(hear) && !all.size && hearers.get(href) === all) hearers.delete(href);
    if (hearers.size) return;
    close();
    hearing?.abort();
    hearing = undefined;
  };
}

function tell(news: News): void {
  try {
    const to = channel ?? new BroadcastChannel('pressroom');
    to.postMessage(news);
    if (to !== channel) to.close();
  } catch {
    // Without a channel, other tabs make their own requests.
  }
}

/** The wait in milliseconds for another tab's answer, before this tab makes its own request. */
const patience = 3000;

/**
 * Lets only one tab of the origin request a URL at a time. The other tabs wait for its answer and use it.
 * @param href the requested URL, before redirects
 * @param ask function that makes the request
 * @throws the error of `ask`
 */
export async function askOncePerOrigin(
  href: string,
  signal: AbortSignal,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const asked = async () => {
    try {
      const answer = await ask();
      tell({ ...answer, document: undefined, href });
      return answer;
    } catch (error) {
      tell({ hasFailed: true, href });
      throw error;
    }
  };
  let answer = undefined as Promise<Answer> | undefined;
  let held = undefined as Lock | undefined;
  // This page itself may still hold the lock for an ended request, which sends no answer any more: then ask at once.
  const isOwn = own.has(href);
  const end = new AbortController();
  try {
    await navigator.locks.request(`pressroom ${href}`, { ifAvailable: true }, (lock) => {
      answer =
        lock || isOwn || own.has(href) ? asked() : heardOf(href, signal).then((heard) => heard ?? asked());
      if (lock) {
        own.set(href, (held = lock));
        // A closed page sends no answer, so the other tabs stop waiting.
        onGlobal(
          'pagehide',
          () => {
            tell({ hasFailed: true, href });
          },
          end.signal,
        );
      }
      // The lock is released on `pagehide`: a page with a lock cannot enter the back/forward cache.
      return lock && Promise.race([answer.catch(() => undefined), pageHidden(end.signal)]);
    });
  } catch {
    // Web Locks are missing in old browsers, on plain http, and where storage is blocked.
  }
  // The lock is released now. A later request of this page may hold it already.
  if (own.get(href) === held) own.delete(href);
  end.abort();
  return answer ?? ask();
}

function heardOf(href: string, signal: AbortSignal): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: Answer) => {
      all.delete(abort);
      if (!all.size) waiting.delete(href);
      stop();
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(answer);
    };
    const abort = () => {
      end();
    };
    const all = waiting.get(href) ?? new Set();
    waiting.set(href, all.add(abort));
    const stop = hearOf(href, end);
    const timer = setTimeout(end, patience);
    signal.addEventListener('abort', abort);
    // The signal may have been aborted while the browser processed the lock request.
    if (signal.aborted) end();
  });
}

const pageHidden = (signal: AbortSignal) =>
  new Promise((resolve) => {
    onGlobal(
      'pagehide',
      () => {
        resolve(undefined);
      },
      signal,
    );
  });
