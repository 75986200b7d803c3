import type { SiteSwitcher } from 'pressroom-elements/site-switcher';
import 'pressroom-elements/site-switcher';
import { whenIdle } from '../../src/base/when-idle.js';
import { openPage, servePage } from './feeds.js';
import { renderFirst, settled } from './elements.js';

export { settled };

export type { SiteSwitcher };
export { recordConsole } from './releases.js';
export { portal, sitesOf } from './site-lists.js';

// Tests start when the lazily loaded file of the links and their search is loaded. Other tests cover its loading.
const first = Object.assign(document.createElement('site-switcher'), {
  layout: 'list',
  sites: { sites: [{ title: 'A', url: 'https://a.example/' }] },
});
document.body.append(first);
await new Promise((resolve) => {
  first.addEventListener('load', resolve);
});
first.remove();

/** Renders markup and returns its first <site-switcher>. Does not wait for the element's data. */
export const render = (markup: string): Promise<SiteSwitcher> => renderFirst('site-switcher', markup);

export async function renderSettled(markup: string): Promise<SiteSwitcher> {
  return settled(await render(markup));
}

/** An element between two links, with a document that a script sets. */
export async function renderSites(sites: unknown, attributes = ''): Promise<SiteSwitcher> {
  const element = await render(
    `<a href="#before">Before</a> <site-switcher ${attributes}></site-switcher> <a href="#after">After</a>`,
  );
  element.sites = sites;
  await element.updateComplete;
  return settled(element);
}

/** The same element, with the panel open. */
export async function renderOpen(sites: unknown, attributes = ''): Promise<SiteSwitcher> {
  const element = await renderSites(sites, attributes);
  element.open = true;
  await element.updateComplete;
  return element;
}

/** Opens a page in a frame of the given size. The classic script defines the element; a script sets its document. */
export async function openSites(
  sites: unknown,
  { width = 800, height = 600, attributes = '', style = '', lang = 'en' } = {},
): Promise<{ element: SiteSwitcher; frame: HTMLIFrameElement; page: Document }> {
  const url =
    await servePage(`<!doctype html><html lang="${lang}" style="${style}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Unit</title>
    <script defer src="/dist/pressroom.js"></script></head>
    <body><header><a id="before" href="#before">Before</a> <site-switcher ${attributes}></site-switcher>
    <a id="after" href="#after">After</a></header><main><h1>Unit</h1></main></body></html>`);
  const frame = await openPage(url, { width, height });
  const page = frame.contentDocument;
  const element = page?.querySelector('site-switcher');
  if (!element?.matches(':defined')) throw new Error('the element is not defined in the page');
  element.sites = sites;
  await element.updateComplete;
  await settled(element);
  await panelFileOf(element);
  return { element, frame, page: element.ownerDocument };
}

/** Loads the file of the links and their search, as a pointer over the button does. */
async function panelFileOf(element: SiteSwitcher): Promise<void> {
  const { shadowRoot, ownerDocument } = element;
  shadowRoot?.querySelector('.button')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  const name = 'pressroom-sites.js';
  const fetched = ownerDocument.defaultView?.performance;
  await until(
    () =>
      !!fetched?.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)) &&
      !ownerDocument.querySelector(`[data-pressroom-file="${name}"]`),
  );
  await rendered(element);
}

export function recordEvents(element: SiteSwitcher): string[] {
  const events: string[] = [];
  for (const name of ['load', 'error'])
    element.addEventListener(name, () => events.push(`${name} ${element.state}`));
  return events;
}

/** Records whether readers' actions opened or closed the panel. */
export function recordToggles(element: SiteSwitcher): boolean[] {
  const toggles: boolean[] = [];
  element.addEventListener('site-panel-toggle', (event) => {
    toggles.push((event as CustomEvent<{ open: boolean }>).detail.open);
  });
  return toggles;
}

/** Records the URLs of followed links, and keeps the page open. */
export function recordFollowed(element: SiteSwitcher): string[] {
  const followed: string[] = [];
  const record = (event: Event) => {
    const link = event.composedPath().find((node) => (node as Partial<Element>).localName === 'a');
    if (link && !event.defaultPrevented) followed.push((link as HTMLAnchorElement).href);
    event.preventDefault();
  };
  element.addEventListener('click', record);
  element.addEventListener('auxclick', record);
  return followed;
}

/** The nodes of one part, in order. */
export function parts(element: SiteSwitcher, name: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? [])];
}

export function part(element: SiteSwitcher, name: string): HTMLElement {
  const [first] = parts(element, name);
  if (!first) throw new Error(`no part "${name}"`);
  return first;
}

export function texts(element: SiteSwitcher, name: string): string[] {
  return parts(element, name).map((node) => node.textContent.trim());
}

/** The links that are visible, or would be after scrolling. */
export function shownLinks(element: SiteSwitcher): HTMLAnchorElement[] {
  return parts(element, 'link').filter((link) => link.checkVisibility()) as HTMLAnchorElement[];
}

export function shownNames(element: SiteSwitcher): string[] {
  return shownLinks(element).map((link) => link.textContent.trim());
}

/** The focused element inside the shadow root. */
export function focused(element: SiteSwitcher): Element | null | undefined {
  return element.shadowRoot?.activeElement;
}

function nameOf(node: Element | null | undefined): string {
  const text = node?.textContent.trim().slice(0, 40);
  return node ? `<${node.localName}>${text ? ` «${text}»` : ''}` : 'nothing';
}

/** Asserts that two nodes are the same. Chai's own assertion prints whole nodes when it fails, which takes minutes. */
export function expectSame(node: Element | null | undefined, expected: Element | null, why = ''): void {
  if ((node ?? null) !== expected)
    throw new Error(`${why} ${nameOf(node)} instead of ${nameOf(expected)}`.trim());
}

export function expectFocus(element: SiteSwitcher, expected: Element | null, why = ''): void {
  expectSame(focused(element), expected, `${why} focus on`);
}

/** The highlighted texts of a search. Highlights follow later than the names, when the page is idle. */
export async function matches(): Promise<string[]> {
  await new Promise<unknown>((resolve) => {
    whenIdle(() => {
      resolve(undefined);
    });
  });
  return [...(CSS.highlights.get('pressroom-match') ?? [])].map(
    ({ startContainer, startOffset, endContainer, endOffset }) => {
      if (startContainer !== endContainer) throw new Error('a match in two nodes');
      return startContainer.textContent?.slice(startOffset, endOffset) ?? '';
    },
  );
}

/** Whether the page's own content is visible. */
export function showsFallback(element: SiteSwitcher): boolean {
  return [...element.children].some((child) => (child as HTMLElement).checkVisibility());
}

/** Resolves when a condition is true, checked once a frame. Rejects after some seconds. */
export async function until(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
  const end = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`${what} did not come`);
    await new Promise(requestAnimationFrame);
  }
}

/** Resolves when observers have run and everything is rendered. */
export async function rendered(element: SiteSwitcher): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

/** Sets the whole text of the search box at once, as pasting does. */
export async function search(element: SiteSwitcher, query: string): Promise<string[]> {
  const box = part(element, 'search') as HTMLInputElement;
  box.value = query;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
  return shownNames(element);
}

export function liveRegion(element: SiteSwitcher): HTMLElement {
  const region = element.shadowRoot?.querySelector<HTMLElement>('[aria-live]');
  if (!region) throw new Error('no live region');
  return region;
}

/** The next text of the live region. */
export async function whenSpoken(element: SiteSwitcher): Promise<string> {
  await until(() => !!liveRegion(element).textContent, 'speech');
  return liveRegion(element).textContent;
}
