import type { LitElement, ReactiveController } from 'lit';
import { keyOf } from '../../feed/identity.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import type { Feeds } from '../../feed/load-feeds.js';
import { watchFeeds } from '../../feed/watch-feeds.js';

/**
 * New releases that arrive while the page is open. They wait until the reader presses a button. They are then marked as
 * new until the reader has seen them.
 */
export class Newcomers implements ReactiveController {
  /** The feed with the waiting releases. */
  waiting: Feed | undefined;
  /** Number of waiting releases. */
  count = 0;
  readonly #host: LitElement;
  readonly #changed: (feed: Feed) => void;
  #marked = new Set<string>();
  /** Absent until a release is new. */
  #observer: IntersectionObserver | undefined;
  readonly #inView = new Set<Element>();
  #elements = new Map<string, Element>();
  #feeds: Feeds | undefined;
  #period = 0;
  #stop: (() => void) | undefined;

  constructor(host: LitElement, changed: (feed: Feed) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#start();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observer?.disconnect();
    this.#inView.clear();
  }

  /** Watches feeds for new items. @param period seconds between two requests; 0 for never */
  follow(feeds: Feeds | undefined, period: number): void {
    if (feeds === this.#feeds && period === this.#period) return;
    if (feeds !== this.#feeds) {
      this.wait(undefined, 0);
      this.#marked.clear();
    }
    this.#feeds = feeds;
    this.#period = period;
    this.#stop?.();
    this.#start();
  }

  #start(): void {
    this.#stop =
      this.#feeds && this.#period && this.#host.isConnected
        ? watchFeeds(this.#feeds, this.#period, this.#changed)
        : undefined;
  }

  wait(feed: Feed | undefined, count: number): void {
    this.waiting = feed;
    this.count = count;
  }

  /** Marks the waiting items as new and ends the waiting. @returns number of new items */
  take(items: Item[], known: Set<string>): number {
    if (!this.waiting) return 0;
    const newest = items.filter((item) => !known.has(keyOf(item))).slice(0, this.count);
    this.#marked = new Set(newest.map(keyOf));
    this.wait(undefined, 0);
    return newest.length;
  }

  isNew(item: Item): boolean {
    return this.#marked.has(keyOf(item));
  }

  /** @param elements elements of the list, by their items' keys */
  observe(elements: Map<string, Element>): void {
    for (const [key, element] of elements)
      if (this.#marked.has(key)) (this.#observer ??= new IntersectionObserver(this.#seen)).observe(element);
    this.#elements = elements;
  }

  readonly #seen = (entries: IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.#inView.add(target);
      // The reader has seen the release and scrolled past it.
      else if (this.#inView.delete(target)) this.#unmark(target);
  };

  #unmark(element: Element): void {
    this.#observer?.unobserve(element);
    for (const [key, one] of this.#elements) if (one === element) this.#marked.delete(key);
    this.#host.requestUpdate();
  }
}
