import type { LitElement, ReactiveController } from 'lit';
import { fallbackReleased } from './fallback.js';
import { LoadError, type LoadFailure } from '../net/load-error.js';
import { report } from './report.js';
import { makeEvent, native } from './natives.js';

export type LoadState = 'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'failed';

export interface Loader<Value> {
  /**
   * Gives a value, with an error where a part of it could not be had.
   * @throws LoadError, or the reason of the abort
   */
  load(signal: AbortSignal): Promise<{ value: Value; error?: LoadFailure | undefined }>;
  /** The last good copy, and when it was made, in milliseconds since 1970. Never rejects. */
  kept?(): Promise<{ value: Value; time: number } | undefined>;
}

/** Milliseconds after which the last good copy is shown instead of nothing. */
const patience = 1000;

/** Calls when what failed is worth another try: the server named a time, or the connection is back. */
function whenWorthwhile({ retryAfter }: LoadFailure, retry: () => void): () => void {
  // Longer than that a timer cannot wait.
  const timer = retryAfter && retryAfter < 2 ** 31 ? setTimeout(retry, retryAfter) : undefined;
  addEventListener('online', retry, { once: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('online', retry);
  };
}

/** What every document carries: what a webmaster should mend in it though it could be used. */
export interface Provenance {
  _pressroom: { warnings: string[] };
}

/** One state, one error and the last good value of what an element loads, and the events that tell of it. */
export class RemoteData<Value extends Provenance> implements ReactiveController {
  state: LoadState = 'idle';
  error: LoadFailure | undefined;
  value: Value | undefined;
  /** When the copy was made that is shown, in milliseconds since 1970; only while `stale`. */
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
      // Without `:state()`, before 2024, only that selector is lost.
    }
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.#loader || (this.state === 'loading' && !this.#run)) void this.#begin();
    this.#planRetry();
  }

  hostDisconnected(): void {
    // An element that is moved is back before the microtask; its request goes on.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /**
   * Takes a new source, or none. Resolves when settled.
   * @param isInPlace what the former one gave stays until then
   */
  change(loader: Loader<Value> | undefined, isInPlace = false): Promise<void> {
    this.#stop();
    this.#loader = loader;
    if (isInPlace) return this.#begin();
    this.value = this.error = this.savedAt = undefined;
    this.#enter(loader ? 'loading' : 'idle');
    return this.#begin();
  }

  /** Asks again; what is shown stays until the answer is here. Resolves when settled, never rejects. */
  reload(): Promise<void> {
    this.#stop();
    if (this.#loader && !this.value) {
      this.error = undefined;
      this.#enter('loading');
    }
    return this.#begin();
  }

  /** Takes what came without being asked for. */
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

  /** Without a word: whoever waits for the first answer is told of that alone. */
  #planRetry(): void {
    this.#cancelRetry?.();
    const { error } = this;
    const loader = this.#loader;
    if (error && loader)
      this.#cancelRetry = whenWorthwhile(error, () => {
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
    const timer = setTimeout(() => void this.#showKept(loader, signal), patience);
    let value: Value | undefined;
    let error: LoadFailure | undefined;
    try {
      ({ value, error } = await loader.load(signal));
    } catch (thrown) {
      error = thrown as LoadFailure;
    }
    clearTimeout(timer);
    if (value && !this.value) await fallbackReleased(this.#host, signal);
    else if (!value) await this.#showKept(loader, signal);
    // A late answer or our own abort: who took over, if anybody, settles it.
    if (signal.aborted) return this.#takenOver();

    this.#run = undefined;
    this.error = error;
    if (value) this.#take(value);
    // A failed reload leaves what is shown.
    else if (!this.value) this.#enter('failed');
    else this.#host.requestUpdate();
    if (error) report('error', this.#host, error.message);
    this.#planRetry();
    await this.#host.updateComplete;
    // It could not be rendered.
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
    // What came meanwhile is newer.
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

  /** Pages set sources by script, so «no source» is sure only when the page is parsed. */
  #tellIdle(): void {
    const tell = () => {
      if (this.state === 'idle' && this.#host.isConnected)
        report('warn', this.#host, 'There is nothing to show: give it "src" or data.');
    };
    if (native(document).readyState === 'loading')
      native(document).addEventListener('DOMContentLoaded', tell, { once: true });
    else setTimeout(tell);
  }
}
