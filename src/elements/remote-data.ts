import type { LitElement, ReactiveController } from 'lit';
import { fallbackReleased } from '../shared/fallback.js';
import type { LoadError } from '../shared/load-error.js';
import { report } from '../shared/report.js';

export type LoadState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

/** Gives a value, or throws a `LoadError`. */
type Loader<Value> = (signal: AbortSignal) => Promise<Value>;

/** What every document carries: what a webmaster should mend in it though it could be used. */
export interface Provenance {
  _pressroom: { warnings: string[] };
}

/** One state, one error and the last good value of what an element loads, and the events that tell of it. */
export class RemoteData<Value extends Provenance> implements ReactiveController {
  state: LoadState = 'idle';
  error: LoadError | undefined;
  value: Value | undefined;
  readonly #host: LitElement;
  readonly #isEmpty: (value: Value) => boolean;
  readonly #states: CustomStateSet | undefined;
  #loader: Loader<Value> | undefined;
  #run: AbortController | undefined;
  #settled: Promise<void> = Promise.resolve();

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
  }

  hostDisconnected(): void {
    // An element that is moved is back before the microtask; its request goes on.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /** Takes a new source, or none; what the former one gave is gone. Resolves when settled. */
  change(loader: Loader<Value> | undefined): Promise<void> {
    this.#stop();
    this.#loader = loader;
    this.value = this.error = undefined;
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

  #stop(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  #begin(): Promise<void> {
    if (this.#host.isConnected) {
      if (this.#loader) this.#settled = this.#load(this.#loader);
      else this.#tellIdle();
    }
    return this.#settled;
  }

  async #load(loader: Loader<Value>): Promise<void> {
    const run = (this.#run = new AbortController());
    const { signal } = run;
    let value: Value | undefined;
    let error: LoadError | undefined;
    try {
      value = await loader(signal);
    } catch (thrown) {
      error = thrown as LoadError;
    }
    if (value && this.state !== 'ready') await fallbackReleased(this.#host, signal);
    // A late answer or our own abort: who took over, if anybody, settles it.
    if (signal.aborted) return this.#takenOver();

    this.#run = undefined;
    this.error = error;
    if (value) {
      this.value = value;
      const { warnings } = value._pressroom;
      if (warnings.length) report('warn', this.#host, warnings.join('\n'));
    }
    if (error) report('error', this.#host, error.message);
    // A failed reload leaves what is shown.
    this.#enter(!this.value ? 'failed' : this.#isEmpty(this.value) ? 'empty' : 'ready');
    await this.#host.updateComplete;
    if (value) this.#host.dispatchEvent(new Event('load'));
    if (error) this.#host.dispatchEvent(new Event('error'));
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
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', tell, { once: true });
    else setTimeout(tell);
  }
}
