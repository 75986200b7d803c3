import { keepCopy, keptCopy } from '../net/kept-copies.js';
import { LoadError, type LoadFailure } from '../net/load-error.js';
import type { Answer, RequestOptions } from '../net/request-json.js';
import { requestShared } from '../net/share-requests.js';
import { webUrl } from '../base/web-url.js';
import { nameUntitled } from './first-words.js';
import { namesOf } from './identity.js';
import type { Feed, Item } from './json-feed.js';
import { keepKeys } from './keep-keys.js';
import { mergeFeeds } from './merge-feeds.js';
import { readFeed } from './read-feed.js';

/** Parses a page. Items without a title get their first words as title. */
function read(answer: Answer, address: string): Feed {
  const feed = readFeed(answer, address);
  nameUntitled(feed.items);
  return feed;
}

/** Parses a first page, and saves it for times when the server does not answer. */
function readAndKeep(href: string, answer: Answer): Feed {
  const feed = read(answer, href);
  void keepCopy(href, answer);
  return feed;
}

/** One feed: its first page and the further pages that are loaded. */
class Source {
  readonly address: string;
  readonly href: string | undefined;
  first: Feed | undefined;
  /** The items of the further pages. */
  rest: Item[] = [];
  next: string | undefined;
  error: LoadError | undefined;
  stopWatching: (() => void) | undefined;
  /** URLs of visited pages. The `next_url` of some feeds leads in circles. */
  readonly #visited = new Set<string>();

  constructor(address: string, base: string) {
    this.address = address;
    this.href = webUrl(address, base);
  }

  async load(options: RequestOptions): Promise<void> {
    this.error = undefined;
    const { href = this.address } = this;
    try {
      if (!this.href) throw new LoadError('url', `"${href}" is not an http(s) address: correct it.`, href);
      this.take(readAndKeep(href, await requestShared(href, options)));
    } catch (error) {
      options.signal.throwIfAborted();
      this.error = error as LoadError;
    }
  }

  /**
   * Takes the last good copy if the first page is not loaded.
   * @returns the copy's time in milliseconds since 1970; `undefined` without a usable copy
   */
  async takeKept(): Promise<number | undefined> {
    const { href } = this;
    const copy = href && !this.first ? await keptCopy(href) : undefined;
    // A page that arrived meanwhile is newer than the copy.
    if (!href || !copy || this.first) return undefined;
    try {
      this.take(read(copy, href));
      return copy.time;
    } catch {
      return undefined;
    }
  }

  /**
   * Takes a new first page. If it shares a release with the former first page, no release is missing between them, and
   * the items of further pages stay.
   */
  take(feed: Feed): void {
    const { first, rest } = this;
    const former = [...(first?.items ?? []), ...rest];
    const names = new Set(feed.items.flatMap(namesOf));
    const isThere = (item: Item) => namesOf(item).some((name) => names.has(name));
    const oldest = feed.items.findLast(({ date_published: date }) => date)?.date_published ?? '';
    const last = former.findLastIndex(isThere);
    if (!rest.length || !first?.items.some(isThere)) {
      this.rest = [];
      this.#visited.clear();
      if (this.href) this.#visited.add(this.href).add(feed._pressroom.source);
      this.#leadTo(feed);
    } else
      this.rest = former.filter((item, index) => {
        const isOlder = Date.parse(item.date_published ?? '') - Date.parse(oldest);
        // A missing item that is newer than the page's oldest item was withdrawn. Items without dates are compared by
        // their position.
        return !isThere(item) && (isNaN(isOlder) ? index > last : isOlder <= 0);
      });
    this.first = feed;
    if (feed.expired) this.stopWatching?.();
  }

  /** Reads the next page. */
  async more(options: RequestOptions): Promise<void> {
    const { next = '' } = this;
    const page = read(await requestShared(next, options), this.href ?? this.first?._pressroom.feed ?? '');
    const known = new Set([...(this.first?.items ?? []), ...this.rest].flatMap(namesOf));
    const isNew = page.items.some((item) => !namesOf(item).some((name) => known.has(name)));
    this.rest = [...this.rest, ...page.items];
    // Some servers send the same page for every `next_url`.
    if (isNew) this.#leadTo(page);
    else this.next = undefined;
  }

  #leadTo({ next_url: next }: Feed): void {
    this.next = next && !this.#visited.has(next) ? next : undefined;
    if (this.next) this.#visited.add(this.next);
  }

  /** The feed with the items of all loaded pages. */
  get feed(): Feed | undefined {
    const { first, rest } = this;
    return first && (rest.length ? mergeFeeds([first, { ...first, items: rest }]) : first);
  }
}

/** A feed that may get new items. */
interface Changing {
  href: string;
  /** The time-out of one request, in milliseconds. */
  timeout: number;
  /**
   * Takes a new first page.
   * @returns all feeds merged, with all loaded pages
   */
  take: (answer: Answer) => Feed;
  /** Takes a function that is called when the feed has expired. */
  endBy: (stop: () => void) => void;
}

export interface Loaded {
  value: Feed;
  /** The errors of feeds that failed, if at least one feed was loaded. */
  error?: LoadFailure | undefined;
}

/** The maximum number of pages that one call of `more()` requests. */
const pagesAtOnce = 5;

/** One or several feeds, merged, with their further pages. Loaded items stay when a later request fails. */
export class Feeds {
  readonly #sources: Source[];
  readonly #timeout: () => number;
  /** The items of the previous merge. */
  #former: Item[] = [];

  /**
   * @param addresses URLs, separated by spaces
   * @param base base URL for relative URLs
   * @param timeout function that returns the time-out of one request in milliseconds; it is called before each request
   */
  constructor(addresses: string, base: string, timeout: () => number) {
    this.#sources = [...new Set(addresses.split(/\s+/))].map((address) => new Source(address, base));
    this.#timeout = timeout;
  }

  /** Makes an instance from a parsed first page, whose further pages can still be loaded. */
  static holding(feed: Feed, timeout: () => number): Feeds {
    const feeds = new Feeds(feed._pressroom.feed ?? '', '', timeout);
    feeds.take(feed);
    return feeds;
  }

  /**
   * Replaces the first page of the feed, for an instance that has one feed.
   * @returns the feed with all loaded pages
   */
  take(feed: Feed): Feed {
    this.#sources[0]?.take(feed);
    return this.#merged() ?? feed;
  }

  /**
   * Loads the first pages.
   * @throws LoadFailure if all feeds fail, or the reason of the signal
   */
  async load(signal: AbortSignal): Promise<Loaded> {
    const options = this.#options(signal);
    await Promise.all(this.#sources.map((source) => source.load(options)));
    const error = this.#error();
    if (error && this.#sources.every((source) => source.error)) throw error;
    // If only some feeds failed, saved copies replace them.
    await Promise.all(this.#sources.filter((source) => source.error).map((source) => source.takeKept()));
    return { value: this.#merged() as Feed, error };
  }

  /** The last good copies, with the time of the oldest one in milliseconds since 1970. */
  async kept(): Promise<{ value: Feed; time: number } | undefined> {
    const times = await Promise.all(this.#sources.map((source) => source.takeKept()));
    const known = times.filter((time) => time !== undefined);
    const value = this.#merged();
    return value && known.length ? { value, time: Math.min(...known) } : undefined;
  }

  /** All feeds merged, with all loaded pages. */
  get feed(): Feed | undefined {
    return this.#merged();
  }

  /** Whether a feed has further pages that are not loaded yet. */
  get hasMore(): boolean {
    return this.#sources.some(({ next }) => next);
  }

  /**
   * Loads further pages until the first `count` wanted items are final: no page still to come can change their order.
   * @param count number of items to show
   * @param isWanted test for the items that count
   * @throws LoadError; the pages loaded before the error stay
   */
  async more(
    count: number,
    isWanted: (item: Item) => boolean,
    signal: AbortSignal,
  ): Promise<Feed | undefined> {
    for (let page = 0; page < pagesAtOnce; page += 1) {
      const source = this.#sourceToGoOn(count, isWanted);
      if (!source) break;
      await source.more(this.#options(signal));
    }
    return this.#merged();
  }

  /** A feed whose loaded items all come before the last item to show: its next page may change the shown items. */
  #sourceToGoOn(count: number, isWanted: (item: Item) => boolean): Source | undefined {
    const items = this.#merged()?.items ?? [];
    let wanted = 0;
    const last = items.findIndex((item) => isWanted(item) && (wanted += 1) === count);
    const shown = new Set((last < 0 ? items : items.slice(0, last)).flatMap(namesOf));
    return this.#sources.find(
      ({ next, first, rest }) =>
        next &&
        first &&
        [...first.items, ...rest].every((item) => namesOf(item).some((name) => shown.has(name))),
    );
  }

  /** The feeds that may get new items. */
  get changing(): Changing[] {
    return this.#sources.flatMap((source) => {
      const { href, first } = source;
      if (!href || first?.expired) return [];
      const take = (answer: Answer) => {
        source.take(readAndKeep(href, answer));
        source.error = undefined;
        return this.#merged() as Feed;
      };
      const endBy = (stop: () => void) => (source.stopWatching = stop);
      return { href, timeout: this.#timeout(), take, endBy };
    });
  }

  #options(signal: AbortSignal): RequestOptions {
    return { timeout: this.#timeout(), signal, base: '' };
  }

  #merged(): Feed | undefined {
    const [first, ...others] = this.#sources.flatMap(({ feed }) => feed ?? []);
    const feed = first && mergeFeeds([first, ...others]);
    if (feed && feed.items !== this.#former) keepKeys(feed.items, this.#former);
    this.#former = feed?.items ?? [];
    return feed;
  }

  /**
   * The error of a single feed. With several feeds, it is an `AggregateError` of all errors, with the `LoadError`
   * members of the first one.
   */
  #error(): LoadFailure | undefined {
    const errors = this.#sources.flatMap(({ error }) => error ?? []);
    const [first] = errors;
    if (!first || this.#sources.length === 1) return first;
    const { code, url, status, retryAfter } = first;
    const all: Error = new AggregateError(errors, errors.map(({ message }) => message).join('\n'));
    return Object.assign(all, { code, url, status, retryAfter });
  }
}
