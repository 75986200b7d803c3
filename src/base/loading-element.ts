import { nothing, type LitElement, type TemplateResult } from 'lit';
import { elementSentences, type ElementSentences } from '../i18n/element-sentences.js';
import { hasFallback } from './fallback.js';
import { LoadError, type LoadFailure } from '../net/load-error.js';
import {
  adoptEarlyProperties,
  integer,
  reflectAttributes,
  text,
  type Readers,
} from './reflect-attributes.js';
import type { PageLinks } from './page-links.js';
import { keepCopy, keptCopy } from '../net/kept-copies.js';
import type { Answer } from '../net/request-json.js';
import { requestShared } from '../net/share-requests.js';
import { ServedElement } from './served-element.js';
import { showOwnContent } from './show-own-content.js';
import { webUrl } from './web-url.js';
import { html } from './html.js';
import { LiveRegion } from './live-region.js';
import { RemoteData, type Loader, type LoadState, type Provenance } from './remote-data.js';

/** Placeholder source for the page's own links until the code that reads them is fetched. */
const unreadLinks = {};

/** The attributes of every loading element; `timeout` is in milliseconds. */
export const loadingAttributes = { src: text(), timeout: integer(10_000, 1) };

/** The document that the page's own links form: see link-source.ts. */
interface LinkSource {
  /** The document at the last reading; `undefined` if the links form no list. */
  readonly document: unknown;
  /** The links' attributes by URL. */
  readonly links: PageLinks | undefined;
  /** Returns the document of the current links: the same object as before if they have not changed. */
  read(): unknown;
}

/** @throws LoadError `not-json` */
function parseData(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LoadError('not-json', `Its data is no JSON: ${(cause as Error).message}`, '', 0, cause);
  }
}

/** Makes the source of an element's links. */
export type LinkReader = (host: LitElement) => LinkSource;

/**
 * Base class of the elements that show a document from `src`, from a script or from the page's own links. It handles
 * attributes, language, state, fallback content and retry. A subclass loads, parses and renders the document.
 */
export abstract class LoadingElement<Value extends Provenance> extends ServedElement {
  /** The names of the reflected attributes, and below the properties that a script may set before the upgrade. */
  protected static attributes: string[] = [];
  protected static earlyProperties: string[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...this.attributes];
  }

  /** Declares the reflected attributes. A subclass calls it in a static block. */
  protected static reflect(readers: Readers, ...properties: string[]): void {
    this.attributes = reflectAttributes(this as unknown as typeof LitElement, readers);
    this.earlyProperties = [...Object.keys(readers), ...properties];
  }

  declare src: string;
  declare timeout: number;

  protected readonly live = new LiveRegion(this);
  protected readonly data = new RemoteData<Value>(this, (value) => this.isEmpty(value));
  /** The document that a script set, not yet parsed. */
  #document: unknown;
  /** The current source: the value of `src` or a document. */
  #source: unknown = '';
  #links: LinkSource | undefined;
  /** Absent in Node. */
  #observer: MutationObserver | undefined;
  /** The reader pressed «Try again», and the element has not announced the result yet. */
  #retrying = false;
  /** The «Try again» button has the focus, and the coming rendering removes it. */
  #retryGoesFocused = false;

  /** Takes over early properties. A subclass calls it in its constructor, after the initialization of its fields. */
  protected adoptEarlyProperties(): void {
    adoptEarlyProperties(this, (this.constructor as typeof LoadingElement).earlyProperties);
  }

  get state(): LoadState {
    return this.data.state;
  }

  get error(): LoadFailure | undefined {
    return this.data.error;
  }

  /**
   * Loads again. The current content stays until the answer arrives, and after a failure. The promise resolves after
   * `load` or `error`, and never rejects.
   */
  reload(): Promise<void> {
    return this.followSource() ?? this.data.reload();
  }

  override connectedCallback(): void {
    // An element with `src` already knows its source, so the request need not wait for the first rendering.
    if (this.src) void this.followSource();
    super.connectedCallback();
    // Links and data may be added later.
    this.#observer ??= new MutationObserver(this.#changed);
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (before !== now) this.requestUpdate();
  }

  /** The page's URL. */
  protected get pageUrl(): string {
    return location.href;
  }

  protected abstract isEmpty(value: Value): boolean;
  /** @param source the document's URL; `''` if the document is from a script or from the page's links */
  protected abstract parse(document: unknown, source: string, base: string): Value | Promise<Value>;
  /** Parses an answer. @param href the requested URL */
  protected read(answer: Answer, href: string): Value | Promise<Value>;
  protected read({ document, url }: Answer): Value | Promise<Value> {
    return this.parse(document, url, url);
  }

  /** Formats a time in the reader's time zone. @param hasDate whether to add the date */
  protected abstract timeInWords(at: Date, hasDate: boolean): string;
  /** The live region's text after a successful retry. */
  protected abstract loadedMessage(value: Value): string;

  /** Makes the loader for a URL, which may be relative to `base`. */
  protected loaderOf(address: string, base: string): Loader<Value> {
    const href = webUrl(address, base) ?? address;
    return {
      load: async (signal) => {
        const answer = await requestShared(href, { timeout: this.timeout, signal, base });
        const value = await this.read(answer, href);
        void keepCopy(href, answer);
        return { value };
      },
      kept: async () => {
        const copy = await keptCopy(href);
        return copy && { value: await this.read(copy, href), time: copy.time };
      },
    };
  }

  /**
   * The function that reads the page's own links if neither `src` nor a script sets a document. Few pages need it, so a
   * subclass may fetch it, and return a promise until then. Without a function, the element ignores links.
   */
  protected linkReader(): LinkReader | Promise<LinkReader> | undefined {
    return undefined;
  }

  /** Called when the element gets another source, but not when the page's links change in place. */
  protected sourceChanged(): void {
    // For subclasses.
  }

  protected setDocument(document: unknown): void {
    this.#document = document ?? undefined;
    // A script may set the same object again after changing it. It still counts as a new source.
    this.#source = undefined;
    this.requestUpdate();
  }

  protected get words(): ElementSentences {
    return elementSentences(this.language.interface);
  }

  /** The message for the reader after a failure. */
  protected get failedText(): string {
    return this.words.failed;
  }

  /** Whether the element shows loaded content, not the fallback. */
  protected get isShown(): boolean {
    return /ready|empty|stale/.test(this.state);
  }

  /** Whether the element shows the fallback content from the page's markup. */
  protected get showsFallback(): boolean {
    return !this.isShown && hasFallback(this);
  }

  /** Whether to show «Try again»: after a failure, during a retry, or beside a saved copy after an error. */
  get #offersRetry(): boolean {
    const { state, error } = this;
    return state === 'failed' || (/loading|stale/.test(state) && (this.#retrying || !!error));
  }

  /** The slot for the fallback content, with a message about loading or failure. */
  protected fallbackTemplate(): TemplateResult | typeof nothing {
    const { words, state, isShown } = this;
    if (isShown) return nothing;
    const sentence =
      (this.#offersRetry || !hasFallback(this)) && (state === 'loading' ? words.loading : this.failedText);
    return html`<slot @slotchange=${this.#changed}></slot>${this.#statusTemplate(sentence)}`;
  }

  /** The message that the content is a saved copy. Its time has the date if that is not today. */
  protected savedTemplate(): TemplateResult | typeof nothing {
    const { words, state, error, data } = this;
    const at = new Date(data.savedAt ?? 0);
    const time = () => this.timeInWords(at, at.toDateString() !== new Date().toDateString());
    return this.#statusTemplate(
      state === 'stale' && `${error ? `${words.notUpdated} ` : ''}${words.saved(time())}`,
    );
  }

  #statusTemplate(sentence: string | false): TemplateResult | typeof nothing {
    if (!sentence) return nothing;
    return html`<div class="status">
      <p part="status">${sentence}</p>
      ${
        this.#offersRetry
          ? html`<button type="button" part="retry" @click=${this.#retry}>${this.words.retry}</button>`
          : nothing
      }
    </div>`;
  }

  /** Keeps the server's content until the element can render the same. */
  protected override shouldUpdate(): boolean {
    if (this.isServed) void this.followSource();
    return super.shouldUpdate() && !(this.isServed && this.state === 'loading');
  }

  protected override willUpdate(): void {
    void this.followSource();
    this.#retryGoesFocused = !this.#offersRetry && !!this.shadowRoot?.querySelector('[part=retry]:focus');
  }

  /** Shows the fallback content if rendering fails. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      showOwnContent(this.renderRoot);
      this.data.refuse(error);
    }
  }

  protected override updated(): void {
    if (this.#retryGoesFocused) this.#focusContent();
  }

  /** Starts loading if the source has changed. */
  protected followSource(): Promise<void> | undefined {
    const former = this.#links?.document;
    const src = this.src.trim();
    const data = this.querySelector(':scope>script[type="application/json"]')?.textContent;
    const source = this.#document ?? (data || src || this.#readLinks() || '');
    if (source === this.#source) return undefined;
    // Changed links update the content in place: the reader may be using the list.
    const isInPlace = !!former && this.#source === former && source === this.#links?.document;
    this.#source = source;
    if (!isInPlace) this.sourceChanged();
    const base = this.baseURI;
    const fetched = !this.#document && src ? this.loaderOf(src, base) : undefined;
    /** The data block of the page, until it is read: it is the first answer of `src`. */
    let unread = this.#document ? undefined : data;
    return this.data.change(
      source === ''
        ? undefined
        : {
            ...fetched,
            load: async (signal) => {
              if (fetched && !unread) return fetched.load(signal);
              const url = unread && !/\s/.test(src) ? webUrl(src, base) : undefined;
              const document = unread
                ? parseData(unread)
                : source === unreadLinks
                  ? await this.#fetchLinks()
                  : source;
              if (fetched) unread = undefined;
              return { value: await this.parse(document, url ?? '', url ?? base) };
            },
          },
      isInPlace,
    );
  }

  /** Fetches the code that reads the page's own links, and reads them. */
  async #fetchLinks(): Promise<unknown> {
    try {
      await this.linkReader();
    } catch (cause) {
      throw new LoadError('network', (cause as Error).message, '', 0, cause);
    }
    if (this.#source !== unreadLinks) return this.#source;
    const document = this.#readLinks();
    // If the links form no list, there is no source: followSource() aborts this run.
    if (document) this.#source = document;
    else void this.followSource();
    return document ?? { items: [], sites: [] };
  }

  #readLinks(): unknown {
    if (this.#links) return this.#links.read();
    if (!this.querySelector('[href], option')) return undefined;
    const read = this.linkReader();
    if (typeof read !== 'function') {
      // #fetchLinks reports a failure.
      read?.catch(() => undefined);
      return read && unreadLinks;
    }
    this.#links = read(this);
    return this.#links.read();
  }

  /** The attributes of the page's own links while these are the element's source. */
  protected get pageLinks(): PageLinks | undefined {
    const { document, links } = this.#links ?? {};
    return document && this.#source === document ? links : undefined;
  }

  readonly #changed = () => {
    this.requestUpdate();
  };

  readonly #retry = async () => {
    this.#retrying = true;
    await this.reload();
    this.#retrying = false;
    await this.updateComplete;
    const status = this.shadowRoot?.querySelector('[part=status]')?.textContent;
    this.live.say(this.data.value && !status ? this.loadedMessage(this.data.value) : (status ?? ''));
  };

  /** Moves the focus from the removed «Try again» button to the content. */
  #focusContent(): void {
    const content = this.shadowRoot?.querySelector<HTMLElement>('.button, section, nav');
    if (content?.matches(':not(.button)')) {
      content.tabIndex = -1;
      const blurred = () => {
        content.removeAttribute('tabindex');
      };
      content.addEventListener('blur', blurred, { once: true });
    }
    content?.focus();
  }
}
