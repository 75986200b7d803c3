import type { Item } from '../feed/json-feed.js';
import { makeEvent } from './natives.js';

const shown = new Map<Element, Item>();
const changes = new EventTarget();

/** The releases that the page itself shows: in a `<press-release>`, not in one that a list has opened. */
export const pageReleases = (): Item[] => [...shown.values()];

/** Tells what an element shows; `undefined` when it shows nothing any more. */
export function showOnPage(element: Element, item: Item | undefined): void {
  if (shown.get(element) === item) return;
  if (item) shown.set(element, item);
  else shown.delete(element);
  changes.dispatchEvent(makeEvent('change'));
}

export function onPageReleases(listener: () => void, signal: AbortSignal): void {
  changes.addEventListener('change', listener, { signal });
}
