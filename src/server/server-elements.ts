/** The elements as a server renders them. Lit's renderer calls their constructor, `willUpdate()` and `render()`. */
import type { CSSResult, LitElement } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { contentStyles } from '../base/content.styles.js';
import type { ServedElement } from '../base/served-element.js';
import { webUrl } from '../base/web-url.js';
import { LowVisionToggle } from '../elements/low-vision-toggle/low-vision-toggle.js';
import { PressRelease, type Release } from '../elements/press-release/press-release.js';
import type { ListOptions } from '../elements/press-releases/list-template.js';
import { optionStyles } from '../elements/press-releases/options.styles.js';
import { PressReleases } from '../elements/press-releases/press-releases.js';
import { panelStyles } from '../elements/site-switcher/panel.styles.js';
import { SiteSwitcher } from '../elements/site-switcher/site-switcher.js';
import type { Item } from '../feed/json-feed.js';
import { interfaceLanguage } from '../i18n/languages.js';
import { renderReleases } from './render-releases.js';
import { safeMarkup, sanitizeInNode } from './sanitize-in-node.js';

/** Stands for the page's URL if the server has not told it: no site and no release is at this URL. */
const unknownPage = 'https://page.invalid/';

/** An element with styles that a page fetches when it needs them. */
export interface Styled {
  readonly unusedStyles: CSSResult[];
}

/** Takes the language from the element itself: Lit's renderer knows no ancestors. */
function readLanguage(element: ServedElement): void {
  const { language } = element;
  language.declared = (element.getAttribute('lang') ?? '').replaceAll('_', '-');
  language.interface = interfaceLanguage(language.declared) ?? 'en';
}

/** Adds members that Lit's element for servers lacks. */
function complete(Element: typeof LitElement): void {
  Object.defineProperty(Element.prototype, 'baseURI', {
    get(this: { pageUrl: string }) {
      return this.pageUrl === unknownPage ? '' : this.pageUrl;
    },
  });
  // The page's own content is not known here. A slot shows it.
  Object.defineProperty(Element.prototype, 'childNodes', { value: [{ nodeType: 3, data: 'content' }] });
}

/** Parses the given document at once, and makes no request. */
function loading<Base extends typeof LitElement>(Element: Base): Base {
  // All of them have the members that are used here; the type is that of one.
  class OnServer extends (Element as unknown as typeof PressReleases) {
    protected override isServed = true;
    #page = unknownPage;
    #given: unknown;

    /** The page's URL. The server tells it. */
    override get pageUrl(): string {
      return this.#page;
    }

    override set pageUrl(url: string | undefined) {
      this.#page = webUrl(url) ?? unknownPage;
    }

    protected override setDocument(document: unknown): void {
      this.#given = document ?? undefined;
    }

    protected override willUpdate(): void {
      readLanguage(this);
      super.willUpdate();
    }

    protected override followSource(): undefined {
      if (this.#given === undefined || this.data.value) return;
      const src = this.src.trim();
      const url = src && !/\s/.test(src) ? webUrl(src, this.baseURI) : undefined;
      try {
        const value = this.parse(this.#given, url ?? '', url ?? this.baseURI);
        if (value instanceof Promise) throw new Error('A file of the library is not loaded.');
        this.data.value = value;
        this.data.state = this.isEmpty(value) ? 'empty' : 'ready';
      } catch (error) {
        console.error(`[pressroom] <${this.localName}>: ${(error as Error).message}`);
      }
    }
  }
  complete(OnServer);
  return OnServer as unknown as Base;
}

class ServerList extends loading(PressReleases) implements Styled {
  static override styles = [...PressReleases.styles, optionStyles];

  get unusedStyles(): CSSResult[] {
    return this.hasExtras ? [] : [optionStyles];
  }

  protected override releasesOf(shown: Item[], options: ListOptions): unknown {
    return unsafeHTML(renderReleases(shown, options));
  }
}

class ServerRelease extends loading(PressRelease) {
  protected override releaseOf(item: Item | undefined, base: string): Release {
    const { content_html: html } = item ?? {};
    const source = item?.url ?? (item?._pressroom.source || base);
    const safe = html && sanitizeInNode(html, source, !!item?.url, this.pageUrl);
    return { item, safe: safe || undefined, _pressroom: { warnings: [] } };
  }

  protected override contentOf(body: HTMLElement | undefined): unknown {
    const html = body && safeMarkup(body);
    return html && unsafeHTML(html);
  }
}

class ServerSwitcher extends loading(SiteSwitcher) implements Styled {
  static override styles = [...SiteSwitcher.styles, contentStyles, panelStyles];

  get unusedStyles(): CSSResult[] {
    return this.layout === 'list' ? [] : [contentStyles, panelStyles];
  }

  /** A panel needs a script. */
  override get open(): boolean {
    return false;
  }

  override set open(_open: boolean) {
    // Stays closed.
  }
}

class ServerToggle extends LowVisionToggle {
  protected override isServed = true;

  protected override willUpdate(): void {
    readLanguage(this);
  }
}

export const elements = {
  'press-releases': ServerList,
  'press-release': ServerRelease,
  'site-switcher': ServerSwitcher,
  'low-vision-toggle': ServerToggle,
};
