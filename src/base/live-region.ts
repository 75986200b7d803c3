import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from './html.js';

/** Says what the reader has just done, once, after a pause: speech that the press itself causes comes first. */
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
    // The same words are said again only when they were gone.
    this.#show('');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#show(text);
    }, 700);
  }

  /** Always rendered: a region that appears with its text is not spoken. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" aria-live="polite">${this.#text}</div>`;
  }

  #show(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }
}
