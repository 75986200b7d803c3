import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { native } from '../shared/natives.js';
import { interfaceLanguage, type Language } from './languages.js';

/** The language of an element's interface: followed while the element is connected. */
export class NearestLanguage implements ReactiveController {
  /** Of our own texts. */
  interface: Language = 'en';
  /** The tag that the page declares, which may be none of ours: dates and undeclared content are in it. */
  declared = '';
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
    // Around a block in a language that we lack, the page's own is what its readers understand.
    this.interface = [...tags, ...navigator.languages].map(interfaceLanguage).find(Boolean) ?? 'en';
    this.#host.requestUpdate();
  }
}
