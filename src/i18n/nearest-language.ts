import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { native } from '../base/natives.js';
import { interfaceLanguage, type Language } from './languages.js';
import { fetchSentences, hasSentences } from './sentences.js';

/** The language of an element's interface: followed while the element is connected. */
export class NearestLanguage implements ReactiveController {
  /** The language of our own sentences. It changes when the sentences of the wanted language are here. */
  interface: Language = 'en';
  /** The tag that the page declares, which may be none of ours: dates and undeclared content are in it. */
  declared = '';
  /** Settles when the sentences of the wanted language are shown, or cannot be had. */
  settled: Promise<void> = Promise.resolve();
  #wanted: Language = 'en';
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer = new MutationObserver(() => {
    this.#read();
  });

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Shows a language as soon as its sentences are here. */
  #want(language: Language): void {
    this.#wanted = language;
    if (hasSentences(language)) {
      this.interface = language;
      return;
    }
    this.settled = fetchSentences(language).then((isHere) => {
      if (!isHere || this.#wanted !== language) return;
      this.interface = language;
      this.#host.requestUpdate();
    });
  }

  #read(): void {
    const tags: string[] = [];
    for (let element: Element | null = this.#host; element;) {
      const tag = native(element).getAttribute('lang');
      if (tag) tags.push(tag.replaceAll('_', '-'));
      const parent: Element | null = native(element).parentElement;
      if (!parent) {
        const root = native(element).getRootNode();
        this.#observer.observe(root, { attributeFilter: ['lang'], subtree: true });
        element = (root as Partial<ShadowRoot>).host ?? null;
      } else element = parent;
    }
    this.declared = tags[0] ?? '';
    // Around a block in a language that we lack, readers understand the page's own.
    this.#want([...tags, ...navigator.languages].map(interfaceLanguage).find((one) => one) ?? 'en');
    this.#host.requestUpdate();
  }
}
