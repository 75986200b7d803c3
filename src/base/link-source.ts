import type { LitElement, ReactiveController } from 'lit';
import type { LinkReader } from './loading-element.js';
import { attributesIn, type PageLinks } from './page-links.js';

/** The attributes that can change the document that is read from links in the page. */
const linkAttributes =
  'alt aria-hidden aria-label aria-labelledby datetime disabled hidden href hreflang label lang rel role slot src target title value'.split(
    ' ',
  );

/** Reads an element's document from the page's own links in it, and follows their changes. */
class LinkSource implements ReactiveController {
  /** The document stays the same object until the links' content changes. */
  document: unknown;
  links: PageLinks | undefined;
  readonly #host: LitElement;
  readonly #parse: (root: Element) => unknown;
  #isRead = false;
  readonly #observer = new MutationObserver((records) => {
    // Changes of the host's own attributes do not affect the links.
    if (records.every(({ target, type }) => target === this.#host && type === 'attributes')) return;
    this.#isRead = false;
    this.#host.requestUpdate();
  });

  constructor(host: LitElement, parse: (root: Element) => unknown) {
    this.#host = host;
    this.#parse = parse;
    host.addController(this);
  }

  hostConnected(): void {
    // The links may have changed while the element was disconnected.
    this.#isRead = false;
    this.#observer.observe(this.#host, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: linkAttributes,
    });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  read(): unknown {
    if (this.#isRead) return this.document;
    this.#isRead = true;
    const document = this.#parse(this.#host);
    if (JSON.stringify(document) !== JSON.stringify(this.document)) this.document = document;
    this.links = attributesIn(this.#host);
    return this.document;
  }
}

/** @param parse function that reads the document; `undefined` if the links form no list */
export const linkReaderOf =
  (parse: (root: Element) => unknown): LinkReader =>
  (host) =>
    new LinkSource(host, parse);
