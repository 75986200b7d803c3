import { fixtureCleanup } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import 'pressroom-elements/press-releases';
import { renderFirst, settled } from './elements.js';

export { settled };

export type { PressReleases };

/** A feed of `count` releases, newest first, one a day up to 23 November 2026. */
export function feedOf(count: number, members: object = {}): { items: object[] } {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Ministry',
    language: 'en',
    home_page_url: 'https://ministry.example/',
    items: Array.from({ length: count }, (_, index) => ({
      id: String(count - index),
      url: `https://ministry.example/releases/${String(count - index)}`,
      title: `Release ${String(count - index)}`,
      summary: 'What happened, where and when.',
      date_published: new Date(Date.UTC(2026, 10, 23 - index, 9, 40)).toISOString(),
      tags: ['Police'],
    })),
    ...members,
  } as { items: object[] };
}

/** Renders markup and returns its first <press-releases>. Does not wait for the element's data. */
export const render = (markup: string): Promise<PressReleases> => renderFirst('press-releases', markup);

export async function renderSettled(markup: string): Promise<PressReleases> {
  return settled(await render(markup));
}

/** Sets a source, and returns the events of its loading, each with the element's state at that moment. */
export async function load(element: PressReleases, source: string): Promise<string[]> {
  const events = recordEvents(element);
  element.src = source;
  await settled(element);
  return events;
}

export function recordEvents(element: PressReleases): string[] {
  const events: string[] = [];
  for (const name of ['load', 'error'])
    element.addEventListener(name, () => events.push(`${name} ${element.state}`));
  return events;
}

/** Resolves when the browser has the whole response, and the page has had time to use it. */
export async function whenAnswered(url: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (!list.getEntriesByName(url).length) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'resource', buffered: true });
  });
  await new Promise(requestAnimationFrame);
}

/** The nodes of one part, in order. */
export function parts(element: PressReleases, name: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? [])];
}

export function part(element: PressReleases, name: string): HTMLElement {
  const [first] = parts(element, name);
  if (!first) throw new Error(`no part "${name}"`);
  return first;
}

export function texts(element: PressReleases, name: string): string[] {
  return parts(element, name).map((node) => node.textContent.trim());
}

/** Whether the fallback content is visible. */
export function showsFallback(element: PressReleases): boolean {
  return [...element.children].some((child) => (child as HTMLElement).checkVisibility());
}

/** Records console messages until the test ends. */
export function recordConsole(): { warnings: string[]; errors: string[] } {
  const { warn, error } = console;
  const told = { warnings: [] as string[], errors: [] as string[] };
  console.warn = (...parts: unknown[]) => told.warnings.push(parts.join(' '));
  console.error = (...parts: unknown[]) => told.errors.push(parts.join(' '));
  restore = () => {
    console.warn = warn;
    console.error = error;
  };
  return told;
}

let restore: (() => void) | undefined;

afterEach(() => {
  restore?.();
  restore = undefined;
  fixtureCleanup();
});
