import { nothing, type TemplateResult } from 'lit';
import { dispatch } from '../../base/dispatch.js';
import { isComposing, takeKey } from '../../base/keys.js';
import { integer, keyword, text } from '../../base/reflect-attributes.js';
import { themeStyles } from '../../base/theme.styles.js';
import { webUrl } from '../../base/web-url.js';
import { siteSentences, type SiteSentences } from '../../i18n/site-sentences.js';
import { entriesOf } from '../../sites/entries.js';
import { parseSiteList, resolve, type SiteList, type Text } from '../../sites/site-list.js';
import { html } from '../../base/html.js';
import { LoadingElement, loadingAttributes, type LinkReader } from '../../base/loading-element.js';
import { loadedPanel, loadPanel } from './load-panel.js';
import type { SitePanel } from './panel.js';
import { styles } from './site-switcher.styles.js';
import { native } from '../../base/natives.js';

/** Detail of `site-select`. */
export interface SiteSelectDetail {
  /** The site in the texts that the reader sees. `group` and `language` are `undefined` if unknown. */
  site: { title: string; url: string; group: string | undefined; language: string | undefined };
  /** Whether the link opens a new tab or window, so that it cannot be stopped. */
  newTab: boolean;
}

/** Detail of `site-panel-toggle`. */
export interface SitePanelToggleDetail {
  /** Whether the panel is open now. */
  open: boolean;
}

declare global {
  /** These events bubble from the element to the document and the window. */
  interface GlobalEventHandlersEventMap {
    'site-select': CustomEvent<SiteSelectDetail>;
    'site-panel-toggle': CustomEvent<SitePanelToggleDetail>;
  }
}

/**
 * Matches windows in which the panel takes the whole window: small screens, and large screens at 400 % zoom. In low
 * windows, a panel beside its button would have room only for the search box.
 */
const small = '(max-width: 479.98px), (max-height: 479.98px)';

/** The element whose panel is open. Only one panel in a page may be open, because two panels would overlap. */
let opened: SiteSwitcher | undefined;

/** Whether the panel is a modal dialog: in small windows, and in browsers without anchor positioning. */
const isModal = () => matchMedia(small).matches || !CSS.supports('position-area', 'block-end');

/**
 * Links to the sites of an organisation's units, as a menu behind a disclosure button or as a list on the page.
 *
 * @tagname site-switcher
 *
 * @example
 * ```html
 * <site-switcher src="https://www.ministry.example/sites.json">
 *   <ul>
 *     <li><a href="https://www.ministry.example/">The ministry</a></li>
 *   </ul>
 * </site-switcher>
 * ```
 *
 * @attr {string} src - URL of a site list: JSON in the format of `schemas/sites.schema.json`
 * @attr {string} label - text of the button. Default: the list's `title`
 * @attr {'menu'|'list'} layout - `menu` is a disclosure button with a panel. `list` is a list on the page, in columns
 * @attr {string} current - URL of the current site. Default: the page's URL. The site with the longest match of host,
 *   port and whole path segments is marked; the scheme and a leading `www.` are ignored
 * @attr {number} search-from - least number of sites for a search box. Default: 8
 * @attr {number} heading-level - level of the group titles, 1 to 6. Default: 2
 * @attr {string} target - target of the links, as on `<a>`
 * @attr {boolean} open - whether the panel is open. It changes when the reader opens or closes the panel, as on
 *   `<details>`
 * @attr {number} timeout - time limit of one request with its body, in milliseconds; at least 1. Loading ends after
 *   three times as long. Default: 10000
 *
 * @prop {SiteList|undefined} sites - the shown list, normalised, with `_pressroom.warnings`. An assigned document is
 *   shown without a request, and wins over `src` until `undefined` is assigned
 * @prop {LoadState} state - the state of loading: `idle` `loading` `ready` `empty` `stale` or `failed`, also in CSS as
 *   `:state(…)`; read-only
 * @prop {LoadFailure|undefined} error - the reason for a failed load, as a `LoadError`; read-only. After a failed
 *   `reload()`, the current list stays and `state` is still `ready`
 * @prop {Promise<boolean>} updateComplete - resolves when the latest changes are rendered; read-only
 *
 * @fires load - fires after the sites of a source or of `reload()` are rendered. It does not bubble
 * @fires error - fires when the source could not be loaded; `error` has the reason. It does not bubble
 * @fires {CustomEvent<SiteSelectDetail>} site-select - fires when the reader follows a link. It bubbles.
 *   `preventDefault()` stops the link, unless it opens a new tab
 * @fires {CustomEvent<SitePanelToggleDetail>} site-panel-toggle - fires when the reader opens or closes the panel. It
 *   bubbles
 *
 * @slot - a list of links as fallback. Without `src` and `sites`, it is the data; a nested list, or a heading before
 *   links, is a group
 *
 * @csspart button - the disclosure button
 * @csspart button-open - that button while the panel is open; also `button`
 * @csspart panel - the panel
 * @csspart search - the search box
 * @csspart group - a group
 * @csspart group-title - its heading
 * @csspart list - a list of sites
 * @csspart site - a site
 * @csspart link - its link
 * @csspart current - the link of the current site; also a `link`
 * @csspart description - its description
 * @csspart status - a message, for example that no site was found
 * @csspart more - the button that shows more sites
 * @csspart retry - the button that loads again
 * @csspart close - the button that closes the panel in windows under 480 px
 *
 * @cssstate idle - no source is set; the fallback is shown
 * @cssstate loading - nothing of the source is shown yet; the fallback is
 * @cssstate ready - content is shown
 * @cssstate empty - the source has nothing to show
 * @cssstate stale - the last good copy is shown with its time, because the request failed or takes more than a second
 * @cssstate failed - loading failed; the fallback is shown, with a sentence and «Try again»
 *
 * @cssprop --pressroom-accent - colour of links
 * @cssprop --pressroom-text - colour of text
 * @cssprop --pressroom-muted - colour of descriptions
 * @cssprop --pressroom-background - background of the panel
 * @cssprop --pressroom-border - colour of borders
 * @cssprop --pressroom-radius - corner radius of the button and the panel
 * @cssprop --pressroom-font - font of text
 * @cssprop --pressroom-heading-font - font of the group titles
 * @cssprop --pressroom-focus - colour of the focus ring
 */
export class SiteSwitcher extends LoadingElement<SiteList> {
  static override styles = [themeStyles, styles];

  static {
    this.reflect(
      {
        ...loadingAttributes,
        label: text(),
        layout: keyword<'menu' | 'list'>('menu', 'list'),
        current: text(),
        searchFrom: integer(8, 0),
        headingLevel: integer(2, 1, 6),
        target: text(),
      },
      'sites',
      'open',
    );
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'open'];
  }

  declare label: string;
  declare layout: 'menu' | 'list';
  declare current: string;
  declare searchFrom: number;
  declare headingLevel: number;
  declare target: string;

  /** The links and their search; absent until their file is loaded. */
  #panel: SitePanel | undefined;
  /** The request for that file, or its failure. */
  #fetching: Promise<void> | 'failed' | undefined;
  /** Whether the focus was in the panel before the rendering. */
  #hadFocus = false;
  #listeners = new AbortController();

  constructor() {
    super();
    this.adoptEarlyProperties();
  }

  get sites(): SiteList | undefined {
    return this.data.value;
  }

  set sites(document: unknown) {
    this.setDocument(document);
  }

  get open(): boolean {
    return this.hasAttribute('open') && this.layout === 'menu';
  }

  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  /**
   * Opens or closes the panel. A press outside the panel has closed it before a button of yours gets its click.
   * @param force `true` to open, `false` to close; without it, the panel changes
   */
  toggle(force = !this.open): void {
    this.open = force;
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name !== 'open' || (before === null) === (now === null)) return;
    this.#panel?.reset();
    if (now !== null) {
      // Each opening tries again.
      if (this.#fetching === 'failed') this.#fetching = undefined;
      return;
    }
    this.live.say('');
    if (opened !== this) return;
    opened = undefined;
    if (this.#hasFocus)
      void this.updateComplete.then(() => {
        this.#button?.focus();
      });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#listeners = new AbortController());
    const resized = () => {
      this.requestUpdate();
    };
    matchMedia(small).addEventListener('change', resized, { signal });
    // A focus change within one shadow root fires no event outside of it.
    for (const root of [document, this.getRootNode()])
      root.addEventListener('focusin', this.#elsewhere, { signal });
    native(document).addEventListener('pointerdown', this.#elsewhere, { signal, capture: true });
    native(document).addEventListener('keydown', this.#keyOfNobody, { signal, capture: true });
    // A focus change into a frame fires only `blur` on the window. Firefox updates `activeElement` after the event.
    const left = () =>
      setTimeout(() => {
        if (native(document).activeElement instanceof HTMLIFrameElement && this.open)
          this.#toggleByReader(false);
      });
    addEventListener('blur', left, { signal });
    // After the Back button, the browser may restore the page from its cache. The panel should then be closed.
    addEventListener('pagehide', () => (this.open = false), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listeners.abort();
    this.#panel?.disconnect();
    this.open = false;
  }

  /** Adds listeners to the shadow root: with listeners on an element, screen readers call its text clickable. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('keydown', this.#key as EventListener);
    for (const type of ['pointerover', 'focusin'])
      root.addEventListener(type, () => {
        if (this.isShown && !this.#fetching) void this.#fetchPanel();
      });
    return root;
  }

  protected override parse(document: unknown, source: string, base: string): SiteList | Promise<SiteList> {
    const list = parseSiteList(document, source, base);
    // With layout `list`, the links must be rendered before the `load` event.
    return (this.#needsPanel ? this.#fetchPanel() : undefined)?.then(() => list) ?? list;
  }

  protected override linkReader(): LinkReader | Promise<LinkReader> {
    return loadedPanel()?.linkReader ?? loadPanel().then(({ linkReader }) => linkReader);
  }

  protected override isEmpty(list: SiteList): boolean {
    return !entriesOf(list).length;
  }

  protected override loadedMessage(list: SiteList): string {
    return `${this.#label}: ${entriesOf(list).length}`;
  }

  /** ISO-like digits for all languages: `2026-11-23 14:05`. */
  protected override timeInWords(at: Date, hasDate: boolean): string {
    return at.toLocaleString('sv', { timeStyle: 'short', ...(hasDate && { dateStyle: 'short' }) });
  }

  /** Resolves a text or URL. Order of languages: page, interface, list, English, then the first one. */
  readonly #resolve = (value: Text) => {
    const { declared, interface: language } = this.language;
    return resolve(value, [declared, language, this.sites?.language ?? '', 'en']);
  };

  protected override get words(): SiteSentences {
    return siteSentences(this.language.interface);
  }

  get #label(): string {
    return this.label.trim() || this.#resolve(this.sites?.title ?? this.words.sites).value;
  }

  /** Language of the label; `undefined` for our own sentence. */
  get #labelLanguage(): string | undefined {
    const title = this.sites?.title;
    return (this.label.trim() ? this.language.declared : title && this.#resolve(title).language) || undefined;
  }

  protected override render(): TemplateResult {
    const { isShown, sites, layout } = this;
    const isMenu = layout === 'menu';
    const nav = isShown && sites && this.#needsPanel ? this.#navTemplate() : nothing;
    return html`<div class="root" lang=${this.language.interface}>
      ${this.fallbackTemplate()} ${this.savedTemplate()}
      ${
        isShown && isMenu
          ? html`<button
              type="button"
              class="button"
              part=${this.open ? 'button button-open' : 'button'}
              aria-expanded=${this.open}
              @click=${this.#press}
            >
              <span lang=${this.#labelLanguage ?? nothing}>${this.#label}</span>
            </button>`
          : nothing
      }
      ${
        nav === nothing || !isMenu
          ? nav
          : isModal()
            ? html`<dialog
                class="panel"
                tabindex="-1"
                part="panel"
                aria-label=${this.#label}
                @close=${this.#press}
              >
                <button type="button" part="close" @click=${this.#press}>${this.words.close}</button>
                ${nav} ${this.live.render()}
              </dialog>`
            : html`<div class="panel beside" tabindex="-1" part="panel" popover="manual">${nav}</div>`
      }
      ${nav !== nothing && isMenu && isModal() ? nothing : this.live.render()}
    </div>`;
  }

  /** Whether links are visible. */
  get #needsPanel(): boolean {
    return this.open || this.layout === 'list';
  }

  #navTemplate(): TemplateResult {
    const { words } = this;
    if (this.#panel) return this.#panel.template();
    if (this.#fetching !== 'failed') return html`<p part="status">${words.loading}</p>`;
    return html`<slot></slot>
      <div class="status">
        <p part="status">${words.failed}</p>
        <button type="button" part="retry" @click=${this.#fetchPanel}>${words.retry}</button>
      </div>`;
  }

  /** Loads the panel's file. Never rejects: it shows a failure, and the next call tries again. */
  readonly #fetchPanel = (): Promise<void> | undefined => {
    if (this.#panel || loadedPanel()) return undefined;
    if (typeof this.#fetching === 'object') return this.#fetching;
    this.requestUpdate();
    const settle = (result?: 'failed') => {
      this.#fetching = result;
      this.requestUpdate();
    };
    return (this.#fetching = loadPanel(this).then(
      () => {
        settle();
      },
      () => {
        settle('failed');
      },
    ));
  };

  #attachPanel(): void {
    const file = loadedPanel();
    if (!file) {
      if (!this.#fetching) void this.#fetchPanel();
      return;
    }
    this.#panel = new file.SitePanel(this, () => ({
      page: webUrl(this.current, this.baseURI) ?? this.pageUrl,
      label: this.#label,
      words: this.words,
      live: this.live,
      links: this.pageLinks,
      resolve: this.#resolve,
      isServed: this.isServed,
    }));
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#hadFocus = this.#hasFocus;
    // A reader who points at the button may open the panel: attach it before that, to open it fast.
    if (this.isShown && !this.#panel && (this.#needsPanel || loadedPanel())) this.#attachPanel();
    this.#panel?.prepare();
  }

  protected override updated(): void {
    super.updated();
    if (!this.isConnected) return;
    const root = this.renderRoot;
    const panel = root.querySelector<HTMLElement>('.panel');
    if (panel) this.#closeOther();
    if (panel instanceof HTMLDialogElement) {
      if (!panel.open) panel.showModal();
      // In Firefox, a box that scrolls is in the tab order.
      panel.querySelector('nav')?.setAttribute('tabindex', '-1');
    } else if (panel && !panel.matches(':popover-open')) {
      // Choose the sides with more room. If the browser tries several positions, each one costs a layout.
      const { left, right, top, bottom } = this.getBoundingClientRect();
      panel.style.setProperty(
        'position-area',
        `${top > innerHeight - bottom ? 'top' : 'bottom'} span-${left > innerWidth - right ? 'left' : 'right'}`,
      );
      panel.showPopover();
    }
    // After a change of the window's size, the links are in a new panel element.
    if (this.#hadFocus && this.open && !this.shadowRoot?.activeElement) this.#panel?.first?.focus();
    if (this.#needsPanel) this.#panel?.updated();
  }

  /**
   * Focuses the button, or the search box or first link of a list.
   * @param options as for every element's `focus()`
   */
  override focus(options?: FocusOptions): void {
    (this.#button ?? this.#panel?.first)?.focus(options);
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector('.button');
  }

  /** Whether the focus is in the panel. */
  get #hasFocus(): boolean {
    return !!this.shadowRoot?.activeElement?.closest('.panel');
  }

  /** Closes the open panel of another element. */
  #closeOther(): void {
    const other = opened === this ? undefined : opened;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- one of all elements of the class
    opened = this;
    if (!other?.open) return;
    const hadFocus = other.#hasFocus;
    other.open = false;
    if (hadFocus) this.#button?.focus();
  }

  /** Fires an event for changes by the reader only. Scripts know their own changes. */
  #toggleByReader(open: boolean): void {
    this.open = open;
    dispatch(this, 'site-panel-toggle', { open });
  }

  readonly #press = () => {
    this.#toggleByReader(!this.open);
  };

  /** Closes the panel when the focus or a pointer press is outside of it. */
  readonly #elsewhere = (event: Event) => {
    if (this.open && !event.composedPath().includes(this)) this.#toggleByReader(false);
  };

  /** Handles Escape without a focused element: Safari does not focus a button that is pressed by pointer. */
  readonly #keyOfNobody = (event: KeyboardEvent) => {
    const { body, documentElement } = native(document);
    const isNobodys = event.target === body || event.target === documentElement;
    if (event.key !== 'Escape' || !this.open || !isNobodys || isComposing(event)) return;
    this.#press();
    takeKey(event);
  };

  readonly #key = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || isComposing(event)) return;
    if (!this.#panel?.key(event))
      if (key === 'Escape' && this.open) this.#press();
      else if (key === 'ArrowDown' && (target as Element).matches('.button')) void this.#enter();
      else return;
    takeKey(event);
  };

  /** Opens the panel and focuses its first element. */
  async #enter(): Promise<void> {
    if (!this.open) this.#toggleByReader(true);
    await this.#fetchPanel();
    await this.updateComplete;
    this.#panel?.first?.focus();
  }
}
