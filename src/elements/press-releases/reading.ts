import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { encodedId, keyOf } from '../../feed/identity.js';
import { isNamed, isSameRelease } from '../../feed/is-named.js';
import type { Item } from '../../feed/json-feed.js';
import type { ListSentences } from '../../i18n/list-sentences.js';
import { keepWheel } from '../../base/keep-wheel.js';
import { takeKey } from '../../base/keys.js';
import { report } from '../../base/report.js';
import { html } from '../../base/html.js';
import { defineReader } from './define-reader.js';

export type ReadIn = 'page' | 'dialog' | 'inline';

interface Options {
  readIn: ReadIn;
  linkable: boolean;
  words: ListSentences;
  language: string;
  /** Language that the page declares. It applies to releases without a language. */
  pageLanguage: string;
  /** Level of the titles in the list. Headings of a release that is read in place are one level deeper. */
  titleLevel: number;
}

/** The parts of `<press-release>` with their exported names. */
const releaseParts =
  'article heading date updated authors image body attachments title tags tag source actions action status retry'
    .split(' ')
    .map((part) => `${part}: release-${part}`)
    .join();

const hashOf = (item: Item) => `#release=${encodedId(item)}`;

/** Returns the id or URL of the release in the page's fragment; `''` without one. */
function nameInAddress(): string {
  const [, name = ''] = /^#release=(.*)/.exec(location.hash) ?? [];
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Returns the page's URL with another fragment. It is absolute, because a `<base>` would change a relative URL. */
const addressWith = (hash: string) => location.href.replace(/#.*|$/s, hash);

/** All lists of the page that are `linkable`. They share the fragment of the page's URL. */
const linkable = new Set<Reading>();

/** Opens releases of a list in a dialog or below their title. */
export class Reading implements ReactiveController {
  readonly #host: LitElement;
  /** Returns the visible items, in their order. */
  readonly #items: () => Item[];
  /** Shows a release that may be on a further page or behind «Show more». */
  readonly #reveal: (isNamed: (item: Item) => boolean) => Promise<void>;
  readonly #options: () => Options;
  /** Whether the fragment names a release of this list; `undefined` while unknown or without such a fragment. */
  #hasNamed: boolean | undefined;
  /** The release in the dialog. */
  #item: Item | undefined;
  /** Keys of the releases that are open in place. */
  readonly #inline = new Set<string>();
  /** The release in the page's fragment. */
  #linked: Item | undefined;
  /** Whether this list has added an entry to the browser's history. */
  #isPushed = false;
  /** Whether the file with `<press-release>` failed to load. */
  #hasFailed = false;
  #listeners: AbortController | undefined;

  constructor(
    host: LitElement,
    items: () => Item[],
    reveal: (isNamed: (item: Item) => boolean) => Promise<void>,
    options: () => Options,
  ) {
    this.#host = host;
    this.#items = items;
    this.#reveal = reveal;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { linkable: isLinkable, readIn } = this.#options();
    if (isLinkable && readIn !== 'page') linkable.add(this);
    const follow = () => void this.followAddress();
    addEventListener('popstate', follow, { signal });
    // After a move in the page, open the release that is still in the fragment.
    if (this.#items().length) follow();
  }

  hostDisconnected(): void {
    this.#listeners?.abort();
    linkable.delete(this);
    this.#isPushed = false;
    this.#item = this.#linked = undefined;
    this.#inline.clear();
    this.#hasNamed = undefined;
    tellOthers(this);
  }

  /** The element calls it when the list gets another source. A dialog stays open until the reader closes it. */
  reset(): void {
    this.#inline.clear();
    this.#hasNamed = undefined;
    if (this.#item) {
      report('warn', this.#host, 'the source has changed; the release that is being read stays open');
      return;
    }
    if (this.#linked && this.#isNamed(this.#linked)) writeAddress('replaceState', '');
    this.#linked = undefined;
  }

  /** Whether this list reports a missing release: if no list has the release, the first list with items reports it. */
  get isMissing(): boolean {
    const all = [...linkable];
    return all.every((one) => one.#hasNamed === false) && all.find((one) => one.#items().length) === this;
  }

  readonly #isNamed = (item: Item): boolean =>
    hashOf(item) === location.hash || isNamed(item, nameInAddress(), location.href);

  /** Whether the fragment names a release that this list does not show. */
  get #isAwaited(): boolean {
    return location.hash.startsWith('#release=') && !this.#items().some(this.#isNamed);
  }

  /** Whether another list already shows the release of the fragment. */
  #isElsewhere(): boolean {
    return [...linkable].some((one) => one !== this && one.#linked && one.#isNamed(one.#linked));
  }

  /** Opens and closes releases according to the fragment: at the start, and when the reader goes back and forward. */
  async followAddress(): Promise<void> {
    const { linkable: isLinkable, readIn } = this.#options();
    if (!isLinkable || readIn === 'page') {
      linkable.delete(this);
      return;
    }
    linkable.add(this);
    // The open release stays, even if the list has another source.
    if (this.#item && this.#item === this.#linked && this.#isNamed(this.#item)) return;
    if (this.#isAwaited && !this.#isElsewhere()) await this.#reveal(this.#isNamed);
    // Check again, because another list may have opened the release. Two dialogs would overlap.
    const isElsewhere = this.#isElsewhere();
    this.#hasNamed = isElsewhere || !location.hash.startsWith('#release=') ? undefined : !this.#isAwaited;
    this.#host.requestUpdate();
    tellOthers(this);
    const item = isElsewhere
      ? undefined
      : this.#items().find((one) => this.#isNamed(one) && !!(one.content_html ?? one.content_text));
    if (item && this.#linked && isSameRelease(item, this.#linked)) return;
    if (this.#linked) {
      this.#isPushed = false;
      this.#close(this.#linked);
    }
    this.#linked = item;
    if (!item) return;
    this.#open(item);
    await this.#host.updateComplete;
    // Scroll to the release for readers who followed a link. A dialog is visible without scrolling.
    if (readIn === 'inline') this.#elementOf(item)?.scrollIntoView();
  }

  /** Renders the button «Read here» for releases with a text. */
  buttonTemplate(item: Item, titleId: string): TemplateResult | typeof nothing {
    const { readIn, words, language } = this.#options();
    if (readIn === 'page' || !(item.content_html ?? item.content_text)) return nothing;
    const isDialog = readIn === 'dialog';
    const isOpen = this.#inline.has(keyOf(item));
    return html`<button
      class="read"
      part=${isOpen ? 'read button-open' : 'read'}
      type="button"
      aria-haspopup=${isDialog ? 'dialog' : nothing}
      aria-expanded=${isDialog ? nothing : isOpen}
      aria-labelledby=${`${titleId}-read ${titleId}`}
      @click=${() => {
        this.#press(item);
      }}
    >
      <span id=${`${titleId}-read`} lang=${language} dir="auto">${isOpen ? words.close : words.read}</span>
    </button>`;
  }

  inlineTemplate(item: Item): TemplateResult | typeof nothing {
    const { readIn, titleLevel } = this.#options();
    if (readIn !== 'inline' || !this.#inline.has(keyOf(item))) return nothing;
    return html`<div class="inline">
      ${this.#failedTemplate()}<press-release
        exportparts=${releaseParts}
        heading-level=${Math.max(1, Math.min(titleLevel, 6))}
        .item=${item}
      ></press-release>
    </div>`;
  }

  #failedTemplate(): TemplateResult | typeof nothing {
    if (!this.#hasFailed) return nothing;
    const { words, language } = this.#options();
    return html`<div class="status" role="alert" lang=${language}>
      <p part="status">${words.moreFailed}</p>
      <button type="button" part="retry" @click=${this.#define}>${words.retry}</button>
    </div>`;
  }

  dialogTemplate(): TemplateResult | typeof nothing {
    const item = this.#item;
    if (!item) return nothing;
    const { words, pageLanguage } = this.#options();
    const items = this.#items().filter((one) => one.content_html ?? one.content_text);
    const at = items.findIndex((one) => keyOf(one) === keyOf(item));
    const step = (by: number, text: string) => {
      const other = at < 0 ? undefined : items[at + by];
      return other
        ? html`<button
            type="button"
            part="button"
            @click=${() => {
              this.#turnTo(other);
            }}
          >
            ${text}
          </button>`
        : nothing;
    };
    return html`<dialog
      class="reader"
      part="dialog"
      aria-label=${item.title ?? item.id}
      @close=${() => {
        this.#leave();
      }}
      @keydown=${(event: KeyboardEvent) => {
        // The browser closes this dialog. Hide the key from scripts, which could close a dialog around the list.
        if (event.key === 'Escape' && !event.defaultPrevented) takeKey(event, false);
      }}
    >
      <div class="bar" @wheel=${keepWheel}>
        <button type="button" part="close" @click=${this.#pressClose}>${words.close}</button>
      </div>
      <div class="page" tabindex="0" role="group" aria-label=${item.title ?? item.id} @wheel=${keepWheel}>
        ${customElements.get('low-vision-toggle') ? html`<low-vision-toggle></low-vision-toggle>` : nothing}
        ${this.#failedTemplate()}
        <press-release
          lang=${pageLanguage || nothing}
          exportparts=${releaseParts}
          heading-level="2"
          .item=${item}
          @load=${({ target }: Event) => {
            focusHeading(target as HTMLElement);
          }}
        ></press-release>
        <div class="footer">${step(-1, words.previous)}${step(1, words.next)}</div>
      </div>
    </dialog>`;
  }

  update(): void {
    this.#host.requestUpdate();
  }

  /** The element calls it after rendering. Opens a new dialog. */
  updated(): void {
    const dialog = this.#dialog;
    if (!dialog || dialog.matches(':modal')) return;
    // A dialog that was disconnected with the list is still open, but no longer modal.
    dialog.open = false;
    dialog.showModal();
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  #press(item: Item): void {
    if (this.#inline.has(keyOf(item))) {
      if (this.#linked && isSameRelease(this.#linked, item) && this.#isPushed) history.back();
      else this.#close(item);
      return;
    }
    if (this.#options().linkable) {
      this.#linked = item;
      this.#isPushed = true;
      writeAddress('pushState', hashOf(item));
    }
    this.#open(item);
  }

  #open(item: Item): void {
    void this.#define();
    if (this.#options().readIn === 'dialog') this.#item = item;
    else this.#inline.add(keyOf(item));
    this.#host.requestUpdate();
  }

  readonly #define = async () => {
    const hasFailed = !(await defineReader());
    if (hasFailed === this.#hasFailed) return;
    this.#hasFailed = hasFailed;
    const retry = this.#host.shadowRoot?.querySelector<HTMLElement>('[part=retry]:focus');
    // The retry button disappears, so move the focus to the release's button.
    retry?.closest('.item')?.querySelector<HTMLElement>('.read')?.focus();
    this.#host.requestUpdate();
  };

  /** Shows another release in the dialog. */
  #turnTo(item: Item): void {
    if (this.#linked) {
      this.#linked = item;
      writeAddress('replaceState', hashOf(item));
    }
    this.#item = item;
    this.#dialog?.querySelector('.page')?.scrollTo(0, 0);
    this.#host.requestUpdate();
  }

  readonly #pressClose = () => {
    this.#dialog?.close();
  };

  /** Called when the dialog closes: by its button, by Escape or by a gesture. */
  #leave(): void {
    const item = this.#item;
    if (!item) return;
    this.#close(item);
  }

  #close(item: Item): void {
    if (this.#linked && location.hash === hashOf(item)) {
      if (this.#isPushed) history.back();
      else writeAddress('replaceState', '');
    }
    this.#isPushed = false;
    this.#linked = undefined;
    this.#item = undefined;
    this.#inline.delete(keyOf(item));
    void this.#render(item);
  }

  async #render(item: Item): Promise<void> {
    this.#dialog?.close();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const button = this.#buttonOf(item);
    const list = this.#host.shadowRoot?.querySelector('section');
    // After a change of the source, the button may be missing.
    if (!button && list) list.tabIndex = -1;
    (button ?? list)?.focus();
  }

  #elementOf(item: Item): Element | undefined {
    const index = this.#items().findIndex((one) => keyOf(one) === keyOf(item));
    return this.#host.shadowRoot?.querySelectorAll('.item')[index];
  }

  #buttonOf(item: Item): HTMLElement | null | undefined {
    return this.#elementOf(item)?.querySelector<HTMLElement>('.read');
  }
}

/** Changes the page's URL. A sandboxed page or one with an opaque origin may refuse; the release still opens. */
function writeAddress(way: 'pushState' | 'replaceState', hash: string): void {
  try {
    history[way](history.state, '', addressWith(hash));
  } catch {
    // Keep the page's URL.
  }
}

/** Updates the other lists, because the state of all lists decides whether a release is missing. */
function tellOthers(reading: Reading): void {
  for (const one of linkable) if (one !== reading) one.update();
}

function focusHeading(release: HTMLElement): void {
  const heading = release.shadowRoot?.querySelector<HTMLElement>('[part=heading]');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
