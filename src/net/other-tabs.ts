import { onGlobal } from '../base/global-events.js';
import { isObject } from '../base/json.js';
import type { Answer } from './request-json.js';
import { webUrl } from '../base/web-url.js';

/** What the tabs of an origin tell one another: documents that came, by the address that was asked for. */
type News = (Answer | { hasFailed: true }) & { href: string };

type Hear = (answer: Answer) => void;

/** The documents for which this page holds the lock. */
const own = new Set<string>();
/** Those that wait for another tab, and are told when its request failed. */
const waiting = new Map<string, Set<() => void>>();

const hearers = new Map<string, Set<Hear>>();
let channel: BroadcastChannel | undefined;
let hearing: AbortController | undefined;

/** An open channel would keep the page out of the Back button's cache. */
function open(): void {
  try {
    if (!hearers.size) return;
    channel ??= new BroadcastChannel('pressroom');
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      // The page, or another version of this library, may send anything.
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
    // In a frame without an origin, each asks for itself.
  }
}

/** `undefined` where the text is no JSON. */
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
 * Hears of a document that another tab was sent, until the function that is given back is called.
 * @param href its address as it is asked for
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
    // As above.
  }
}

/** A tab that waits for another one asks for itself after so many milliseconds. */
const patience = 3000;

/**
 * Has one tab of the origin ask at a time, and the others take its answer.
 * @throws what `ask` throws
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
  const end = new AbortController();
  try {
    await navigator.locks.request(`pressroom ${href}`, { ifAvailable: true }, (lock) => {
      // The lock may be this page's own, for a request that was aborted: no answer will be told of.
      answer = lock || own.has(href) ? asked() : heardOf(href, signal).then((heard) => heard ?? asked());
      if (lock) {
        own.add(href);
        // Others need not wait for the answer of a page that is closed.
        onGlobal(
          'pagehide',
          () => {
            tell({ hasFailed: true, href });
          },
          end.signal,
        );
      }
      // The lock is let go with the page, which else would not come back from the Back button's cache.
      return (
        lock &&
        Promise.race([answer.catch(() => undefined), pageHidden(end.signal)]).finally(() => own.delete(href))
      );
    });
  } catch {
    // No locks: an old browser, plain http, blocked storage.
  }
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
    // While the lock was asked for.
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
