import type { Item } from '../feed/json-feed.js';
import { makeEvent } from './natives.js';

const shown = new Map<Element, Item>();
const changes = new EventTarget();

/** The releases in the page's own `<press-release>` elements, without those that a list has opened. */
export const pageReleases = (): Item[] => [...shown.values()];

/**
 * Records the release that an element shows.
 * @param item the release; `undefined` when the element shows none any more
 */
export function showOnPage(element: Element, item: Item | undefined): void {
  if (shown.get(element) === item) return;
  if (item) shown.set(element, item);
  else shown.delete(element);
  changes.dispatchEvent(makeEvent('change'));
}

export function onPageReleases(listener: () => void, signal: AbortSignal): void {
  changes.addEventListener('change', listener, { signal });
}
