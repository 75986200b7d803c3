import { bytesOf } from '../net/bytes-of.js';
import type { Finding } from './findings.js';
import { faultOfAddress } from './input.js';

/** A document with what the server says about it. */
export interface Fetched {
  /** The URLs to which it was redirected, in their order. A browser tells only the last one. */
  redirects: string[];
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

/** The reasons of failed requests, by the codes of Node. */
const reasons: [RegExp, string][] = [
  [/ENOTFOUND|EAI_AGAIN/, 'The name of the server is not known. Check the address'],
  [/ECONNREFUSED/, 'No server answers at this address. Check its name and port'],
  [/CERT|SIGNED|ALTNAME|TLS|SSL/, 'The certificate of the server is not valid. Renew or complete it'],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE|terminated/, 'The connection broke off. Check the server'],
  [
    /HTTP_PARSER|HPE_|incorrect header|Z_|ERR_CONTENT/i,
    'The answer is damaged. Check "Content-Encoding" and the headers',
  ],
  [/./, 'It cannot be read. Check the address and the server'],
];

/** The reason of a failed request, with its code, such as `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  const code = cause?.code ?? cause?.message ?? message;
  const [, reason = ''] = reasons.find(([pattern]) => pattern.test(code)) ?? [];
  return `${reason} (${code}).`;
}

/** The advice for a failed HTTP status. */
function adviceFor(status: number): string {
  if (status === 401 || status === 403 || status === 407)
    return 'It is not open to everyone. Make the feed public, for readers and for programs.';
  if (status === 429) return 'It was asked for too often. Ask it less often, or allow more.';
  return `Check the ${status < 500 ? 'address' : 'server'}.`;
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
  const redirects: string[] = [];
  let url = address;
  try {
    const fault = faultOfAddress(address);
    if (fault) throw new Problem('url', fault);
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
        if (!/^https?:/.test(next))
          throw new Problem(
            'redirect',
            `It redirects to ${next}, which is no http(s) address. Mend the redirect.`,
          );
        redirects.push(next);
        url = next;
        continue;
      }
      if (response.redirected) {
        redirects.push(response.url);
        findings.push({
          level: 'warning',
          code: 'moved',
          message: `It redirects. Write the new address: ${response.url}`,
        });
      }
      if (!response.ok) {
        await response.body?.cancel();
        throw new Problem(
          'http',
          `The server answers with status ${status}${redirects.length ? ` after a redirect to ${url}` : ''}. ${adviceFor(status)}`,
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
        redirects,
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
                ? reasonOf(error)
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
