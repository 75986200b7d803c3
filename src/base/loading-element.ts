import { LitElement, nothing, type TemplateResult } from 'lit';
import { elementSentences, type ElementSentences } from '../i18n/element-sentences.js';
import { NearestLanguage } from '../i18n/nearest-language.js';
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
import { showOwnContent } from './show-own-content.js';
import { webUrl } from './web-url.js';
import { html } from './html.js';
import { LiveRegion } from './live-region.js';
import { RemoteData, type Loader, type LoadState, type Provenance } from './remote-data.js';

/** The attributes that a list of links in the page is read from. */
const linkAttributes =
  'alt aria-hidden aria-label aria-labelledby datetime disabled hidden href hreflang label lang rel role slot src target title value'.split(
    ' ',
  );

/** Stands for the page's own links until the code that reads them is fetched. */
const unreadLinks = {};

/** The attributes of every element that loads something. */
export const loadingAttributes = { src: text(), timeout: integer(10_000, 1) };

/** Reads links of a page: as a document, `undefined` where they are no list, and their attributes by address. */
export type LinkReader = (root: Element) => { document: unknown; links: PageLinks };

/**
 * What the elements share that show a document from `src`, from a script or from the page: attributes, language,
 * state, fallback, retry. A subclass says how a document is loaded and read, and what is shown of it.
 */
export abstract class LoadingElement<Value extends Provenance> extends LitElement {
  /** Names of the reflected attributes, and of all properties that may be set before the upgrade. */
  protected static attributes: string[] = [];
  protected static earlyProperties: string[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...this.attributes];
  }

  /** To be called in a subclass's static block. */
  protected static reflect(readers: Readers, ...properties: string[]): void {
    this.attributes = reflectAttributes(this as unknown as typeof LitElement, readers);
    this.earlyProperties = [...Object.keys(readers), ...properties];
  }

  declare src: string;
  declare timeout: number;

  protected readonly language = new NearestLanguage(this);
  protected readonly live = new LiveRegion(this);
  protected readonly data = new RemoteData<Value>(this, (value) => this.isEmpty(value));
  /** The document that a script gave, as it is. */
  #document: unknown;
  /** What the data are of: `src` as written, or a document. */
  #source: unknown = '';
  /** The document that the page's own links make: the same object while they say the same. */
  #inPage: unknown;
  #linksInPage: PageLinks | undefined;
  #areLinksRead = false;
  readonly #links = new MutationObserver((records) => {
    // The element's own attributes are no links.
    if (records.every(({ target, type }) => target === this && type === 'attributes')) return;
    this.#areLinksRead = false;
    this.requestUpdate();
  });
  /** The reader pressed «Try again» and has not been told how it ended. */
  #retrying = false;
  /** The focus is on a button that the coming rendering takes away. */
  #retryGoesFocused = false;

  /** To be called in a subclass's constructor, when its own fields are there. */
  protected adoptEarlyProperties(): void {
    adoptEarlyProperties(this, (this.constructor as typeof LoadingElement).earlyProperties);
  }

  get state(): LoadState {
    return this.data.state;
  }

  get error(): LoadFailure | undefined {
    return this.data.error;
  }

  /** Loads again; what is shown stays until the answer is here. Resolves when settled, never rejects. */
  reload(): Promise<void> {
    return this.#followSource() ?? this.data.reload();
  }

  override connectedCallback(): void {
    // In the page's own markup nothing is to come any more: the request need not wait for the first rendering.
    if (this.src) void this.#followSource();
    super.connectedCallback();
    // They may have changed while nothing was observed.
    this.#areLinksRead = false;
    this.#links.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: linkAttributes,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#links.disconnect();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (before !== now) this.requestUpdate();
  }

  protected abstract isEmpty(value: Value): boolean;
  /** @param source the document's address; `''` for one that a script or the page gave */
  protected abstract parse(document: unknown, source: string, base: string): Value | Promise<Value>;
  /** For the live region: what is there now. */
  protected abstract loadedMessage(value: Value): string;

  /** How what is at an address is loaded. */
  protected loaderOf(address: string, base: string): Loader<Value> {
    const href = webUrl(address, base) ?? address;
    const read = ({ document, url }: Answer) => this.parse(document, url, url);
    return {
      load: async (signal) => {
        const answer = await requestShared(href, { timeout: this.timeout, signal, base });
        const value = await read(answer);
        void keepCopy(href, answer);
        return { value };
      },
      kept: async () => {
        const copy = await keptCopy(href);
        return copy && { value: await read(copy), time: copy.time };
      },
    };
  }

  /**
   * The function that reads the page's own links, used where there is neither `src` nor a script's document. Few pages
   * need it, so a subclass fetches it: then this is a promise. Without one, links are no data.
   */
  protected linkReader(): LinkReader | Promise<LinkReader> | undefined {
    return undefined;
  }

  /** The source is another one than before. */
  protected sourceChanged(): void {
    // For subclasses.
  }

  protected setDocument(document: unknown): void {
    this.#document = document ?? undefined;
    // The same object may have been changed: what is set is new.
    this.#source = undefined;
    this.requestUpdate();
  }

  protected get words(): ElementSentences {
    return elementSentences(this.language.interface);
  }

  /** What the reader is told when loading failed. */
  protected get failedText(): string {
    return this.words.failed;
  }

  /** Whether what is loaded is on the page, not the fallback. */
  protected get isShown(): boolean {
    return /ready|empty|stale/.test(this.state);
  }

  /** Whether the server wrote something that is shown instead. */
  protected get showsFallback(): boolean {
    return !this.isShown && hasFallback(this);
  }

  /** «Try again» is there: nothing is shown, or what was kept. */
  get #offersRetry(): boolean {
    const { state, error } = this;
    return state === 'failed' || (/loading|stale/.test(state) && (this.#retrying || !!error));
  }

  /** The fallback's place, and the sentence that stands for what is not there. */
  protected fallbackTemplate(): TemplateResult | typeof nothing {
    const { words, state, isShown } = this;
    if (isShown) return nothing;
    const sentence =
      (this.#offersRetry || !hasFallback(this)) && (state === 'loading' ? words.loading : this.failedText);
    return html`<slot @slotchange=${this.#slotChanged}></slot>${this.#statusTemplate(sentence)}`;
  }

  /** The sentence that says of what is shown that it is a copy. */
  protected savedTemplate(): TemplateResult | typeof nothing {
    const { words, state, error } = this;
    return this.#statusTemplate(
      state === 'stale' && `${error ? `${words.notUpdated} ` : ''}${words.saved(this.#savedAt)}`,
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

  /** When the shown copy was made: the time, with the day where that is not today. */
  get #savedAt(): string {
    const at = new Date(this.data.savedAt ?? 0);
    return this.timeInWords(at, at.toDateString() !== new Date().toDateString());
  }

  /** A time of the reader's clock. Here in figures that all languages read, `2026-11-23 14:05`. */
  protected timeInWords(at: Date, hasDate: boolean): string {
    return at.toLocaleString('sv', { timeStyle: 'short', ...(hasDate && { dateStyle: 'short' }) });
  }

  protected override willUpdate(): void {
    void this.#followSource();
    this.#retryGoesFocused = !this.#offersRetry && !!this.shadowRoot?.querySelector('[part=retry]:focus');
  }

  /** Shows the page's own content where rendering fails. */
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

  /** Starts anew where the source is another one than before. */
  #followSource(): Promise<void> | undefined {
    const former = this.#inPage;
    const source = this.#document ?? (this.src.trim() || this.#readLinks() || '');
    if (source === this.#source) return undefined;
    // Links that change are followed in place: the reader may be in the list.
    const isInPlace = !!former && this.#source === former && source === this.#inPage;
    this.#source = source;
    if (!isInPlace) this.sourceChanged();
    const base = this.baseURI;
    return this.data.change(
      source === ''
        ? undefined
        : typeof source === 'string' && !this.#document
          ? this.loaderOf(source, base)
          : {
              load: async () => ({
                value: await this.parse(source === unreadLinks ? await this.#fetchLinks() : source, '', base),
              }),
            },
      isInPlace,
    );
  }

  /** Reads the page's own links as soon as the code for it is fetched. */
  async #fetchLinks(): Promise<unknown> {
    try {
      await this.linkReader();
    } catch (cause) {
      throw new LoadError('network', (cause as Error).message, '', 0, cause);
    }
    if (this.#source !== unreadLinks) return this.#source;
    this.#areLinksRead = false;
    const document = this.#readLinks();
    // Links that are no list are no source: this run is aborted.
    if (document) this.#source = document;
    else void this.#followSource();
    return document ?? { items: [], sites: [] };
  }

  #readLinks(): unknown {
    if (this.#areLinksRead) return this.#inPage;
    if (!this.querySelector('[href], option')) {
      this.#inPage = undefined;
      return undefined;
    }
    const read = this.linkReader();
    if (typeof read !== 'function') {
      // #fetchLinks reports a failure.
      read?.catch(() => undefined);
      return read && unreadLinks;
    }
    this.#areLinksRead = true;
    const { document, links } = read(this);
    if (JSON.stringify(document) !== JSON.stringify(this.#inPage)) this.#inPage = document;
    this.#linksInPage = links;
    return this.#inPage;
  }

  /** Attributes of the page's own links, where these are what is shown. */
  protected get pageLinks(): PageLinks | undefined {
    return this.#inPage && this.#source === this.#inPage ? this.#linksInPage : undefined;
  }

  readonly #slotChanged = () => {
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

  /** The button under the focus is gone: the reader goes on where the content begins. */
  #focusContent(): void {
    const content = this.shadowRoot?.querySelector<HTMLElement>('.button, section, nav');
    if (!content || content.matches('.button')) {
      content?.focus();
      return;
    }
    content.tabIndex = -1;
    content.focus();
    content.addEventListener(
      'blur',
      () => {
        content.removeAttribute('tabindex');
      },
      { once: true },
    );
  }
}
