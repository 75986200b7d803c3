import { adoptStyles, nothing, type TemplateResult } from 'lit';
import { encodedId, keyOf } from '../../feed/identity.js';
import { parseFeed, type Feed, type Item } from '../../feed/json-feed.js';
import { readFeed } from '../../feed/read-feed.js';
import { formatDate, timeInWords, type DateStyle } from '../../i18n/dates.js';
import { newsSentences, type NewsSentences } from '../../i18n/news-sentences.js';
import { flag, integer, keyword, text } from '../../base/reflect-attributes.js';
import { contentStyles } from '../../base/content.styles.js';
import { themeStyles } from '../../base/theme.styles.js';
import { webUrl } from '../../base/web-url.js';
import { whenIdle } from '../../base/when-idle.js';
import '../../base/entity-names.js';
import { headingTemplate } from '../../base/heading-template.js';
import { html } from '../../base/html.js';
import { dispatchSelect } from '../../base/link-activation.js';
import { LoadingElement, loadingAttributes, type LinkReader } from '../../base/loading-element.js';
import type { Loader } from '../../base/remote-data.js';
import { validTimeZone } from '../../base/valid-time-zone.js';
import { LoadError } from '../../net/load-error.js';
import type { Answer } from '../../net/request-json.js';
import type { Extras } from './extras.js';
import { footerTemplate } from './footer-template.js';
import { listTemplate, ReleaseList, type Layout, type ListOptions } from './list-template.js';
import { loadedOptions, loadOptions, type Options } from './load-options.js';
import { styles } from './press-releases.styles.js';
import type { ReadIn } from './reading.js';
import { Selection } from './selection.js';
import { whenNear } from './when-near.js';

/** Milliseconds that a list waits for its optional parts before it is drawn without them. */
const patience = 1000;

const orLate = (options: Promise<void>) =>
  Promise.race([options, new Promise<void>((late) => setTimeout(late, patience))]);

/** Detail of `release-select`. */
export interface ReleaseSelectDetail {
  /** The release that the reader follows. */
  item: Item;
  /** Whether the link opens a new tab or window, so that it cannot be stopped. */
  newTab: boolean;
}

/** Detail of `search-change`. */
export interface SearchChangeDetail {
  /** The search text. */
  query: string;
  /** The chosen tags. */
  tags: string[];
}

declare global {
  /** These events bubble from the element to the document and the window. */
  interface GlobalEventHandlersEventMap {
    'release-select': CustomEvent<ReleaseSelectDetail>;
    'search-change': CustomEvent<SearchChangeDetail>;
  }
}

/**
 * Lists the latest press releases of one feed or several.
 *
 * @tagname press-releases
 *
 * @example
 * ```html
 * <press-releases src="https://www.ministry.example/feed.json" layout="cards" limit="6">
 *   <p><a href="https://www.ministry.example/press/">All press releases of the ministry</a></p>
 * </press-releases>
 * ```
 *
 * @attr {string} src - URLs of one or more feeds, separated by spaces: JSON Feed, RSS or Atom. Several feeds are
 *   merged, newest release first. If one fails, the others are shown
 * @attr {number} limit - number of releases at first, and for each «Show more»; at least 1. Default: 5
 * @attr {number} offset - number of newest releases to skip. Default: 0
 * @attr {string} exclude - ids or URLs of releases to hide, separated by spaces. `current` hides the release of this
 *   page: the one at the page's URL, with any query, or in a `<press-release>` on the page
 * @attr {string} tags - names of tags, separated by commas, in upper or lower case. Only releases with one of these
 *   tags are shown. Up to five further pages of the feed are loaded to fill `limit`
 * @attr {'list'|'cards'|'headlines'|'lead'} layout - arrangement of the releases. `list` puts the text first and a
 *   small picture at the end. `cards` puts releases side by side, under pictures. `headlines` has one line for each
 *   release, without heading elements, pictures and summaries. `lead` shows the first release large, and the others
 *   without summaries unless `fields` is written
 * @attr {string} fields - contents of a release: tokens of `date time image summary tags authors source`, separated by
 *   spaces. Unknown tokens are ignored. Default: `date image summary`
 * @attr {string} heading - text of the heading. Default: «Most recent press releases» in the language of the page. An
 *   empty value hides the heading; the region keeps its name. Give several lists on a page different headings
 * @attr {number} heading-level - level of the heading, 1 to 6. Titles of releases are one level deeper; without a
 *   heading, they have this level. Default: 2
 * @attr {boolean} searchable - shows a search box and the feed's twelve most frequent tags. The search covers the
 *   loaded releases, and says so
 * @attr {'button'|'none'} more - `button` shows «Show more» while there are further releases, also on further pages of
 *   the feed (`next_url`). `none` hides the button, so the list never has more than `limit` releases
 * @attr {string} all-href - URL of the link «All press releases». Default: the feed's `home_page_url`. An empty value
 *   hides the link
 * @attr {string} item-href - URL for the titles' links instead of the release's own URL. `{id}` stands for the
 *   release's id
 * @attr {string} target - target of the links, as on `<a>`
 * @attr {'page'|'dialog'|'inline'} read-in - place where a release is read. `page` is the release's own page. `dialog`
 *   and `inline` add «Read here» to releases with `content_html` or `content_text`; the text opens in a dialog, or
 *   below the title. «Read here» fires no event. The dialog has a low-vision button if the page has
 *   `<low-vision-toggle>`
 * @attr {boolean} linkable - puts the open release into the page's URL as `#release=ID`. The Back button closes it.
 *   Several lists share the URL. If no list has the release, the first list tells the reader
 * @attr {number} refresh - seconds between two requests for new releases while the page is visible; at least 30. A
 *   button announces new releases, and nothing moves until the reader presses it. 0 is never. Default: 0
 * @attr {'eager'|'lazy'} loading - `eager` loads at once. `lazy` loads only when the element is near the visible part
 *   of the page
 * @attr {'long'|'short'|'relative'} date-style - format of dates. `long` is «23 November 2026», `short` is «23 Nov
 *   2026». `relative` is «3 days ago» and counts on while the page is visible
 * @attr {string} time-zone - IANA name of the time zone for dates, such as `Asia/Baku`. Default: the UTC offset that
 *   each date carries. A date without a time is never shifted
 * @attr {number} timeout - time limit of one request with its body, in milliseconds; at least 1. Loading ends after
 *   three times as long. Default: 10000
 *
 * @prop {Feed|undefined} feed - the shown feed: all loaded pages and sources, merged and normalised, with
 *   `_pressroom.warnings`. An assigned document is shown without a request, and wins over `src` until `undefined` is
 *   assigned
 * @prop {Item[]} items - all loaded releases that pass `tags`; read-only
 * @prop {string} query - the search text
 * @prop {string[]} selectedTags - the chosen tags; a release needs only one of them
 * @prop {LoadState} state - the state of loading: `idle` `loading` `ready` `empty` `stale` or `failed`, also in CSS as
 *   `:state(…)`; read-only
 * @prop {LoadFailure|undefined} error - the reason for a failed or incomplete load, as a `LoadError`; read-only. If
 *   one of several feeds failed, it is an `AggregateError` with the members of the first error. After a failed
 *   `reload()`, the current list stays and `state` is still `ready`
 * @prop {Promise<boolean>} updateComplete - resolves when the latest changes are rendered; read-only
 *
 * @fires load - fires after the releases of a source or of `reload()` are rendered, also if there are none. It does
 *   not bubble. New releases and further pages fire no event
 * @fires error - fires when a source could not be loaded; `error` has the reason. It does not bubble. If only some of
 *   several feeds failed, it follows `load`
 * @fires {CustomEvent<ReleaseSelectDetail>} release-select - fires when the reader follows a title, also with the
 *   middle button or a modifier key. It bubbles.
 *   `preventDefault()` stops the link, unless it opens a new tab
 * @fires {CustomEvent<SearchChangeDetail>} search-change - fires when the reader searches or chooses tags. It bubbles
 *
 * @slot - fallback without script, while loading and after a failure. If neither `src` nor `feed` is set, a list of
 *   links in it is the data. Each `<li>` gives its first link, `<time>`, `<img>` and `<p>`
 * @slot empty - content instead of «There are no press releases.»
 *
 * @csspart heading - the heading
 * @csspart list - the list
 * @csspart item - a release
 * @csspart lead - the first release of the layout `lead`; also an `item`
 * @csspart new - a release that came while the reader was here; also the button that shows new releases
 * @csspart title - a release's heading
 * @csspart link - the link in it
 * @csspart date - its date
 * @csspart updated - its date of correction
 * @csspart source - the name of its feed
 * @csspart authors - its authors
 * @csspart attachments - the number of its files
 * @csspart summary - its summary
 * @csspart image - its image
 * @csspart tags - the list of its tags
 * @csspart tag - a tag
 * @csspart read - the button «Read here»
 * @csspart button-open - that button while its release is open
 * @csspart dialog - the dialog with a release
 * @csspart close - the button that closes the dialog
 * @csspart button - the buttons to the previous and the next release
 * @csspart release-… - the parts of the open `<press-release>`
 * @csspart search - the search box
 * @csspart tag-filter - the tags to choose from; each is a `tag`
 * @csspart tag-selected - a chosen tag
 * @csspart more - the button that shows more
 * @csspart all - the link to all releases
 * @csspart status - a message: no releases, no matches, time of a saved copy, or a failure
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
 * @cssprop --pressroom-border - colour of hairlines and of the button's border
 * @cssprop --pressroom-radius - corner radius of images and the button
 * @cssprop --pressroom-gap - distance between releases
 * @cssprop --pressroom-font - font of text
 * @cssprop --pressroom-heading-font - font of the heading and the titles
 * @cssprop --pressroom-focus - colour of the focus ring
 */
export class PressReleases extends LoadingElement<Feed> {
  static override styles = [themeStyles, contentStyles, styles];

  static {
    this.reflect(
      {
        ...loadingAttributes,
        limit: integer(5, 1),
        offset: integer(0, 0),
        exclude: text(),
        tags: text(),
        layout: keyword<Layout>('list', 'cards', 'headlines', 'lead'),
        fields: text('date image summary'),
        heading: text(),
        headingLevel: integer(2, 1, 6),
        searchable: flag,
        more: keyword<'button' | 'none'>('button', 'none'),
        allHref: text(),
        itemHref: text(),
        target: text(),
        readIn: keyword<ReadIn>('page', 'dialog', 'inline'),
        linkable: flag,
        refresh: (written, tell) => {
          const seconds = integer(0, 0)(written, tell);
          return seconds && Math.max(seconds, 30);
        },
        loading: keyword<'eager' | 'lazy'>('eager', 'lazy'),
        dateStyle: keyword<DateStyle>('long', 'short', 'relative'),
        timeZone: text(),
      },
      'feed',
      'query',
      'selectedTags',
    );
  }

  declare limit: number;
  declare offset: number;
  declare exclude: string;
  declare tags: string;
  declare layout: Layout;
  declare fields: string;
  declare heading: string;
  declare headingLevel: number;
  declare searchable: boolean;
  declare more: 'button' | 'none';
  declare allHref: string;
  declare itemHref: string;
  declare target: string;
  declare readIn: ReadIn;
  declare linkable: boolean;
  declare refresh: number;
  declare loading: 'eager' | 'lazy';
  declare dateStyle: DateStyle;
  declare timeZone: string;

  readonly #list = new ReleaseList();
  /** The ids of titles by the items' keys. They are numbered in each list, so that the server gives the same ids. */
  readonly #ids = new Map<string, string>();
  readonly #selection = new Selection(this);
  /** Module with the optional parts; absent until it is needed and loaded. */
  #options: Options | undefined;
  #extras: Extras | undefined;
  /** The reason why the optional parts could not be loaded. */
  #failure = '';
  /** Whether the file for the reader's wish for more is on its way, and whether it or a page has failed. */
  #isFetching = false;
  #hasFailed = false;
  #hurry: (() => void) | undefined;

  constructor() {
    super();
    this.adoptEarlyProperties();
  }

  get feed(): Feed | undefined {
    return this.data.value;
  }

  set feed(document: unknown) {
    this.setDocument(document);
  }

  get items(): Item[] {
    const items = this.feed?.items ?? [];
    return this.#extras?.tagged(items) ?? items;
  }

  get query(): string {
    return this.#selection.query;
  }

  set query(query: string) {
    this.#selection.query = query;
    this.requestUpdate();
  }

  get selectedTags(): string[] {
    return this.#selection.selectedTags;
  }

  set selectedTags(tags: string[]) {
    this.#selection.selectedTags = [...tags];
    this.requestUpdate();
  }

  /**
   * Shows `limit` more releases, and loads further pages if needed. The promise resolves after rendering, and never
   * rejects.
   */
  async showMore(): Promise<void> {
    const { feed } = this;
    if (!feed || this.#isBusy || !this.isShown) return;
    const { limit } = this;
    this.#selection.more += limit;
    this.#hasFailed = false;
    this.requestUpdate();
    if (
      this.#hasPages &&
      (this.#extras || this.#selection.found(feed).length < limit + this.#selection.more)
    ) {
      this.#isFetching = true;
      await this.#fetchOptions(true);
      this.#isFetching = false;
      this.#hasFailed = !(await this.#extras?.loadMore());
      this.requestUpdate();
    }
    await this.updateComplete;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The first formatted date is the slowest step here. Format one in idle time, while the feed loads.
    whenIdle(() => {
      formatDate('2000-01-01', { ...this.#dates, date: true, time: false });
    });
  }

  /** Adds listeners to the shadow root: with listeners on an element, screen readers call its text clickable. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#prepareRoot(root as ShadowRoot);
    root.addEventListener('click', this.#select as EventListener);
    root.addEventListener('auxclick', this.#select as EventListener);
    return root;
  }

  protected override sourceChanged(): void {
    this.#extras?.reset();
    this.#selection.more = 0;
    this.#hasFailed = false;
  }

  protected override loaderOf(addresses: string, base: string): Loader<Feed> {
    const one = super.loaderOf(addresses, base);
    const isOne = !/\s/.test(addresses);
    let isNear = this.loading === 'eager';
    return {
      load: async (signal) => {
        if (!isNear)
          await Promise.race([
            whenNear(this, signal),
            new Promise<void>((resolve) => (this.#hurry = resolve)),
          ]);
        signal.throwIfAborted();
        isNear = true;
        // The file and the feed are fetched at the same time.
        const options = this.#fetchOptions();
        const loaded = isOne
          ? await one.load(signal)
          : (await options, await this.#checkExtras().load(addresses, base, signal));
        await this.#prepare(loaded.value);
        signal.throwIfAborted();
        const value = isOne && (await this.#extras?.complete(loaded.value, signal));
        return value ? { ...loaded, value } : loaded;
      },
      kept: async () => {
        if (!isNear) return undefined;
        if (!isOne) await this.#fetchOptions();
        const copy = await (isOne ? one.kept?.() : this.#extras?.kept(addresses, base));
        return (
          copy &&
          (async () => this.#prepare(copy.value))().then(
            () => copy,
            () => undefined,
          )
        );
      },
    };
  }

  protected override read(answer: Answer, href: string): Feed {
    return readFeed(answer, href);
  }

  protected override parse(document: unknown, source: string, base: string): Feed | Promise<Feed> {
    const feed = parseFeed(document, source, base);
    const held = () => {
      this.#extras?.hold(feed);
      return feed;
    };
    return this.#prepare(feed)?.then(held) ?? held();
  }

  protected override linkReader(): LinkReader | Promise<LinkReader> {
    return loadedOptions()?.linkReader ?? loadOptions(this).then(({ linkReader }) => linkReader);
  }

  protected override timeInWords(at: Date, hasDate: boolean): string {
    return timeInWords(at, hasDate, this.language.interface);
  }

  protected override get words(): NewsSentences {
    return newsSentences(this.language.interface);
  }

  protected override isEmpty(feed: Feed): boolean {
    return !this.#selection.wanted(feed).length;
  }

  protected override loadedMessage(feed: Feed): string {
    return `${this.words.heading}: ${Math.min(this.limit, this.#selection.wanted(feed).length)}`;
  }

  /** Draws changed attributes together with the optional parts that they need. */
  protected override async scheduleUpdate(): Promise<void> {
    const options = this.feed && this.#fetchOptions();
    if (options) await orLate(options);
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.loading === 'eager') this.#hurry?.();
    const { state, feed, data } = this;
    // Changed attributes may leave other releases.
    if (feed && state !== 'stale' && this.isEmpty(feed) !== (state === 'empty')) data.replace(feed);
  }

  protected override updated(): void {
    super.updated();
    const { feed, shadowRoot } = this;
    const list = shadowRoot?.querySelector('[part=list]');
    if (list && feed) this.#list.draw(list, this.#selection.shown(feed), this.#listOptions(feed));
    this.#extras?.updated(!!list);
  }

  protected override render(): TemplateResult {
    const { words, state, feed } = this;
    const { declared, interface: language } = this.language;
    const heading = this.#heading ?? words.heading;
    return html`<section lang=${language} aria-label=${heading || words.heading}>
      ${
        // The server's own content may have its own heading.
        heading && !this.showsFallback
          ? headingTemplate(
              this.headingLevel,
              'heading',
              html`<span lang=${(this.#heading && declared) || language}>${heading}</span>`,
            )
          : nothing
      }
      ${this.fallbackTemplate()}
      ${feed && this.isShown && state !== 'empty' ? this.#contentTemplate(feed) : nothing}
      ${
        // The message stands below the list, so that the list does not move when the message disappears.
        this.savedTemplate()
      }
      ${
        state === 'empty'
          ? html`<slot name="empty"><p class="status" part="status">${words.empty}</p></slot>`
          : nothing
      }
      ${this.#extras?.reading.dialogTemplate()} ${this.live.render()}
    </section>`;
  }

  /** The attribute `heading`: `''` for no heading, `undefined` for our default sentence. */
  get #heading(): string | undefined {
    return this.getAttribute('heading')?.trim();
  }

  get #titleLevel(): number {
    return this.headingLevel + (this.#heading === '' ? 0 : 1);
  }

  /** Whether the feed has further pages that are not loaded yet. */
  get #hasPages(): boolean | undefined {
    if (this.#extras) return this.#extras.hasMore;
    const { next_url: next, _pressroom: from } = this.feed ?? {};
    return !!next && next !== from?.source && next !== from?.feed;
  }

  get #isBusy(): boolean {
    return this.#isFetching || !!this.#extras?.isBusy;
  }

  #contentTemplate(feed: Feed): TemplateResult {
    const { words, target } = this;
    const found = this.#selection.found(feed).length;
    const shown = this.#selection.shown(feed);
    const options = this.#listOptions(feed);
    return html`${this.#extras?.aboveTemplate(feed)}${listTemplate(options, this.releasesOf(shown, options))}
    ${footerTemplate({
      words,
      more:
        this.more === 'button' && (this.#hasPages || found > shown.length)
          ? this.#showMoreByReader
          : undefined,
      isBusy: this.#isBusy,
      hasFailed: this.#hasFailed,
      allHref: webUrl(this.getAttribute('all-href') ?? feed.home_page_url, this.baseURI),
      target,
    })}`;
  }

  /** The content of the list. In a page, `ReleaseList` draws it instead; the server renders it. */
  protected releasesOf(shown: Item[], options: ListOptions): unknown;
  protected releasesOf(): unknown {
    return nothing;
  }

  protected get hasExtras(): boolean {
    return !!this.#extras;
  }

  #listOptions(feed: Feed): ListOptions {
    return {
      layout: this.#extras ? this.layout : 'list',
      fields: this.getAttribute('fields'),
      words: this.words,
      feed,
      headingLevel: this.#titleLevel,
      hrefOf: this.#hrefOf,
      extras: this.#extras,
      target: this.target,
      links: this.pageLinks,
      dates: this.#dates,
      idOf: this.#idOf,
    };
  }

  readonly #idOf = (item: Item): string => {
    const key = keyOf(item);
    const id = this.#ids.get(key) ?? `title-${this.#ids.size}`;
    this.#ids.set(key, id);
    return id;
  };

  readonly #hrefOf = (item: Item): string | undefined => {
    const { itemHref } = this;
    return (
      (itemHref && webUrl(itemHref.replaceAll('{id}', encodedId(item)), this.baseURI)) ||
      (item.url ?? item.external_url)
    );
  };

  /** Whether the file with the list's options is needed to choose the releases. Without it, the list would show unwanted ones. */
  get #isSelecting(): boolean {
    return !!this.tags.trim() || (/\S\s+\S/.test(this.src) && !this.feed);
  }

  get #needsOptions(): boolean {
    const { layout, readIn, refresh, searchable, dateStyle, exclude, fields } = this;
    return (
      layout !== 'list' ||
      readIn !== 'page' ||
      dateStyle === 'relative' ||
      !!refresh ||
      searchable ||
      !!exclude.trim() ||
      /source|authors|tags/i.test(fields) ||
      this.#isSelecting
    );
  }

  /** Loads the optional parts if something needs them. After a failure the next change tries again. Never rejects. */
  #fetchOptions(isNeeded = this.#needsOptions): Promise<void> | undefined {
    if (this.#options || !isNeeded) return undefined;
    const options = loadedOptions();
    if (options) {
      this.#takeOptions(options);
      return undefined;
    }
    return loadOptions(this).then(
      (loaded) => {
        this.#takeOptions(loaded);
      },
      (error: unknown) => {
        this.#failure = (error as Error).message;
      },
    );
  }

  /** @throws LoadError if the optional parts could not be loaded */
  #checkExtras(): Extras {
    if (!this.#extras) throw new LoadError('network', this.#failure);
    return this.#extras;
  }

  /** Waits for the optional parts: a list that is drawn earlier would move when they arrive. */
  #prepare({ items }: Feed): Promise<void> | undefined {
    const options = this.#fetchOptions(this.#needsOptions || items.some(({ title }) => !title));
    const prepare = () => {
      if (this.#isSelecting) this.#checkExtras();
      this.#options?.nameUntitled(items);
    };
    if (options) return (this.#isSelecting ? options : orLate(options)).then(prepare);
    prepare();
    return undefined;
  }

  #takeOptions(options: Options): void {
    if (this.#options) return;
    this.#options = options;
    this.#extras = new options.Extras(this, {
      data: this.data,
      live: this.live,
      language: this.language,
      selection: this.#selection,
      elements: this.#list.elements,
      pageUrl: () => this.pageUrl,
      titleLevel: () => this.#titleLevel - (this.layout === 'headlines' ? 1 : 0),
      hrefOf: this.#hrefOf,
      focusTitle: this.#focusTitle,
    });
    if (this.shadowRoot) this.#prepareRoot(this.shadowRoot);
    options.nameUntitled(this.feed?.items ?? []);
    this.requestUpdate();
  }

  #prepareRoot(root: ShadowRoot): void {
    const { elementStyles } = this.constructor as typeof PressReleases;
    if (!this.#options) return;
    adoptStyles(root, [...elementStyles, this.#options.optionStyles]);
    this.#options.keepTyping(root);
  }

  get #dates(): ListOptions['dates'] {
    const { declared, interface: language } = this.language;
    return {
      pageLanguage: declared,
      language,
      style: this.dateStyle,
      relative: this.#options?.relativeDate,
      timeZone: validTimeZone(this, this.timeZone),
    };
  }

  readonly #showMoreByReader = async () => {
    const before = new Set(this.#list.elements.keys());
    await this.showMore();
    const { feed } = this;
    if (!feed || !this.isShown) return;
    const shown = this.#selection.shown(feed);
    const first = shown.find((item) => !before.has(keyOf(item)));
    const rest = this.#hasPages ? undefined : this.#selection.found(feed).length;
    const isGone = !this.shadowRoot?.querySelector('[part=more]');
    if (first ?? isGone) this.#focusTitle(first ?? shown.at(-1));
    // Without the button and without a title, the search box takes the focus.
    if (isGone && !shown.length) this.shadowRoot?.querySelector<HTMLElement>('.search')?.focus();
    this.live.say(this.#hasFailed ? this.words.moreFailed : this.words.shown(shown.length, rest));
  };

  readonly #focusTitle = (item: Item | undefined) => {
    const element = item && this.#list.elements.get(keyOf(item));
    const title =
      element?.querySelector<HTMLElement>('.link') ?? element?.querySelector<HTMLElement>('.title');
    if (!title) return;
    // A title without a link has to be made focusable.
    if (!title.matches('a')) title.tabIndex = -1;
    title.focus();
  };

  readonly #select = (event: MouseEvent) => {
    const element = (event.target as Element).closest('.link')?.closest('.item');
    const item = this.feed?.items.find((one) => this.#list.elements.get(keyOf(one)) === element);
    if (element && item) dispatchSelect(event, this, 'release-select', { item });
  };
}
