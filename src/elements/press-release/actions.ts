import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Item } from '../../feed/json-feed.js';
import { createSpeech, type Speech, type SpeechState } from '../../low-vision/interface/speech.js';
import type { Language } from '../../i18n/languages.js';
import { speechSentences } from '../../i18n/speech-sentences.js';
import { releaseSentences } from '../../i18n/release-sentences.js';
import { linkUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';
import type { LiveRegion } from '../../base/live-region.js';
import { printPart } from '../../base/print-part.js';

export const actionNames = ['listen', 'share', 'copy', 'print'] as const;

/** The buttons of a release. A button appears only if the device supports its action. */
export class Actions implements ReactiveController {
  readonly #host: LitElement;
  readonly #live: LiveRegion;
  #speech: Speech | undefined;
  #speechState: SpeechState = 'idle';
  #isCopied = false;

  constructor(host: LitElement, live: LiveRegion) {
    this.#host = host;
    this.#live = live;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** The element calls it when another release is shown. */
  stop(): void {
    this.#speech?.stop();
    this.#isCopied = false;
  }

  /**
   * @param wanted names of actions, separated by spaces; their order has no effect
   * @param isServed whether to render the actions of most devices: the server does not know the reader's
   */
  render(item: Item, wanted: string, language: Language, isServed = false): TemplateResult | typeof nothing {
    const words = releaseSentences(language);
    const device: { share?: unknown; clipboard?: unknown } = isServed ? { clipboard: true } : navigator;
    const { share, clipboard } = device;
    const asked = new Set(wanted.toLowerCase().split(/\s+/));
    const url = item.url ?? item.external_url;
    const copies = clipboard && (asked.has('copy') || (asked.has('share') && !share));
    const buttons = [
      asked.has('listen') && (isServed || 'speechSynthesis' in window)
        ? this.#listenTemplate(language)
        : nothing,
      asked.has('share') && share ? button(words.share, () => this.#share(item.title, url)) : nothing,
      copies
        ? button(this.#isCopied ? words.copied : words.copyLink, () => this.#copy(url, words.copied))
        : nothing,
      asked.has('print') && (isServed || 'print' in window)
        ? button(words.print, () => this.#print())
        : nothing,
    ];
    return buttons.every((template) => template === nothing)
      ? nothing
      : html`<div class="actions" part="actions" lang=${language}>${buttons}</div>`;
  }

  /** Keeps one button and changes only its name, so that it keeps the focus. The Escape key stops the speech. */
  #listenTemplate(language: Language): TemplateResult {
    const words = speechSentences(language);
    const state = this.#speechState;
    const [name, does] = (
      {
        idle: ['play', 'play'],
        none: ['play', 'play'],
        speaking: ['pause', 'pause'],
        paused: ['resume', 'resume'],
        'ask-network': ['allow', 'allowNetwork'],
      } as const
    )[state];
    return html`${button(words[name], () => {
      this.#startedSpeech[does]();
    })}${
      state === 'none' ? html`<span>${words.none}</span>` : nothing
    }${state === 'ask-network' ? html`<span>${words.network} (${this.#speech?.networkVoice})</span>` : nothing}`;
  }

  get #startedSpeech(): Speech {
    const host = this.#host;
    return (this.#speech ??= createSpeech(
      host.ownerDocument,
      (state) => {
        this.#speechState = state;
        host.requestUpdate();
        // Announce why there is no speech.
        if (/none|ask/.test(state))
          void host.updateComplete.then(() => {
            this.#live.say(host.renderRoot.querySelector('.actions span')?.textContent ?? '');
          });
      },
      () => host.renderRoot.querySelectorAll('.heading,.body'),
    ));
  }

  async #share(title: string | undefined, url: string | undefined): Promise<void> {
    try {
      await navigator.share({ title: title ?? '', url: linkUrl(url) ?? location.href });
    } catch {
      // The reader cancelled the share dialog, or the browser refused it.
    }
  }

  async #copy(url: string | undefined, copied: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(linkUrl(url) ?? location.href);
    } catch {
      return;
    }
    this.#isCopied = true;
    this.#live.say(copied);
  }

  #print(): Promise<void> {
    const host = this.#host;
    const article = host.renderRoot.querySelector('article');
    return article ? printPart(article, host.shadowRoot?.adoptedStyleSheets ?? [], host) : Promise.resolve();
  }
}

const button = (label: string, press: () => unknown) =>
  html`<button type="button" part="action" @click=${press}>${label}</button>`;
