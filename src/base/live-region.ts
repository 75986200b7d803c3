import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from './html.js';

/** Announces the result of an action once, after a pause: a screen reader first speaks about the key press itself. */
export class LiveRegion implements ReactiveController {
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  say(text: string): void {
    // Screen readers repeat a text only if the region was empty in between.
    this.#show('');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#show(text);
    }, 700);
  }

  /** Renders the region even when it is empty: screen readers ignore a region that is inserted with its text. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" aria-live="polite">${this.#text}</div>`;
  }

  #show(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }
}
