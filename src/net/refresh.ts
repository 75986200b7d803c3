import { isHidden, onGlobal, onVisibility } from '../base/global-events.js';
import { isOffline } from '../base/is-offline.js';
import { askOncePerOrigin, hearOf } from './other-tabs.js';
import type { Answer } from './request-json.js';
import { requestShared } from './share-requests.js';

interface Watcher {
  /** Seconds between two requests. */
  period: number;
  hear: (answer: Answer) => void;
}

/** Random factor for the period, so that readers do not send their requests at the same moment. */
const jitter = () => 1 + Math.random() / 5;

const watched = new Map<string, Watched>();

/** A document that is requested periodically. All its watchers share one timer. */
class Watched {
  readonly watchers = new Set<Watcher>();
  readonly #href: string;
  readonly #timeout: number;
  readonly #abort = new AbortController();
  readonly #stopHearing: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Time of the last request; 0 if the connection has returned since. */
  #last = Date.now();
  #failures = 0;
  #isAsking = false;
  #jitter = jitter();

  constructor(href: string, timeout: number) {
    this.#href = href;
    this.#timeout = timeout;
    this.#stopHearing = hearOf(href, this.#hear);
    const { signal } = this.#abort;
    onGlobal('online', this.#online, signal);
    onVisibility(this.schedule, signal);
  }

  readonly schedule = (): void => {
    clearTimeout(this.#timer);
    if (this.#isAsking || this.#abort.signal.aborted || isHidden() || isOffline()) return;
    const period = Math.min(...[...this.watchers].map((watcher) => watcher.period));
    // Each failure doubles the wait, up to 16 times the period.
    const wait = period * 1000 * this.#jitter * 2 ** Math.min(this.#failures, 4);
    this.#timer = setTimeout(this.#ask, Math.max(0, this.#last + wait - Date.now()));
  };

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopHearing();
    this.#abort.abort();
  }

  readonly #online = () => {
    this.#failures = this.#last = 0;
    this.schedule();
  };

  readonly #ask = async () => {
    const { signal } = this.#abort;
    const options = { timeout: this.#timeout, signal, base: this.#href };
    let answer: Answer | undefined;
    this.#isAsking = true;
    this.#last = Date.now();
    try {
      answer = await askOncePerOrigin(this.#href, signal, () => requestShared(this.#href, options));
    } catch {
      // A failed update is silent: the current content stays.
    }
    this.#isAsking = false;
    if (answer) this.#hear(answer);
    else if (this.#last) this.#settle(this.#failures + 1);
    // The connection has returned, and browsers end the requests of the former one. So the request is made again.
    else this.schedule();
  };

  readonly #hear = (answer: Answer) => {
    this.#settle(0);
    for (const { hear } of [...this.watchers]) hear(answer);
  };

  #settle(failures: number): void {
    this.#failures = failures;
    this.#last = Date.now();
    this.#jitter = jitter();
    this.schedule();
  }
}

/**
 * Requests a document periodically while the page is visible and online, and at once when the connection is back.
 * @param href absolute http(s) URL
 * @param timeout time-out of one request, in milliseconds
 * @param watcher period in seconds, and the callback for answers
 * @returns function that ends the requests
 */
export function watch(href: string, timeout: number, watcher: Watcher): () => void {
  const one = watched.get(href) ?? new Watched(href, timeout);
  watched.set(href, one);
  one.watchers.add(watcher);
  one.schedule();
  return () => {
    one.watchers.delete(watcher);
    if (one.watchers.size) {
      one.schedule();
      return;
    }
    one.stop();
    if (watched.get(href) === one) watched.delete(href);
  };
}
