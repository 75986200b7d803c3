import { LoadError, type LoadErrorCode } from './load-error.js';
import { webUrl } from './web-url.js';

export interface RequestOptions {
  /** Milliseconds for the whole request, body included. */
  timeout: number;
  /** Ends the request; its reason is thrown as it is, never as a `LoadError`. */
  signal: AbortSignal;
  /** What a relative address is relative to. */
  base: string;
}

/**
 * GETs a JSON document without custom headers, so that no CORS preflight is needed.
 * @returns the parsed document and the address that it came from after redirects
 * @throws LoadError `url` `network` `http` `timeout` `not-json`
 */
export async function requestJson(
  address: string,
  { timeout, signal, base }: RequestOptions,
): Promise<{ document: unknown; url: string }> {
  const href = webUrl(address, base);
  const fail = (code: LoadErrorCode, message: string, status = 0, cause?: unknown) =>
    new LoadError(code, message, href ?? address, status, cause);
  if (!href) throw fail('url', `"${address}" is not an http(s) address: correct it.`);

  const request = new AbortController();
  const abort = () => {
    request.abort(signal.reason);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', abort);
  let late = false as boolean;
  const timer = setTimeout(() => {
    late = true;
    request.abort();
  }, timeout);

  let response: Response | undefined;
  let text: string;
  try {
    response = await fetch(href, { signal: request.signal });
    if (!response.ok)
      throw fail(
        'http',
        `${href} answered with status ${response.status}. Check the ${response.status < 500 ? 'address' : 'server'}.`,
        response.status,
      );
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LoadError) throw cause;
    throw fail(
      late ? 'timeout' : 'network',
      late
        ? `${href} took more than ${timeout} ms. Make it faster, or raise "timeout".`
        : // The platform hides which of these it was.
          `${href} could not be read. Check the address, the server's "Access-Control-Allow-Origin" and this page's "connect-src".`,
      response?.status,
      cause,
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }

  try {
    return { document: JSON.parse(text) as unknown, url: response.url || href };
  } catch (cause) {
    const found = /^\s*<(\?xml|rss|feed)/i.test(text)
      ? 'XML, perhaps RSS'
      : /^\s*</.test(text)
        ? 'an HTML page'
        : 'damaged or cut off';
    throw fail('not-json', `${href} is not JSON but ${found}. Check the address.`, response.status, cause);
  }
}
