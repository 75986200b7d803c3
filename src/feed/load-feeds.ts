import { keepCopy, keptCopy } from '../net/kept-copies.js';
import { LoadError, type LoadFailure } from '../net/load-error.js';
import type { Answer, RequestOptions } from '../net/request-json.js';
import { requestShared } from '../net/share-requests.js';
import { webUrl } from '../base/web-url.js';
import { keepKeys, namesOf } from './identity.js';
import { parseFeed, type Feed, type Item } from './json-feed.js';
import { mergeFeeds } from './merge-feeds.js';

/** What a document was read as: elements that share a request share this, too. */
const parsed = new WeakMap<object, Feed>();

function read({ document, url, noise }: Answer, address: string): Feed {
  const known = parsed.get(document as object);
  if (known?._pressroom.feed === address) return known;
  const feed = parseFeed(document, url, url, address);
  if (noise) feed._pressroom.warnings.push(`Only the JSON was read. Send nothing besides it: ${noise}`);
  parsed.set(document as object, feed);
  return feed;
}

/** Reads a first page, and keeps it for the day when the server does not answer. */
function readAndKeep(href: string, answer: Answer): Feed {
  const isNew = !parsed.has(answer.document as object);
  const feed = read(answer, href);
  if (isNew) void keepCopy(href, answer);
  return feed;
}

/** One feed, as far as it is loaded. */
class Source {
  readonly address: string;
  readonly href: string | undefined;
  first: Feed | undefined;
  /** Of the pages behind the first one. */
  rest: Item[] = [];
  next: string | undefined;
  error: LoadError | undefined;
  stopWatching: (() => void) | undefined;
  /** Addresses of pages that were read: some feeds lead in circles. */
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

  /** The last good copy of what could not be had. */
  async takeKept(): Promise<number | undefined> {
    const { href } = this;
    const copy = href && !this.first ? await keptCopy(href) : undefined;
    // What came meanwhile is newer.
    if (!href || !copy || this.first) return undefined;
    try {
      this.take(read(copy, href));
      return copy.time;
    } catch {
      return undefined;
    }
  }

  /** A new first page. What was read behind the former one stays, where no release is missing between them. */
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
        // One that is newer and is not there any more was withdrawn; without dates, one that stood before another.
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
    // Some servers answer every page with the same one.
    if (isNew) this.#leadTo(page);
    else this.next = undefined;
  }

  #leadTo({ next_url: next }: Feed): void {
    this.next = next && !this.#visited.has(next) ? next : undefined;
    if (this.next) this.#visited.add(this.next);
  }

  /** With all pages that are loaded. */
  get feed(): Feed | undefined {
    const { first, rest } = this;
    return first && (rest.length ? mergeFeeds([first, { ...first, items: rest }]) : first);
  }
}

/** A feed that may get new items. */
interface Changing {
  href: string;
  /** Milliseconds of one request. */
  timeout: number;
  /** Reads a new first page. @returns all that is loaded then */
  take: (answer: Answer) => Feed;
  /** Takes a function that is called when the feed has expired. */
  endBy: (stop: () => void) => void;
}

export interface Loaded {
  value: Feed;
  /** Of the feeds that failed, where others did not. */
  error?: LoadFailure | undefined;
}

/** How many pages are asked for at most for what is shown next. */
const pagesAtOnce = 5;

/** One feed or several, merged, with their further pages. What was loaded once stays when loading fails. */
export class Feeds {
  readonly #sources: Source[];
  readonly #timeout: () => number;
  /** All that was loaded before. */
  #former: Item[] = [];

  /**
   * @param addresses URLs, separated by spaces
   * @param base what relative ones are relative to
   * @param timeout milliseconds of one request, asked for at each
   */
  constructor(addresses: string, base: string, timeout: () => number) {
    this.#sources = [...new Set(addresses.split(/\s+/))].map((address) => new Source(address, base));
    this.#timeout = timeout;
  }

  /** One that is there already, with its further pages. */
  static holding(feed: Feed, timeout: () => number): Feeds {
    const feeds = new Feeds('', '', timeout);
    feeds.#sources[0]?.take(feed);
    return feeds;
  }

  /** Loads the first pages. @throws LoadError where there is nothing at all, or the reason of the abort */
  async load(signal: AbortSignal): Promise<Loaded> {
    const options = this.#options(signal);
    await Promise.all(this.#sources.map((source) => source.load(options)));
    const error = this.#error();
    if (error && this.#sources.every((source) => source.error)) throw error;
    // Of those that failed alone.
    await Promise.all(this.#sources.filter((source) => source.error).map((source) => source.takeKept()));
    return { value: this.#merged() as Feed, error };
  }

  /** The last good copies, and when the oldest of them was sent, in milliseconds since 1970. */
  async kept(): Promise<{ value: Feed; time: number } | undefined> {
    const times = await Promise.all(this.#sources.map((source) => source.takeKept()));
    const known = times.filter((time) => time !== undefined);
    const value = this.#merged();
    return value && known.length ? { value, time: Math.min(...known) } : undefined;
  }

  /** All that is loaded. */
  get feed(): Feed | undefined {
    return this.#merged();
  }

  /** Whether there are pages that are not loaded yet. */
  get hasMore(): boolean {
    return this.#sources.some(({ next }) => next);
  }

  /**
   * Loads further pages, until so many items are there that no page still to come can change their order.
   * @param count how many are to be shown
   * @param isWanted which of the items count
   * @throws LoadError, with what came before it loaded
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

  /** The feed of which everything that is loaded is among the first so many items. */
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

  /** With one feed its own error, with several an `AggregateError` that has the members of a `LoadError`, the first one's. */
  #error(): LoadFailure | undefined {
    const errors = this.#sources.flatMap(({ error }) => error ?? []);
    const [first] = errors;
    if (!first || this.#sources.length === 1) return first;
    const { code, url, status, retryAfter } = first;
    const all: Error = new AggregateError(errors, errors.map(({ message }) => message).join('\n'));
    return Object.assign(all, { code, url, status, retryAfter });
  }
}
