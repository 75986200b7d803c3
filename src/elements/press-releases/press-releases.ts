import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { parseFeed, type Feed } from '../../feed/json-feed.js';
import { loadFeed } from '../../feed/load-feeds.js';
import type { DateStyle } from '../../messages/dates.js';
import { messages } from '../../messages/messages.js';
import { NearestLanguage } from '../../messages/nearest-language.js';
import { hasFallback } from '../../shared/fallback.js';
import type { LoadError } from '../../shared/load-error.js';
import {
  adoptEarlyProperties,
  integer,
  keyword,
  reflectAttributes,
  text,
} from '../../shared/reflect-attributes.js';
import { report } from '../../shared/report.js';
import { themeStyles } from '../../shared/theme.styles.js';
import { headingTemplate } from '../heading-template.js';
import { LiveRegion } from '../live-region.js';
import { RemoteData, type LoadState } from '../remote-data.js';
import { styles } from './press-releases.styles.js';
import { releaseTemplate } from './release-template.js';

const readers = {
  src: text(),
  limit: integer(5, 1),
  fields: text('date image summary'),
  heading: text(),
  headingLevel: integer(2, 1, 6),
  dateStyle: keyword<DateStyle>('long', 'short', 'relative'),
  timeZone: text(),
  timeout: integer(10_000, 1),
};

/**
 * The latest press releases of a JSON Feed.
 *
 * @tagname press-releases
 *
 * @attr {string} src - URL of a JSON Feed
 * @attr {number} limit - how many releases are shown; 5
 * @attr {string} fields - tokens of `date time image summary tags`; `date image summary`
 * @attr {string} heading - instead of «Most recent press releases»; empty: none is shown
 * @attr {number} heading-level - 1 to 6; 2. Titles are one level deeper
 * @attr {'long'|'short'|'relative'} date-style - how dates are written
 * @attr {string} time-zone - IANA name; without one, each date stands in the offset that it carries
 * @attr {number} timeout - milliseconds of one request, body included; 10000
 *
 * @prop {Feed|undefined} feed - a document to render without a request; reading gives what is shown, normalised
 * @prop {LoadState} state - `idle` `loading` `ready` `empty` `failed`; read-only, also as `:state(…)`
 * @prop {LoadError|undefined} error - why loading failed; read-only
 *
 * @fires load - the releases of a source, or of `reload()`, are rendered; does not bubble
 * @fires error - a source could not be loaded, see `error`; does not bubble
 *
 * @slot - fallback: shown without script, while loading and when loading fails
 * @slot empty - instead of «There are no press releases.»
 *
 * @csspart heading - the heading
 * @csspart list - the list
 * @csspart item - a release
 * @csspart title - a release's heading
 * @csspart link - the link in it
 * @csspart date - its date
 * @csspart summary - its summary
 * @csspart image - its image
 * @csspart tags - the list of its tags
 * @csspart tag - a tag
 * @csspart status - the sentence shown instead of releases
 * @csspart retry - the button that loads again
 *
 * @cssprop --pressroom-accent - links
 * @cssprop --pressroom-text - text
 * @cssprop --pressroom-muted - dates, tags, sources
 * @cssprop --pressroom-background - behind the element
 * @cssprop --pressroom-border - hairlines, the button's edge
 * @cssprop --pressroom-radius - corners of images and the button
 * @cssprop --pressroom-gap - between releases
 * @cssprop --pressroom-font - text
 * @cssprop --pressroom-heading-font - heading and titles
 * @cssprop --pressroom-focus - the focus ring
 */
export class PressReleases extends LitElement {
  static override styles = [themeStyles, styles];

  static readonly #attributes = reflectAttributes(this, readers);

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...PressReleases.#attributes];
  }

  declare src: string;
  declare limit: number;
  declare fields: string;
  declare heading: string;
  declare headingLevel: number;
  declare dateStyle: DateStyle;
  declare timeZone: string;
  declare timeout: number;

  readonly #language = new NearestLanguage(this);
  readonly #live = new LiveRegion(this);
  readonly #data = new RemoteData<Feed>(this, {
    isEmpty: (feed) => feed.items.length === 0,
    warnings: (feed) => feed._pressroom.warnings,
  });
  /** The document that a script gave, as it is. */
  #document: unknown;
  /** What the data are of: `src` as written, or the document. */
  #source: unknown = '';
  /** The reader pressed «Try again» and has not been told how it ended. */
  #retrying = false;
  /** The focus is on a button that the coming rendering takes away. */
  #retryGoesFocused = false;

  constructor() {
    super();
    adoptEarlyProperties(this, [...Object.keys(readers), 'feed']);
  }

  get feed(): Feed | undefined {
    return this.#data.value;
  }

  set feed(document: unknown) {
    this.#document = document ?? undefined;
    // The same object may have been changed: what is set is new.
    this.#source = undefined;
    this.requestUpdate();
  }

  get state(): LoadState {
    return this.#data.state;
  }

  get error(): LoadError | undefined {
    return this.#data.error;
  }

  /** Loads again; what is shown stays until the answer is here. Resolves when settled, never rejects. */
  reload(): Promise<void> {
    return this.#followSource() ?? this.#data.reload();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (before !== now) this.requestUpdate();
  }

  protected override willUpdate(): void {
    void this.#followSource();
    this.#retryGoesFocused =
      (this.state === 'ready' || this.state === 'empty') && !!this.shadowRoot?.querySelector('button:focus');
  }

  protected override updated(): void {
    if (this.#retryGoesFocused) this.#focusRegion();
  }

  protected override render(): TemplateResult {
    const { state, value: feed } = this.#data;
    const language = this.#language.interface;
    const words = messages[language];
    const shown = state === 'ready' || state === 'empty';
    const fallback = !shown && hasFallback(this);
    const heading = this.#heading ?? words.heading;
    const retry = state === 'failed' || this.#retrying;

    return html`<section lang=${language} aria-label=${heading || words.heading}>
      ${
        // What the server wrote has its own heading, or wants none.
        heading && !fallback
          ? headingTemplate(
              this.headingLevel,
              'heading',
              html`<span lang=${(this.#heading && this.#language.declared) || language}>${heading}</span>`,
            )
          : nothing
      }
      ${shown ? nothing : html`<slot @slotchange=${this.#slotChanged}></slot>`}
      ${state === 'ready' && feed ? this.#listTemplate(feed) : nothing}
      ${
        state === 'empty'
          ? html`<slot name="empty"><p class="status" part="status">${words.empty}</p></slot>`
          : nothing
      }
      ${
        !shown && (retry || !fallback)
          ? html`<div class="status">
              <p part="status">${state === 'loading' ? words.loading : words.failed}</p>
              ${
                retry
                  ? html`<button type="button" part="retry" @click=${this.#retry}>${words.retry}</button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${this.#live.render()}
    </section>`;
  }

  /** As the webmaster wrote it, `''` for none; `undefined` where it is ours to say. */
  get #heading(): string | undefined {
    return this.getAttribute('heading')?.trim();
  }

  #listTemplate(feed: Feed): TemplateResult {
    const { declared, interface: language } = this.#language;
    const options = {
      headingLevel: this.headingLevel + (this.#heading === '' ? 0 : 1),
      fields: new Set(this.fields.toLowerCase().split(/\s+/)),
      dates: {
        pageLanguage: declared,
        language,
        style: this.dateStyle,
        timeZone: this.#validTimeZone(),
      },
    };
    return html`<ul part="list" role="list">
      ${feed.items.slice(0, this.limit).map((item) => releaseTemplate(item, options))}
    </ul>`;
  }

  /** Starts anew where the source is another one than before. */
  #followSource(): Promise<void> | undefined {
    const source = this.#document ?? this.src.trim();
    if (source === this.#source) return undefined;
    this.#source = source;
    const base = this.baseURI;
    return this.#data.change(
      source === ''
        ? undefined
        : async (signal) =>
            this.#document === undefined
              ? loadFeed(this.src, { timeout: this.timeout, signal, base })
              : parseFeed(source, '', base),
    );
  }

  #validTimeZone(): string | undefined {
    const timeZone = this.timeZone || undefined;
    try {
      new Intl.DateTimeFormat('en', { timeZone });
      return timeZone;
    } catch {
      report('warn', this, `time-zone="${timeZone}" is no time zone.`);
      return undefined;
    }
  }

  readonly #slotChanged = () => {
    this.requestUpdate();
  };

  readonly #retry = async () => {
    this.#retrying = true;
    await this.reload();
    this.#retrying = false;
    await this.updateComplete;
    const words = messages[this.#language.interface];
    const { state, limit, feed } = this;
    this.#live.say(
      state === 'ready'
        ? `${words.heading}: ${Math.min(limit, feed?.items.length ?? 0)}`
        : words[state === 'empty' ? state : 'failed'],
    );
  };

  /** The button under the focus is gone: the reader goes on where the releases begin. */
  #focusRegion(): void {
    const region = this.renderRoot.querySelector('section');
    if (!region) return;
    region.tabIndex = -1;
    region.focus();
    region.addEventListener(
      'blur',
      () => {
        region.removeAttribute('tabindex');
      },
      { once: true },
    );
  }
}
