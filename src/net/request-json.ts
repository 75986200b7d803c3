import { isOffline } from '../base/global-events.js';
import { LoadError, type LoadErrorCode } from './load-error.js';
import { webUrl } from '../base/web-url.js';

export interface RequestOptions {
  /** Milliseconds for one request, body included; with what is tried again, it ends after three times as long. */
  timeout: number;
  /** The time-out of others that wait for the same request, asked for when `timeout` is over. */
  longest?: () => number;
  /** Ends the request; its reason is thrown as it is, never as a `LoadError`. */
  signal: AbortSignal;
  /** What a relative address is relative to. */
  base: string;
  /** How much is read at most, in bytes; 10 MB. */
  maxBytes?: number;
}

/** A document as it was sent. */
export interface Answer {
  document: unknown;
  text: string;
  /** The address that it came from, after redirects. */
  url: string;
  /** When, in milliseconds since 1970. */
  time: number;
  /** The text that stood before or behind the document, where there was some. */
  noise?: string;
  /** The server forbids to keep it. */
  isPrivate: boolean;
}

const isPassing = ({ code, status }: LoadError) =>
  code === 'network' || (code === 'http' && (status === 429 || status > 499));

/**
 * GETs a JSON document without custom headers, so that no CORS preflight is needed. What may pass (no connection, 429,
 * a fault of the server) is tried again twice, after growing pauses.
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
      // No two readers ask again at the same moment.
      const pause = (2 ** tries * timeout * (1 + Math.random())) / 40;
      const { retryAfter = 0 } = error as LoadError;
      const wait = Math.max(pause, retryAfter);
      // Half a time-out is to be left for the answer.
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

async function request(
  href: string,
  { timeout, longest, signal, maxBytes = 10_000_000 }: RequestOptions,
): Promise<Answer> {
  signal.throwIfAborted();
  const request = new AbortController();
  const abort = () => {
    request.abort();
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
    response = await fetch(href, { signal: request.signal });
    const { ok, status, headers, url } = response;
    if (!ok)
      throw Object.assign(
        fail('http', `answered with status ${status}. Check the ${status < 500 ? 'address' : 'server'}.`),
        { retryAfter: pauseOf(headers.get('retry-after')) },
      );
    const text = await textOf(response, maxBytes);
    if (text === undefined)
      throw fail('too-large', `is larger than ${maxBytes / 1e6} MB. Send fewer items, and pages (next_url).`);
    const isPrivate = /no-store/i.test(headers.get('cache-control') ?? '');
    try {
      return { ...parseTolerant(text), url: url || href, time: Date.now(), isPrivate };
    } catch (cause) {
      throw fail('not-json', `is not JSON but ${kindOf(text)}. Check the address.`, cause);
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    throw late
      ? timeoutError(href, longest?.() ?? timeout, response?.status, cause)
      : // The platform hides which of these it was.
        fail(
          'network',
          `could not be read. Check the address, the server's "Access-Control-Allow-Origin" and this page's "connect-src".`,
          cause,
        );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    // What is not read any more is not sent any more.
    abort();
  }
}

/** By the byte order mark, else by the server's `charset`, else UTF-8. */
function decoderOf([one, two]: Uint8Array, type: string | null): TextDecoder {
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le');
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be');
  const [, charset = 'utf-8'] = /charset\s*=\s*["']?([^"';\s]+)/i.exec(type ?? '') ?? [];
  try {
    return new TextDecoder(one === 0xef && two === 0xbb ? 'utf-8' : charset);
  } catch {
    return new TextDecoder();
  }
}

/** `undefined` where there is more than may be. */
async function textOf({ body, headers }: Response, maxBytes: number): Promise<string | undefined> {
  const reader = body?.getReader();
  const parts: BlobPart[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    parts.push(value);
    if ((size += (value as Uint8Array).length) > maxBytes) return undefined;
  }
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return decoderOf(bytes, headers.get('content-type')).decode(bytes);
}

/**
 * The JSON in a text with something before it (a notice of PHP) or behind it (a comment of a cache).
 * @throws SyntaxError where it is not clear what the document is
 */
function parseTolerant(text: string): Pick<Answer, 'document' | 'text' | 'noise'> {
  try {
    return { document: JSON.parse(text), text };
  } catch (error) {
    const start = text.search(/\{\s*"/);
    const comment = text.lastIndexOf('<!--');
    for (const end of [text.lastIndexOf('}'), text.lastIndexOf('}', comment)]) {
      const [head, json, tail] = [text.slice(0, start), text.slice(start, end + 1), text.slice(end + 1)];
      const noise = (head.trim() || tail.trim()).slice(0, 80);
      if (start < 0 || end < start || /<(!doctype|html|head|body|script)/i.test(head + tail)) continue;
      try {
        return { document: JSON.parse(json), text: json, noise };
      } catch {
        // Not this one.
      }
    }
    throw error;
  }
}

/** `Retry-After`, seconds or a date, in milliseconds. */
function pauseOf(written: string | null): number | undefined {
  const seconds = Number(written ?? NaN);
  return Math.max(isNaN(seconds) ? Date.parse(written ?? '') - Date.now() : seconds * 1000, 0) || undefined;
}

/** What was sent instead of JSON, for who has to mend it. */
function kindOf(text: string): string {
  if (!text.trim()) return 'empty';
  if (/^\s*<(\?xml|rss|feed)/i.test(text)) return 'XML, perhaps RSS';
  if (/^\s*</.test(text)) return 'an HTML page';
  try {
    // eslint-disable-next-line no-control-regex
    JSON.parse(text.replace(/[\0-\x1f]/g, ' '));
    return 'JSON with raw line breaks or tabs in its strings (they are to be \\n and \\t)';
  } catch {
    return 'damaged or cut off';
  }
}
