import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { native } from '../base/natives.js';
import { interfaceLanguage, type Language } from './languages.js';
import { fetchSentences, hasSentences } from './sentences.js';

/** The language of each connected element. */
export const nearestLanguages = new Set<NearestLanguage>();

/** Determines the language of an element from the `lang` attributes around it, and updates it while connected. */
export class NearestLanguage implements ReactiveController {
  /** The language of the library's sentences. It changes when the sentences of the wanted language have arrived. */
  interface: Language = 'en';
  /**
   * The nearest language tag in the page; `''` without one. Dates and content without a language of their own use it.
   * The library may lack the language.
   */
  declared = '';
  /** Whether the sentences of the wanted language are on their way. */
  isFetching = false;
  /** Settles when the sentences of the wanted language have arrived or failed to load. */
  settled: Promise<void> = Promise.resolve();
  #wanted: Language = 'en';
  readonly #host: ReactiveControllerHost & Element;
  /** Absent in Node. */
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    nearestLanguages.add(this);
    this.#observer ??= new MutationObserver(() => {
      this.read();
    });
    this.read();
  }

  hostDisconnected(): void {
    nearestLanguages.delete(this);
    this.#observer?.disconnect();
  }

  /** Changes the language as soon as its sentences have arrived. */
  #want(language: Language): void {
    this.#wanted = language;
    this.isFetching = !hasSentences(language);
    if (!this.isFetching) {
      this.interface = language;
      return;
    }
    this.settled = fetchSentences(language).then((isHere) => {
      if (this.#wanted !== language) return;
      this.isFetching = false;
      if (isHere) this.interface = language;
      this.#host.requestUpdate();
    });
  }

  /** Reads the language again, and draws the element. */
  read(): void {
    const tags: string[] = [];
    for (let element: Element | null = this.#host; element;) {
      const tag = native(element).getAttribute('lang');
      if (tag) tags.push(tag.replaceAll('_', '-'));
      const parent: Element | null = native(element).parentElement;
      if (!parent) {
        const root = native(element).getRootNode();
        this.#observer?.observe(root, { attributeFilter: ['lang'], subtree: true });
        element = native(root as Partial<ShadowRoot>).host ?? null;
      } else element = parent;
    }
    this.declared = tags[0] ?? '';
    // If the library lacks the nearest language, readers probably understand the language of the page around it.
    this.#want([...tags, ...navigator.languages].map(interfaceLanguage).find((one) => one) ?? 'en');
    this.#host.requestUpdate();
  }
}
