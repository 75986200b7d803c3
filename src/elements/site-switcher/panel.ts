import { adoptStyles, nothing, type LitElement, type TemplateResult } from 'lit';
import { onAddressChange } from '../../base/address-changes.js';
import { contentStyles } from '../../base/content.styles.js';
import { html } from '../../base/html.js';
import { keepWheel } from '../../base/keep-wheel.js';
import { keepTyping } from '../../base/keep-typing.js';
import { dispatchSelect } from '../../base/link-activation.js';
import type { LiveRegion } from '../../base/live-region.js';
import { linkReaderOf } from '../../base/link-source.js';
import type { PageLinks } from '../../base/page-links.js';
import { whenIdle } from '../../base/when-idle.js';
import type { SiteSentences } from '../../i18n/site-sentences.js';
import { currentSite } from '../../sites/current-site.js';
import { entriesOf, type Entry } from '../../sites/entries.js';
import { prepareSites } from '../../sites/prepared.js';
import { linksAsSites } from '../../sites/links-as-sites.js';
import { SiteSearch } from '../../sites/search-sites.js';
import type { Resolved, SiteList, Text } from '../../sites/site-list.js';
import { drawMatches } from './draw-matches.js';
import { panelStyles } from './panel.styles.js';
import type { SiteSelectDetail } from './site-switcher.js';
import { sitesTemplate, type SiteLink } from './sites-template.js';

/** The element, as its panel sees it. */
export interface PanelHost extends LitElement {
  readonly sites: SiteList | undefined;
  readonly searchFrom: number;
  readonly headingLevel: number;
  readonly target: string;
}

/** Members of the element that are not public. */
export interface PanelOptions {
  /** URL of the current page. */
  page: string;
  label: string;
  words: SiteSentences;
  live: LiveRegion;
  /** Attributes of the page's own links, by URL. */
  links: PageLinks | undefined;
  resolve: (value: Text) => Resolved<string>;
  /** Whether a server renders the list, or has rendered it: with all sites, so that nothing moves later. */
  isServed: boolean;
}

/** Number of sites that fill the panel on most screens. More sites are drawn when the reader scrolls to the end. */
const batch = 15;

/** The links of a site switcher and their search box. */
export class SitePanel {
  readonly #host: PanelHost;
  readonly #options: () => PanelOptions;
  readonly #siteSearch = new SiteSearch();
  /** The list that is prepared for the search. */
  #prepared: SiteList | undefined;
  #query = '';
  /** Number of visible sites. */
  #drawn = batch;
  /** Number of sites in the DOM. The browser's own search can also find the hidden ones. */
  #reached = batch;
  /** Whether the browser's own search has found a hidden site. All sites then stay visible. */
  #revealed = false;
  /** Absent in Node. */
  #end: IntersectionObserver | undefined;
  /** The listeners of shown links; absent until links are shown, and after the element has left the page. */
  #listeners: AbortController | undefined;

  constructor(host: PanelHost, options: () => PanelOptions) {
    this.#host = host;
    this.#options = options;
    if (options().isServed) this.#drawn = this.#reached = Infinity;
    const root = host.shadowRoot;
    if (!root) return;
    adoptStyles(root, [...(host.constructor as typeof LitElement).elementStyles, contentStyles, panelStyles]);
    keepTyping(root);
    root.addEventListener('click', this.#select as EventListener);
    root.addEventListener('auxclick', this.#select as EventListener);
    root.addEventListener('beforematch', () => {
      this.#revealed = true;
      host.requestUpdate();
    });
  }

  /** Clears the search and shows all sites. */
  reset(): void {
    this.#query = '';
    this.#draw(batch);
  }

  disconnect(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#end?.disconnect();
    drawMatches(this);
  }

  /** The first focusable element: the search box, otherwise the first link. */
  get first(): HTMLElement | undefined {
    return this.#searchBox ?? this.#links[0];
  }

  /** Prepares the sites for the search, in idle time. */
  prepare(): void {
    const { sites } = this.#host;
    if (sites && sites !== this.#prepared) prepareSites((this.#prepared = sites));
  }

  template(): TemplateResult {
    const { page, label, words, ...options } = this.#options();
    const { sites, searchFrom, headingLevel, target } = this.#host;
    const all = sites ? entriesOf(sites) : [];
    const entries = this.#matches;
    const shown = { ...options, headingLevel, target, query: this.#query, current: currentSite(all, page) };
    return html`<nav aria-label=${label}>
      ${
        all.length >= searchFrom
          ? html`<label
              >${words.findSite}<input
                type="search"
                part="search"
                autocomplete="off"
                spellcheck="false"
                .value=${this.#query}
                @input=${this.#search}
            /></label>`
          : nothing
      }
      ${
        entries.length
          ? html`${sitesTemplate(entries.slice(0, this.#drawn), shown)}${
              this.#reached > this.#drawn && !this.#query
                ? sitesTemplate(entries.slice(this.#drawn, this.#reached), shown, !this.#revealed)
                : nothing
            }`
          : html`<p part="status">${words.noSites}</p>`
      }
      ${
        entries.length > this.#drawn && !this.#revealed
          ? html`<button type="button" class="more" part="more" @click=${this.#showMore}>
              ${words.more} (${entries.length - this.#drawn})
            </button>`
          : nothing
      }
    </nav>`;
  }

  /** The element calls it after each rendering. */
  updated(): void {
    const host = this.#host;
    // In a dialog, only the box with the links scrolls.
    for (const part of host.renderRoot.querySelectorAll<HTMLElement>('div.panel, dialog > *'))
      part.addEventListener('wheel', keepWheel);
    if (!this.#listeners) {
      this.#listeners = new AbortController();
      // The page's URL decides which site is the current one.
      onAddressChange(() => {
        host.requestUpdate();
      }, this.#listeners.signal);
    }
    this.#end?.disconnect();
    const more = host.renderRoot.querySelector('.more');
    if (more) {
      this.#end ??= new IntersectionObserver(([entry]) => {
        if (entry?.isIntersecting) this.#draw(this.#drawn + batch);
      });
      this.#end.observe(more);
      // Add the rest in small steps in idle time. A search with our own search box does not need it.
      if (!this.#query && this.#reached < this.#matches.length)
        whenIdle(() => {
          this.#reached += 3 * batch;
          host.requestUpdate();
        });
    }
    // Paint the names first, because highlights may come a moment later.
    if (this.#query)
      whenIdle(() => {
        if (host.isConnected) drawMatches(this, this.#query, this.#links);
      });
  }

  /** Handles a key press in the panel. @returns whether the key had an effect */
  key({ key, target }: KeyboardEvent): boolean {
    const box = this.#searchBox;
    if (key === 'Escape' && this.#query && box) {
      box.value = '';
      this.#search();
      box.focus();
      return true;
    }
    const isDown = key === 'ArrowDown';
    if (!isDown && key !== 'ArrowUp' && (key !== 'Enter' || target !== box)) return false;
    const links = this.#links;
    const at = links.indexOf(target as HTMLElement);
    if (at < 0 && target !== box) return false;
    const next = links[at + (isDown ? 1 : -1)];
    if (key === 'Enter') {
      if (links[1]) links[0]?.focus();
      else links[0]?.click();
    } else if (next) next.focus();
    else if (!isDown) box?.focus();
    else if (this.#drawn < this.#matches.length) void this.#showMore();
    return true;
  }

  get #matches(): Entry[] {
    const { sites } = this.#host;
    return !sites ? [] : this.#query ? this.#siteSearch.find(sites, this.#query) : entriesOf(sites);
  }

  get #searchBox(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input');
  }

  get #links(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.sites:not([hidden]) a')];
  }

  readonly #search = () => {
    const { value = '' } = this.#searchBox ?? {};
    const { label, words, live } = this.#options();
    this.#query = value.trim() && value;
    this.#draw(batch);
    const found = this.#matches.length;
    live.say(found ? `${label}: ${found}` : words.noSites);
  };

  #draw(count: number): void {
    this.#drawn = this.#reached = count;
    this.#revealed = false;
    drawMatches(this);
    this.#host.requestUpdate();
  }

  readonly #showMore = async (): Promise<void> => {
    const at = this.#links.length;
    this.#draw(this.#drawn + batch);
    await this.#host.updateComplete;
    this.#links[at]?.focus();
  };

  readonly #select = (event: MouseEvent) => {
    const link = (event.target as Element).closest<SiteLink>('a');
    if (!link?.entry) return;
    const { site, group } = link.entry;
    const { resolve } = this.#options();
    const detail: Omit<SiteSelectDetail, 'newTab'> = {
      site: {
        title: resolve(site.title).value,
        url: resolve(site.url).value,
        group: group && resolve(group).value,
        language: link.hreflang || undefined,
      },
    };
    dispatchSelect(event, this.#host, 'site-select', detail);
  };
}

export const linkReader = linkReaderOf(linksAsSites);
