import { bytesOf } from '../net/bytes-of.js';
import type { Finding } from './findings.js';

/** A document with what the server says about it. */
export interface Fetched {
  bytes: Uint8Array;
  /** The URL after redirects; the name of a file; `''` for bytes. */
  url: string;
  status: number;
  headers: Headers;
  /** Milliseconds until the last byte. */
  time: number;
}

export interface FetchOptions {
  /** Milliseconds for one address, its redirects and its body included. */
  timeout: number;
  /** Whether this is no browser: then redirects are visible, and headers are complete. */
  isServer: boolean;
}

const maxBytes = 10_000_000;
const maxRedirects = 10;

/** A fault after which there is no document. */
class Problem extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The reason of a failed request, such as `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}

/**
 * Requests a document. Problems become findings.
 * @returns the document; `undefined` if none came
 */
export async function fetchDocument(
  address: string,
  { timeout, isServer }: FetchOptions,
  findings: Finding[],
): Promise<Fetched | undefined> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(timeout);
  const visited = new Set<string>();
  let url = address;
  try {
    for (;;) {
      const response = await fetch(url, {
        signal,
        redirect: isServer ? 'manual' : 'follow',
        // A server may send the header for CORS only to pages of other origins.
        headers: isServer ? { origin: 'https://page.example' } : {},
      });
      const { status, headers } = response;
      const location = headers.get('location');
      if (isServer && status >= 300 && status < 400 && location) {
        await response.body?.cancel();
        visited.add(url);
        const next = new URL(location, url).href;
        if (visited.has(next) || visited.size > maxRedirects)
          throw new Problem(
            'redirect',
            `It redirects in a circle, at last to ${next}. Mend the server's redirects.`,
          );
        if (/^https:/.test(url) && /^http:/.test(next))
          findings.push({
            level: 'fault',
            code: 'redirect',
            message: `It redirects from https to http, which pages refuse: ${next}`,
          });
        if (status === 301 || status === 308)
          findings.push({
            level: 'warning',
            code: 'moved',
            message: `It has moved. Write the new address: ${next}`,
          });
        url = next;
        continue;
      }
      if (response.redirected)
        findings.push({
          level: 'warning',
          code: 'moved',
          message: `It redirects. Write the new address: ${response.url}`,
        });
      if (!response.ok) {
        await response.body?.cancel();
        throw new Problem(
          'http',
          `The server answers with status ${status}. Check the ${status < 500 ? 'address' : 'server'}.`,
        );
      }
      const bytes = await bytesOf(response, maxBytes);
      if (!bytes)
        throw new Problem(
          'too-large',
          `It is larger than ${maxBytes / 1e6} MB. Send fewer items, and pages (next_url).`,
        );
      return {
        bytes,
        url: response.url || url,
        status,
        headers,
        time: Math.round(performance.now() - begun),
      };
    }
  } catch (error) {
    const { code, message } =
      error instanceof Problem
        ? error
        : signal.aborted
          ? { code: 'timeout', message: `It took more than ${timeout} ms. Make the server faster.` }
          : {
              code: 'network',
              message: isServer
                ? `It cannot be read (${reasonOf(error)}). Check the address and the server.`
                : 'It cannot be read. Check the address, and send "Access-Control-Allow-Origin: *".',
            };
    findings.push({ level: 'fault', code, message });
    return undefined;
  }
}

/** The media types that are right for a kind of document. */
const types: Record<string, RegExp> = {
  json: /\bjson\b/,
  xml: /\bxml\b/,
};

/** Checks what a server sends beside a document. @param kind `json` or `xml` */
export function checkHeaders(
  { bytes, headers, time, url }: Fetched,
  kind: string,
  findings: Finding[],
): void {
  const warn = (code: string, message: string) => findings.push({ level: 'warning', code, message });
  if (!headers.has('access-control-allow-origin'))
    warn('cors', 'Pages of other sites cannot read it. Send "Access-Control-Allow-Origin: *".');
  const type = headers.get('content-type') ?? '';
  if (!types[kind]?.test(type))
    warn(
      'content-type',
      `Its "Content-Type" is "${type}". Send "${kind === 'json' ? 'application/feed+json' : 'application/xml'}".`,
    );
  const caching = headers.get('cache-control') ?? '';
  if (/no-store/i.test(caching))
    warn(
      'caching',
      '"Cache-Control: no-store" forbids to keep it for times when the server is away. Send "max-age=300".',
    );
  else if (!caching && !headers.has('etag') && !headers.has('last-modified') && !headers.has('expires'))
    warn(
      'caching',
      'Each visit loads it anew. Send "Cache-Control: max-age=300", and "ETag" or "Last-Modified".',
    );
  if (bytes.length > 20_000 && !headers.has('content-encoding'))
    warn(
      'compression',
      `Its ${Math.round(bytes.length / 1000)} kB are sent without compression. Switch on gzip or Brotli.`,
    );
  if (time > 3000)
    warn('slow', `It took ${(time / 1000).toFixed(1)} s. Make the server faster, or cache the feed.`);
  if (/^http:/.test(url) && !/^http:\/\/(localhost|127\.|\[::1)/.test(url))
    warn('https', 'Pages with https cannot read an address with http. Serve it with https.');
}
