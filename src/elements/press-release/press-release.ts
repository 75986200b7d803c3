import { nothing, type TemplateResult } from 'lit';
import { nameUntitled } from '../../feed/first-words.js';
import { parseFeed, type Item } from '../../feed/json-feed.js';
import { timeInWords, type DateStyle } from '../../i18n/dates.js';
import { relativeDate } from '../../i18n/relative-date.js';
import { newsSentences, type NewsSentences } from '../../i18n/news-sentences.js';
import { releaseSentences, type ReleaseSentences } from '../../i18n/release-sentences.js';
import { sanitize } from '../../sanitizer/sanitize.js';
import { isObject, stringOf } from '../../base/json.js';
import { integer, keyword, text } from '../../base/reflect-attributes.js';
import { contentStyles } from '../../base/content.styles.js';
import { themeStyles } from '../../base/theme.styles.js';
import { html } from '../../base/html.js';
import { webUrl } from '../../base/web-url.js';
import '../../base/entity-names.js';
import { LoadingElement, loadingAttributes } from '../../base/loading-element.js';
import { showOnPage } from '../../base/page-releases.js';
import { RelativeDates } from '../../base/relative-dates.js';
import type { Loader, Provenance } from '../../base/remote-data.js';
import { validTimeZone } from '../../base/valid-time-zone.js';
import { Actions, actionNames } from './actions.js';
import { articleTemplate } from './article-template.js';
import { followWithin } from './follow-within.js';
import { styles } from './press-release.styles.js';
import { letTablesScroll, nameLinkedPictures, readable } from './readable.js';
import { ReleaseInFeeds } from './release-in-feeds.js';
import { structuredData } from './structured-data.js';
import { native } from '../../base/natives.js';
import { printInstead, unfold } from '../../base/print-part.js';

/** A loaded release. The item is absent if the feed is empty. */
export interface Release extends Provenance {
  item?: Item | undefined;
  /** The sanitised HTML, in a separate document; absent without HTML or without a sanitiser. */
  safe?: HTMLElement | undefined;
}

/**
 * Shows the full text of one press release.
 *
 * @tagname press-release
 *
 * @example
 * ```html
 * <press-release src="https://www.ministry.example/feed.json" item-param="id">
 *   <h1>Press release</h1>
 * </press-release>
 * ```
 *
 * @attr {string} src - URLs of one or more feeds, separated by spaces: JSON Feed, RSS or Atom
 * @attr {string} item-id - id or URL of the release. Up to five further pages of the feed are searched. Default: the
 *   newest release
 * @attr {string} item-param - name of the parameter in the page's URL that holds the id, if `item-id` is absent
 * @attr {number} heading-level - level of the title, 1 to 6. Headings in the text follow below it, without skipping a
 *   level. Default: 1
 * @attr {string} actions - tokens of `listen share copy print`, separated by spaces. An empty value shows none.
 *   Actions that the device does not support are hidden. Default: all
 * @attr {boolean} structured-data - adds a schema.org `NewsArticle` to the page's head for search engines, while the
 *   element is connected
 * @attr {'long'|'short'|'relative'} date-style - format of dates. `long` is «23 November 2026», `short` is «23 Nov
 *   2026». `relative` is «3 days ago» and counts on while the page is visible
 * @attr {string} time-zone - IANA name of the time zone for dates, such as `Asia/Baku`. Default: the UTC offset that
 *   each date carries. A date without a time is never shifted
 * @attr {number} timeout - time limit of one request with its body, in milliseconds; at least 1. Loading ends after
 *   three times as long. Default: 10000
 *
 * @prop {Item|undefined} item - the shown release, normalised. An assigned item is shown without a request, and wins
 *   over `src` until `undefined` is assigned
 * @prop {LoadState} state - the state of loading: `idle` `loading` `ready` `empty` `stale` or `failed`, also in CSS as
 *   `:state(…)`; read-only
 * @prop {LoadFailure|undefined} error - the reason for a failed load, as a `LoadError`; read-only. A release that is
 *   not in the feed gives the code `not-found`
 * @prop {Promise<boolean>} updateComplete - resolves when the latest changes are rendered; read-only
 *
 * @fires load - fires after the release of a source or of `reload()` is rendered. It does not bubble
 * @fires error - fires when a source could not be loaded; `error` has the reason. It does not bubble
 *
 * @slot - fallback: shown without script, while loading and when loading fails
 *
 * @csspart article - the release
 * @csspart heading - its title
 * @csspart date - its date of publication
 * @csspart updated - its date of correction
 * @csspart authors - the list of its authors
 * @csspart image - its picture
 * @csspart body - its text
 * @csspart attachments - its files, with their heading
 * @csspart title - the heading of its files
 * @csspart tags - the list of its tags
 * @csspart tag - a tag
 * @csspart source - the line with the link to its source
 * @csspart actions - the row of buttons
 * @csspart action - a button in it
 * @csspart status - the sentence shown instead of a release
 * @csspart retry - the button that loads again
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
 * @cssprop --pressroom-muted - colour of dates, tags and sources
 * @cssprop --pressroom-background - background of the element
 * @cssprop --pressroom-border - colour of hairlines and of the buttons' borders
 * @cssprop --pressroom-radius - corner radius of images and buttons
 * @cssprop --pressroom-font - font of text
 * @cssprop --pressroom-heading-font - font of the title and the headings
 * @cssprop --pressroom-focus - colour of the focus ring
 */
export class PressRelease extends LoadingElement<Release> {
  static override styles = [themeStyles, contentStyles, styles];

  static {
    this.reflect(
      {
        ...loadingAttributes,
        itemId: text(),
        itemParam: text(),
        headingLevel: integer(1, 1, 6),
        actions: text(actionNames.join(' ')),
        structuredData: (written) => written !== null,
        dateStyle: keyword<DateStyle>('long', 'short', 'relative'),
        timeZone: text(),
      },
      'item',
    );
  }

  declare itemId: string;
  declare itemParam: string;
  declare headingLevel: number;
  declare actions: string;
  declare structuredData: boolean;
  declare dateStyle: DateStyle;
  declare timeZone: string;

  /** Value that a script assigned to `item`. */
  #given: unknown;
  readonly #actions = new Actions(this, this.live);
  /** Absent in Node. */
  #resizes: ResizeObserver | undefined;
  /** The rendered copy of the sanitised HTML. `#madeOf` lists the values that it was made from. */
  #body: HTMLElement | undefined;
  #madeOf: unknown[] = [];
  /** Restores the page after printing. */
  #endPrint: (() => void) | undefined;
  #described: Item | undefined;
  #description: HTMLScriptElement | undefined;

  constructor() {
    super();
    new RelativeDates(this);
    this.adoptEarlyProperties();
  }

  get item(): Item | undefined {
    return this.data.value?.item;
  }

  set item(document: unknown) {
    this.#given = document;
    this.setDocument(document);
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    // Load again, because the attributes name another release.
    if (/^item-/.test(name) && before !== now && !this.#given) this.setDocument(undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#beforePrint);
    addEventListener('afterprint', this.#afterPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#beforePrint);
    removeEventListener('afterprint', this.#afterPrint);
    this.#afterPrint();
    this.#resizes?.disconnect();
    this.#describe(undefined);
    showOnPage(this, undefined);
  }

  /** Adds listeners to the shadow root: with listeners on an element, screen readers call its text clickable. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', (event) => {
      if (this.#body) followWithin(this.#body, event as MouseEvent);
    });
    return root;
  }

  protected override loaderOf(addresses: string, base: string): Loader<Release> {
    const wanted = this.itemId || (new URLSearchParams(location.search).get(this.itemParam) ?? '');
    const release = new ReleaseInFeeds(addresses, wanted.trim(), base, () => this.timeout);
    return {
      load: async (signal) => {
        const { item, error } = await release.load(signal);
        return { value: await this.releaseOf(item, base), error };
      },
      kept: async () => {
        const copy = await release.kept();
        return copy && { value: await this.releaseOf(copy.item, base), time: copy.time };
      },
    };
  }

  protected override parse(document: unknown, source: string, base: string): Release | Promise<Release> {
    // An item that a list has parsed contains its source. An item from a script may have no id.
    const { _pressroom: from } = (isObject(document) ? document : {}) as Partial<Item>;
    const raw = isObject(document) ? { id: 'item', ...document } : document;
    const address = webUrl(from?.source);
    const wrapped = { title: from?.title, items: [raw] };
    const feed = parseFeed(wrapped, address ?? source, base, stringOf(from?.feed));
    nameUntitled(feed.items);
    return this.releaseOf(feed.items[0], address ?? base);
  }

  protected override isEmpty({ item }: Release): boolean {
    return !item;
  }

  protected override loadedMessage({ item }: Release): string {
    return item?.title ?? this.words.empty;
  }

  protected override timeInWords(at: Date, hasDate: boolean): string {
    return timeInWords(at, hasDate, this.language.interface);
  }

  protected override get words(): NewsSentences {
    return newsSentences(this.language.interface);
  }

  get #words(): ReleaseSentences {
    return releaseSentences(this.language.interface);
  }

  protected override get failedText(): string {
    const { failed, notFound } = this.#words;
    return this.error?.code === 'not-found' ? notFound : failed;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { safe, item } = this.data.value ?? {};
    const { headingLevel } = this;
    const { interface: language } = this.language;
    const served = this.isServed ? this.shadowRoot?.querySelector<HTMLElement>('.body') : undefined;
    // A server without a sanitiser sends the text without markup. The first rendering must equal the server's, so the
    // formatted text of the release replaces the plain text in the next rendering.
    const isText = !!served?.matches('.plain');
    const madeOf = [safe, headingLevel, language, item?.id, item?.content_text, isText];
    if (madeOf.every((part, index) => part === this.#madeOf[index])) return;
    this.#madeOf = madeOf;
    this.#actions.stop();
    this.#body = safe && !isText ? readable(safe.cloneNode(true) as HTMLElement, headingLevel) : undefined;
    if (!this.#body) return;
    nameLinkedPictures(this.#body, this.#words.picture, language);
    // If the server's text is what the sanitiser leaves here, its nodes stay. Otherwise updated() replaces them.
    if (served?.isEqualNode(this.#body)) this.#body = served;
  }

  protected override updated(): void {
    super.updated();
    if (this.#body && !this.#body.isConnected)
      this.renderRoot.querySelector('.body')?.replaceWith(this.#body);
    this.#resizes?.disconnect();
    this.#resizes ??= new ResizeObserver(() => {
      this.#fitTables();
    });
    if (this.#body) this.#resizes.observe(this.#body);
    this.#fitTables();
    const item = this.isConnected ? this.item : undefined;
    this.#describe(this.structuredData ? item : undefined);
    const { host } = native(this.getRootNode() as Partial<ShadowRoot>);
    if (host?.localName !== 'press-releases') showOnPage(this, item);
  }

  protected override render(): TemplateResult {
    const { item, state, isShown } = this;
    const { declared, interface: language } = this.language;
    return html`<div class="root" lang=${language}>
      ${this.fallbackTemplate()} ${this.savedTemplate()}
      ${
        isShown && item
          ? articleTemplate(item, {
              headingLevel: this.headingLevel,
              body: this.#body,
              content: this.contentOf(this.#body),
              pageUrl: this.pageUrl,
              words: { ...this.words, ...this.#words },
              actions: this.#actions.render(item, this.actions, language, this.isServed),
              dates: {
                pageLanguage: declared,
                language,
                style: this.dateStyle,
                relative: relativeDate,
                timeZone: validTimeZone(this, this.timeZone),
              },
            })
          : nothing
      }
      ${state === 'empty' ? html`<p class="status" part="status">${this.words.empty}</p>` : nothing}
      ${this.live.render()}
    </div>`;
  }

  /** The rendered form of the text. The server renders its HTML. */
  protected contentOf(body: HTMLElement | undefined): unknown {
    return body;
  }

  readonly #beforePrint = () => {
    this.#afterPrint();
    const article = this.renderRoot.querySelector('article');
    if (!article) return;
    this.#endPrint = this.closest('dialog')?.matches(':modal')
      ? printInstead(article, this.shadowRoot?.adoptedStyleSheets ?? [], this)
      : unfold(article);
  };

  readonly #afterPrint = () => {
    this.#endPrint?.();
    this.#endPrint = undefined;
  };

  #fitTables(): void {
    if (this.#body) letTablesScroll(this.#body, this.#words.table);
  }

  #describe(item: Item | undefined): void {
    if (item === this.#described) return;
    this.#described = item;
    this.#description?.remove();
    this.#description = item && structuredData(item);
    if (this.#description) native(document).head.append(this.#description);
  }

  /** Keeps the shown HTML if the text is unchanged, so that selection, focus and opened details stay. */
  protected releaseOf(item: Item | undefined, base: string): Release | Promise<Release>;
  protected async releaseOf(item: Item | undefined, base: string): Promise<Release> {
    const former = this.data.value;
    const { content_html: markup } = item ?? {};
    const { warnings = [] } = item?._pressroom ?? {};
    const safe =
      former?.safe && markup === former.item?.content_html && item?.url === former.item?.url
        ? former.safe
        : markup &&
          // Resolve relative URLs against `url`, never against `external_url`: that page does not contain this text.
          (await sanitize(markup, item?.url ?? (item?._pressroom.source || base), !!item?.url));
    return { item, safe: safe || undefined, _pressroom: { warnings } };
  }
}
