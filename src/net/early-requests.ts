import { webUrl } from '../base/web-url.js';

/** A request that began before its element was defined. */
interface EarlyRequest {
  response: Promise<Response>;
  abort: AbortController;
  begun: number;
}

/** Milliseconds for which an answer may be used. Later, the feed may have changed. */
const mostAge = 5000;

const requests = new Map<string, EarlyRequest>();

/**
 * Requests the feeds of the lists in the page, while the browser still compiles the elements. A list that uses several
 * feeds, loads lazily or is already defined makes its requests itself.
 */
export function requestEarly(): void {
  if (customElements.get('press-releases')) return;
  // A list with a data block has its first answer.
  for (const list of document.querySelectorAll(
    'press-releases:not([loading=lazy i],:has(>[type="application/json"]))',
  )) {
    const source = list.getAttribute('src')?.trim() ?? '';
    const href = /\s/.test(source) ? undefined : webUrl(source, list.baseURI);
    if (!href || requests.has(href)) continue;
    const abort = new AbortController();
    const response = fetch(href, { signal: abort.signal });
    // The element reports failures.
    response.catch(() => undefined);
    requests.set(href, { response, abort, begun: performance.now() });
  }
}

/** Returns the answer of the early request for a URL, once. @param signal aborts the request */
export function takeEarly(href: string, signal: AbortSignal): Promise<Response> | undefined {
  const { response, abort, begun = 0 } = requests.get(href) ?? {};
  requests.delete(href);
  if (performance.now() - begun > mostAge) return undefined;
  signal.addEventListener('abort', () => {
    abort?.abort(signal.reason);
  });
  return response;
}
