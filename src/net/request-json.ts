import { isOffline } from '../base/is-offline.js';
import { takeEarly } from './early-requests.js';
import { LoadError, type LoadErrorCode } from './load-error.js';
import { webUrl } from '../base/web-url.js';
import { bytesOf } from './bytes-of.js';

export interface RequestOptions {
  /**
   * The time-out of one request including its body, in milliseconds. All tries together end after three times as long.
   */
  timeout: number;
  /** The longest time-out of all that wait for the request, in milliseconds. It is read when `timeout` is over. */
  longest?: () => number;
  /** Aborts the request. The function throws the signal's reason as it is, not as a `LoadError`. */
  signal: AbortSignal;
  /** The base URL for a relative URL. */
  base: string;
  /** The largest allowed size in bytes; the default is 10 MB. */
  maxBytes?: number;
}

/** A document from the server, with its text and origin. */
export interface Answer {
  document: unknown;
  text: string;
  /** The document's URL after redirects. */
  url: string;
  /** The time of arrival, in milliseconds since 1970. */
  time: number;
  /** A warning for the webmaster if there was other text before or after the JSON. */
  warning?: string;
  /** Whether the server forbids storage by `Cache-Control: no-store`. */
  isPrivate: boolean;
}

const isPassing = ({ code, status }: LoadError) =>
  code === 'network' || (code === 'http' && (status === 429 || status > 499));

/**
 * GETs a JSON document without custom headers, so that no CORS preflight is needed. After a temporary failure (no
 * connection, status 429, a server error), it tries again twice, with growing pauses.
 * @throws LoadError `url` `network` `http` `timeout` `too-large` `not-json`
 */
export async function requestJson(address: string, options: RequestOptions): Promise<Answer> {
  const { timeout, signal, base } = options;
  const href = webUrl(address, base);
  if (!href) throw new LoadError('url', `"${address}" is not an http(s) address: correct it.`, address);
  const end = Date.now() + 3 * timeout;
  for (let tries = 0; ; tries += 1) {
    try {
      return await request(href, { ...options, timeout: Math.min(timeout, end - Date.now()) });
    } catch (error) {
      // The random factor keeps readers from retrying at the same moment.
      const pause = (2 ** tries * timeout * (1 + Math.random())) / 40;
      const { retryAfter = 0 } = error as LoadError;
      const wait = Math.max(pause, retryAfter);
      // A retry makes sense only if half a time-out is left for its answer.
      const isWorthIt = tries < 2 && isPassing(error as LoadError) && Date.now() + wait < end - timeout / 2;
      if (signal.aborted || !isWorthIt || isOffline()) throw error;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}

export const timeoutError = (href: string, timeout: number, status?: number, cause?: unknown): LoadError =>
  new LoadError(
    'timeout',
    `${href} took more than ${timeout} ms. Make it faster, or raise "timeout".`,
    href,
    status,
    cause,
  );

/** @param isLinked whether an HTML page names the document as its feed */
async function request(href: string, options: RequestOptions, isLinked = false): Promise<Answer> {
  const { timeout, longest, signal, maxBytes = 10_000_000 } = options;
  signal.throwIfAborted();
  const running = new AbortController();
  const abort = () => {
    running.abort();
  };
  signal.addEventListener('abort', abort);
  let late = false as boolean;
  const end = () => {
    const left = longest ? begun + longest() - performance.now() : 0;
    if (left > 1) {
      timer = setTimeout(end, left);
      return;
    }
    late = true;
    abort();
  };
  const begun = performance.now();
  let timer = setTimeout(end, timeout);

  let response: Response | undefined;
  const fail = (code: LoadErrorCode, message: string, cause?: unknown) =>
    new LoadError(code, `${href} ${message}`, href, response?.status, cause);
  try {
    response = await (takeEarly(href, running.signal) ?? fetch(href, { signal: running.signal }));
    const { ok, status, headers, url } = response;
    if (!ok)
      throw Object.assign(
        fail('http', `answered with status ${status}. Check the ${status < 500 ? 'address' : 'server'}.`),
        { retryAfter: pauseOf(headers.get('retry-after')) },
      );
    const bytes = await bytesOf(response, maxBytes);
    if (!bytes)
      throw fail('too-large', `is larger than ${maxBytes / 1e6} MB. Send fewer items, and pages (next_url).`);
    const isPrivate = /no-store/i.test(headers.get('cache-control') ?? '');
    const answer = { url: url || href, time: Date.now(), isPrivate };
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return { ...answer, text, document: JSON.parse(text) };
    } catch (cause) {
      const { readOther } = await import('../xml-feed/read-other.js').catch((error: unknown) => {
        throw fail('network', `is no JSON, and ${(error as Error).message}`, error);
      });
      const other = await readOther(
        bytes,
        response,
        (code, message) => fail(code, message, cause),
        !isLinked && ((feed) => request(feed, { ...options, signal: running.signal }, true)),
      );
      return { ...answer, ...other };
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    throw late
      ? timeoutError(href, longest?.() ?? timeout, response?.status, cause)
      : // Browsers hide which of these causes it was.
        fail(
          'network',
          `could not be read. Check the address, the server's "Access-Control-Allow-Origin" and this page's "connect-src".`,
          cause,
        );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    // This stops the transfer of a body that was not read to its end. A reason saves the stack trace of an error.
    running.abort(null);
  }
}

/** Converts `Retry-After`, which is in seconds or a date, to milliseconds from now. */
function pauseOf(written: string | null): number | undefined {
  const seconds = Number(written ?? NaN);
  return Math.max(isNaN(seconds) ? Date.parse(written ?? '') - Date.now() : seconds * 1000, 0) || undefined;
}
