import { nothing, type LitElement, type TemplateResult } from 'lit';
import { keyOf } from '../../feed/identity.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import { Feeds, type Loaded } from '../../feed/load-feeds.js';
import { tagsOf } from '../../feed/select-items.js';
import { onAddressChange } from '../../base/address-changes.js';
import { dispatch } from '../../base/dispatch.js';
import { html } from '../../base/html.js';
import type { LiveRegion } from '../../base/live-region.js';
import { onPageReleases, pageReleases } from '../../base/page-releases.js';
import { native } from '../../base/natives.js';
import { RelativeDates } from '../../base/relative-dates.js';
import type { LoadState, RemoteData } from '../../base/remote-data.js';
import { report } from '../../base/report.js';
import type { DateStyle } from '../../i18n/dates.js';
import { listSentences, type ListSentences } from '../../i18n/list-sentences.js';
import { releaseSentences } from '../../i18n/release-sentences.js';
import type { NearestLanguage } from '../../i18n/nearest-language.js';
import { Filter, isCurrent } from './filter.js';
import { originTemplates, tagsTemplate } from './further-fields.js';
import type { Layout } from './list-template.js';
import { Newcomers } from './newcomers.js';
import { Paging } from './paging.js';
import { Reading, type ReadIn } from './reading.js';
import { searchTemplate } from './search-template.js';
import type { Selection } from './selection.js';

/** The longest wait for the page's release, in milliseconds. A list without it is better than no list. */
const patience = 1000;

/** The element, as its optional parts see it. */
export interface List extends LitElement {
  readonly feed: Feed | undefined;
  readonly state: LoadState;
  readonly limit: number;
  readonly offset: number;
  readonly exclude: string;
  readonly tags: string;
  readonly searchable: boolean;
  readonly layout: Layout;
  readonly readIn: ReadIn;
  readonly linkable: boolean;
  readonly refresh: number;
  readonly timeout: number;
  readonly dateStyle: DateStyle;
  query: string;
  selectedTags: string[];
}

/** The parts of the element that its optional parts use. */
export interface ListParts {
  data: RemoteData<Feed>;
  live: LiveRegion;
  language: NearestLanguage;
  selection: Selection;
  /** Elements of the list by the items' keys. */
  elements: Map<string, HTMLElement>;
  /** Level of the titles. */
  titleLevel: () => number;
  hrefOf: (item: Item) => string | undefined;
  focusTitle: (item: Item | undefined) => void;
  pageUrl: () => string;
}

/** The optional parts of one list: several feeds, further pages, new releases, a filter, a search box, reading in place. */
export class Extras {
  readonly newcomers: Newcomers;
  readonly reading: Reading;
  readonly #list: List;
  readonly #parts: ListParts;
  readonly #filter: Filter;
  readonly #paging = new Paging();
  #feeds: Feeds | undefined;
  #isAddressFollowed = false;
  #listeners = new AbortController();

  constructor(list: List, parts: ListParts) {
    this.#list = list;
    this.#parts = parts;
    this.#filter = parts.selection.filter = new Filter(list, parts.hrefOf, parts.pageUrl);
    list.addController(this);
    new RelativeDates(list);
    this.newcomers = new Newcomers(list, this.#refreshed);
    this.reading = new Reading(list, this.#shown, this.#reveal, () => ({
      readIn: list.readIn,
      linkable: list.linkable,
      words: this.#words,
      language: parts.language.interface,
      pageLanguage: parts.language.declared,
      titleLevel: parts.titleLevel(),
    }));
  }

  hostConnected(): void {
    const { signal } = (this.#listeners = new AbortController());
    const changed = () => {
      this.#list.requestUpdate();
    };
    // The page's URL and its releases decide what `exclude="current"` hides.
    onAddressChange(changed, signal);
    onPageReleases(changed, signal);
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    this.#paging.abort();
  }

  /** The element calls it when the list gets another source. */
  reset(): void {
    this.#feeds = undefined;
    this.reading.reset();
    this.#isAddressFollowed = false;
    this.#paging.abort();
  }

  tagged(items: Item[]): Item[] {
    return this.#filter.tagged(items);
  }

  /** Takes a document from a script or from the page's links. */
  hold(feed: Feed): void {
    this.#feeds = Feeds.holding(feed, this.#timeout);
  }

  /** Loads several feeds. */
  async load(addresses: string, base: string, signal: AbortSignal): Promise<Loaded> {
    const loaded = await this.#several(addresses, base).load(signal);
    return { ...loaded, value: await this.#fill(loaded.value, signal) };
  }

  kept(addresses: string, base: string): Promise<{ value: Feed; time: number } | undefined> {
    return this.#several(addresses, base).kept();
  }

  /** Takes the first page of a single feed. @returns the feed with all loaded pages */
  complete(feed: Feed, signal: AbortSignal): Promise<Feed> {
    if (this.#feeds) feed = this.#feeds.take(feed);
    else this.hold(feed);
    return this.#fill(feed, signal);
  }

  /** Waits for the page's release, which `exclude="current"` hides. A list that was drawn before would change. */
  async #awaitPageRelease(signal: AbortSignal): Promise<void> {
    const { exclude, localName } = this.#list;
    if (!isCurrent(exclude) || pageReleases().length) return;
    if (native(document).querySelector(localName.slice(0, -1)))
      await new Promise<void>((resolve) => {
        onPageReleases(resolve, signal);
        setTimeout(resolve, patience);
      });
  }

  get hasMore(): boolean {
    return !!this.#current?.hasMore;
  }

  get isBusy(): boolean {
    return this.#paging.isBusy;
  }

  /**
   * Loads further pages until enough releases are there.
   * @returns whether no page failed
   */
  async loadMore(
    isWanted: (item: Item) => boolean = this.#filter.matches,
    count = this.#list.offset + this.#list.limit + this.#parts.selection.more,
  ): Promise<boolean> {
    const feeds = this.#current;
    const { data } = this.#parts;
    if (!feeds?.hasMore || this.isBusy) return true;
    const loading = this.#paging.load(feeds, count, isWanted);
    this.#list.requestUpdate();
    const pages = await loading;
    if (!pages) return true;
    const { feed, error } = pages;
    this.#list.requestUpdate();
    if (error) {
      report('error', this.#list, `${error.message} (${error.code})`);
      data.error = error;
    }
    if (feed) this.#take(feed);
    return !error;
  }

  /** The element calls it before the rendering. */
  hostUpdate(): void {
    const { tags } = this.#list;
    if (!this.#filter.hasChanged() || !this.#list.feed) return;
    // Pending pages were requested for the former attributes.
    this.#paging.abort();
    if (tags) void this.loadMore(this.#filter.isWanted);
  }

  /** The element calls it after the releases are drawn. @param isDrawn whether the list is rendered */
  updated(isDrawn: boolean): void {
    const { feed, state, linkable, refresh } = this.#list;
    const missed = feed && state === 'empty' && this.#filter.missedTags(feed.items);
    if (missed) report('warn', this.#list, missed);
    this.reading.updated();
    if ((isDrawn || state === 'empty') && linkable && !this.#isAddressFollowed) {
      this.#isAddressFollowed = true;
      void this.reading.followAddress();
    }
    this.newcomers.observe(this.#parts.elements);
    this.newcomers.follow(this.#current, refresh);
  }

  /**
   * Headlines have no pictures or summaries. In layout `lead`, only the first release has a summary by default.
   * @param fields tokens of the attribute `fields`, or its default
   */
  shownFields(fields: string[], isLead: boolean): string[] {
    const { layout } = this.#list;
    const isShort = layout === 'lead' && !isLead && !this.#list.hasAttribute('fields');
    return fields.filter(
      (field) =>
        !(layout === 'headlines' && field === 'image') &&
        !((layout === 'headlines' || isShort) && field === 'summary'),
    );
  }

  readonly originTemplates = originTemplates;
  readonly tagsTemplate = tagsTemplate;

  /** Renders the parts above the list. */
  aboveTemplate(feed: Feed): TemplateResult {
    const { query, selectedTags, searchable, refresh } = this.#list;
    const { language, selection } = this.#parts;
    const words = this.#words;
    const { count } = this.newcomers;
    const wanted = searchable ? selection.wanted(feed) : [];
    return html`${
      this.reading.isMissing
        ? html`<p class="status" part="status">${releaseSentences(language.interface).notFound}</p>`
        : nothing
    }${
      searchable
        ? searchTemplate({
            words,
            query,
            tags: tagsOf(wanted),
            selectedTags,
            searched: this.hasMore ? wanted.length : undefined,
            found: wanted.some(this.#filter.isFound),
            search: this.#search,
            select: this.#selectTag,
          })
        : nothing
    }${
      refresh
        ? html`<div class="new-place">
            ${
              count
                ? html`<button class="new" part="new" type="button" @click=${this.#showNew}>
                    ${words.newcomers(count)}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }`;
  }

  get #words(): ListSentences {
    return listSentences(this.#parts.language.interface);
  }

  /** The feeds of the shown list. */
  get #current(): Feeds | undefined {
    if (!this.#feeds && this.#list.feed) this.hold(this.#list.feed);
    return this.#feeds;
  }

  readonly #timeout = () => this.#list.timeout;

  readonly #shown = (): Item[] => {
    const { feed } = this.#list;
    return feed ? this.#parts.selection.shown(feed) : [];
  };

  #several(addresses: string, base: string): Feeds {
    return (this.#feeds ??= new Feeds(addresses, base, this.#timeout));
  }

  /** Waits for the page's release, and loads further pages until `tags` leave enough releases. A failed page is left out. */
  async #fill(feed: Feed, signal: AbortSignal): Promise<Feed> {
    await this.#awaitPageRelease(signal);
    const { tags, offset, limit } = this.#list;
    try {
      return (tags && (await this.#feeds?.more(offset + limit, this.#filter.isWanted, signal))) || feed;
    } catch {
      return feed;
    }
  }

  /** Shows a feed together with the waiting new releases. */
  #take(feed: Feed): void {
    const { data, selection } = this.#parts;
    const known = new Set(data.value?.items.map(keyOf));
    selection.more += this.newcomers.take(selection.wanted(feed), known);
    data.replace(feed);
  }

  /** Handles a refreshed feed. Corrections appear at once. New and withdrawn releases wait for the reader. */
  readonly #refreshed = (feed: Feed) => {
    const { data, selection } = this.#parts;
    const { value } = data;
    if (!value || data.state !== 'ready') {
      data.replace(feed);
      return;
    }
    const versions = new Map(feed.items.map((item) => [keyOf(item), item]));
    const known = new Set(value.items.map(keyOf));
    this.newcomers.wait(feed, selection.wanted(feed).filter((item) => !known.has(keyOf(item))).length);
    data.replace({ ...feed, items: value.items.map((item) => versions.get(keyOf(item)) ?? item) });
  };

  /** Shows a release that may be on a further page or behind «Show more». */
  readonly #reveal = async (isNamed: (item: Item) => boolean) => {
    const { selection } = this.#parts;
    const { isWanted } = this.#filter;
    if (!this.#list.feed?.items.some(isNamed))
      await this.loadMore((item) => isNamed(item) && isWanted(item), 1);
    const { feed, limit } = this.#list;
    const index = feed ? selection.found(feed).findIndex(isNamed) : -1;
    selection.more = Math.max(selection.more, index + 1 - limit);
    this.#list.requestUpdate();
    await this.#list.updateComplete;
  };

  readonly #showNew = async () => {
    const { waiting, count } = this.newcomers;
    if (!waiting || !count) return;
    this.#take(waiting);
    await this.#list.updateComplete;
    const { selection, focusTitle, live } = this.#parts;
    focusTitle(selection.shown(waiting).find((item) => this.newcomers.isNew(item)));
    live.say(this.#words.newcomers(count));
  };

  readonly #search = (query: string) => {
    this.#list.query = query;
    this.#tellSearch();
  };

  readonly #selectTag = (tag: string) => {
    const selected = this.#list.selectedTags;
    this.#list.selectedTags = selected.includes(tag)
      ? selected.filter((one) => one !== tag)
      : [...selected, tag];
    this.#tellSearch();
  };

  #tellSearch(): void {
    const { selection, live } = this.#parts;
    const { feed, query, selectedTags } = this.#list;
    const words = this.#words;
    selection.more = 0;
    const found = feed ? selection.found(feed).length : 0;
    live.say(found ? words.found(found) : words.noneFound);
    dispatch(this.#list, 'search-change', { query, tags: selectedTags });
  }
}
