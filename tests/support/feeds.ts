import { executeServerCommand } from '@web/test-runner-commands';
import type { RecordedRequest, ResponseOptions } from './feed-server.js';

/** `same`: the test page's origin. `other`: another host. Otherwise a host name, `*.localhost` or one of hosts.js. */
type Origin = 'same' | 'other' | `${string}.localhost` | `${string}.az`;

export type ServeOptions = ResponseOptions & { origin?: Origin };
export type PageOptions = Pick<ServeOptions, 'headers' | 'origin' | 'status'> & { csp?: string };

const other = await executeServerCommand<{ origin: string; port: number }, unknown>('feed-server-other');

/** The origin that serves feeds, pages and /dist/ cross-origin, with CORS. */
export const otherOrigin = other.origin;

const openFrames = new Set<HTMLIFrameElement>();

/** Serves a body under a new URL. An object is served as JSON; the options add faults. */
export async function serve(body: string | object, options: ServeOptions = {}): Promise<string> {
  const { origin = 'same', ...rest } = options;
  const path: string = await executeServerCommand('feed-server-serve', { body, options: rest });
  return new URL(path, resolveOrigin(origin)).href;
}

/** Replaces the body of a URL, and answers held requests with the new body. */
export async function update(
  url: string,
  body: string | object,
  options: ResponseOptions = {},
): Promise<void> {
  await executeServerCommand('feed-server-update', { path: pathOf(url), body, options });
}

/** Sends the held responses of a URL. */
export async function release(url: string): Promise<void> {
  await executeServerCommand('feed-server-release', { path: pathOf(url) });
}

/** All requests so far, including redirects and preflights. */
export async function requests(url: string): Promise<RecordedRequest[]> {
  return executeServerCommand('feed-server-requests', { path: pathOf(url) });
}

/** Resolves when at least `count` requests have arrived. */
export async function whenRequested(url: string, count = 1): Promise<void> {
  await executeServerCommand('feed-server-when-requested', { path: pathOf(url), count });
}

/** Serves an HTML page under a new URL. Longer URLs (`page?x=1`, `page/below`) give the same page. */
export async function servePage(html: string, { csp, headers, ...rest }: PageOptions = {}): Promise<string> {
  const policy: Record<string, string> = csp === undefined ? {} : { 'content-security-policy': csp };
  return serve(html, { ...rest, type: 'text/html; charset=utf-8', headers: { ...policy, ...headers } });
}

export interface OpenOptions {
  width?: number;
  height?: number;
  /** Whether the page stays open for several tests. Then the caller closes it with `closePage`. */
  isKept?: boolean;
  /** The frame's attribute of that name. */
  sandbox?: string | undefined;
}

/** Opens a page in a frame of the test page until the end of the test. */
export async function openPage(
  url: string,
  { width = 800, height = 600, isKept = false, sandbox }: OpenOptions = {},
): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.title = 'Test page';
  frame.style.cssText = `width: ${String(width)}px; height: ${String(height)}px; border: 0; display: block`;
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = url;
  if (!isKept) openFrames.add(frame);
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  // On a busy machine a connection may stall for ever, so the page is requested once more.
  const again = setTimeout(() => {
    console.warn(`${url} is requested again after half a minute`);
    frame.src = url;
  }, 30_000);
  await loaded;
  clearTimeout(again);
  return frame;
}

export function closePage(frame: HTMLIFrameElement): void {
  // In WebKit, the test page loses the focus for ever if the focused frame is removed.
  if (document.activeElement === frame) {
    frame.blur();
    window.focus();
  }
  frame.remove();
}

afterEach(() => {
  for (const frame of openFrames) closePage(frame);
  openFrames.clear();
});

function resolveOrigin(origin: Origin): string {
  if (origin === 'same') return location.origin;
  return origin === 'other' ? otherOrigin : `http://${origin}:${String(other.port)}`;
}

function pathOf(url: string): string {
  const [path] = /^\/served\/[^/]+\//.exec(new URL(url).pathname) ?? [];
  if (path === undefined) throw new Error(`not a served URL: ${url}`);
  return path;
}
