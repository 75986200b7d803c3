import type { LitElement, ReactiveController } from 'lit';
import { fallbackReleased } from './fallback.js';
import { LoadError, type LoadFailure } from '../net/load-error.js';
import { report } from './report.js';
import { makeEvent, native } from './natives.js';

/** The state of an element that loads. */
export type LoadState = 'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'failed';

export interface Loader<Value> {
  /**
   * Loads the value. If only a part of it fails, the result has the value and an error.
   * @throws LoadError, or the reason of the abort
   */
  load(signal: AbortSignal): Promise<{ value: Value; error?: LoadFailure | undefined }>;
  /** Reads the last good copy and its time, in milliseconds since 1970. Never rejects. */
  kept?(): Promise<{ value: Value; time: number } | undefined>;
}

/** The wait in milliseconds before a slow request shows the last good copy. */
const patience = 1000;

/**
 * Calls `retry` after a time, or when the connection is back.
 * @param wait in milliseconds; none for the connection alone
 * @returns function that cancels the retry
 */
function whenWorthwhile(wait: number | undefined, retry: () => void): () => void {
  // Timers cannot wait 2 ** 31 ms or longer.
  const timer = wait && setTimeout(retry, Math.min(wait, 2e9));
  addEventListener('online', retry, { once: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('online', retry);
  };
}

/** Part of every document: warnings for the webmaster about mistakes in a usable document. */
export interface Provenance {
  _pressroom: { warnings: string[] };
}

/** Loads an element's data. Keeps its state, its error and the last good value, and fires `load` and `error`. */
export class RemoteData<Value extends Provenance> implements ReactiveController {
  state: LoadState = 'idle';
  error: LoadFailure | undefined;
  value: Value | undefined;
  /** The time of the shown copy in milliseconds since 1970; set only in the state `stale`. */
  savedAt: number | undefined;
  readonly #host: LitElement;
  readonly #isEmpty: (value: Value) => boolean;
  readonly #states: CustomStateSet | undefined;
  #loader: Loader<Value> | undefined;
  #run: AbortController | undefined;
  #settled: Promise<void> = Promise.resolve();
  #cancelRetry: (() => void) | undefined;

  constructor(host: LitElement, isEmpty: (value: Value) => boolean) {
    this.#host = host;
    this.#isEmpty = isEmpty;
    try {
      this.#states = host.attachInternals().states;
      this.#states.add('idle');
    } catch {
      // Browsers before 2024 lack `:state()`. Only that selector fails there.
    }
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.#loader || (this.state === 'loading' && !this.#run)) void this.#begin();
    this.#planRetry();
  }

  hostDisconnected(): void {
    // A moved element is connected again before the microtask runs. Its request must continue.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /**
   * Changes the source. Resolves when settled.
   * @param loader the new source; `undefined` for none
   * @param isInPlace whether the former value stays until the new one arrives
   */
  change(loader: Loader<Value> | undefined, isInPlace = false): Promise<void> {
    this.#stop();
    this.#loader = loader;
    if (isInPlace) return this.#begin();
    this.value = this.error = this.savedAt = undefined;
    this.#enter(loader ? 'loading' : 'idle');
    return this.#begin();
  }

  /** Loads again. The current value stays until the answer arrives. Resolves when settled, never rejects. */
  reload(): Promise<void> {
    this.#stop();
    if (this.#loader && !this.value) {
      this.error = undefined;
      this.#enter('loading');
    }
    return this.#begin();
  }

  /** Replaces the value by one from another source, such as a periodic update. */
  replace(value: Value): void {
    this.#cancelRetry?.();
    this.#take(value);
  }

  /** Enters the state `failed`: the loaded document cannot be rendered. */
  refuse(cause: unknown): void {
    const error = new LoadError('not-shown', `It cannot be shown: ${String(cause)}`, '', 0, cause);
    report('error', this.#host, error.message);
    if (!/ready|empty|stale/.test(this.state)) return;
    this.value = undefined;
    this.error = error;
    this.#enter('failed');
  }

  #stop(): void {
    this.#cancelRetry?.();
    this.#run?.abort();
    this.#run = undefined;
  }

  /**
   * Plans a silent retry. It fires no `error` event, and no `load` event if the element already shows current data.
   * @param soon milliseconds until the retry, if the connection has returned; else the server's `Retry-After` holds
   */
  #planRetry(soon?: number): void {
    this.#cancelRetry?.();
    const { error } = this;
    const loader = this.#loader;
    if (error && loader)
      this.#cancelRetry = whenWorthwhile(soon ?? error.retryAfter, () => {
        if (!this.#run) this.#settled = this.#load(loader, true);
      });
  }

  #begin(): Promise<void> {
    if (this.#host.isConnected) {
      if (this.#loader) this.#settled = this.#load(this.#loader);
      else this.#tellIdle();
    }
    return this.#settled;
  }

  async #load(loader: Loader<Value>, isQuiet = false): Promise<void> {
    const run = (this.#run = new AbortController());
    const { signal } = run;
    const { state } = this;
    // Browsers end the requests of a former connection. Such a request may fail after the event.
    let soon: number | undefined;
    const hear = () => {
      soon = 1;
    };
    addEventListener('online', hear);
    const timer = setTimeout(() => void this.#showKept(loader, signal), patience);
    let value: Value | undefined;
    let error: LoadFailure | undefined;
    try {
      ({ value, error } = await loader.load(signal));
    } catch (thrown) {
      error = thrown as LoadFailure;
    }
    clearTimeout(timer);
    removeEventListener('online', hear);
    if (value && !this.value) await fallbackReleased(this.#host, signal);
    else if (!value) await this.#showKept(loader, signal);
    // A newer run has replaced this one, or the element was disconnected: ignore the late answer.
    if (signal.aborted) return this.#takenOver();

    this.#run = undefined;
    this.error = error;
    if (value) this.#take(value);
    // After a failed reload, the current value stays.
    else if (!this.value) this.#enter('failed');
    else this.#host.requestUpdate();
    if (error) report('error', this.#host, `${error.message} (${error.code})`);
    this.#planRetry(soon);
    await this.#host.updateComplete;
    // refuse() has removed a value that could not be rendered.
    if (value && !this.value) {
      value = undefined;
      ({ error } = this);
    }
    if (value && !(isQuiet && /ready|empty/.test(state))) this.#host.dispatchEvent(makeEvent('load'));
    if (error && !isQuiet) this.#host.dispatchEvent(makeEvent('error'));
  }

  #take(value: Value): void {
    this.value = value;
    this.savedAt = undefined;
    const { warnings } = value._pressroom;
    if (warnings.length) report('warn', this.#host, warnings.join('\n'));
    this.#enter(this.#isEmpty(value) ? 'empty' : 'ready');
  }

  async #showKept(loader: Loader<Value>, signal: AbortSignal): Promise<void> {
    const copy = this.value ? undefined : await loader.kept?.();
    if (!copy) return;
    await fallbackReleased(this.#host, signal);
    // A value that arrived meanwhile is newer than the copy.
    if (signal.aborted || this.value) return;
    this.value = copy.value;
    this.savedAt = copy.time;
    this.#enter('stale');
  }

  #takenOver(): Promise<void> | undefined {
    return this.#run && this.#settled;
  }

  #enter(state: LoadState): void {
    this.#states?.delete(this.state);
    this.#states?.add(state);
    this.state = state;
    this.#host.requestUpdate();
  }

  /** Warns about a missing source. Scripts may still set one while the page is being parsed, so the warning waits. */
  #tellIdle(): void {
    const tell = () => {
      if (this.state === 'idle' && this.#host.isConnected)
        report('warn', this.#host, 'It has nothing to show. Set "src".');
    };
    if (native(document).readyState === 'loading')
      native(document).addEventListener('DOMContentLoaded', tell, { once: true });
    else setTimeout(tell);
  }
}
