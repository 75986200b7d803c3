import { html, nothing, type TemplateResult } from 'lit';
import { parseFeed, type Feed } from '../../feed/json-feed.js';
import { Feeds } from '../../feed/load-feeds.js';
import type { DateStyle } from '../../messages/dates.js';
import { integer, keyword, text } from '../../shared/reflect-attributes.js';
import { report } from '../../shared/report.js';
import { themeStyles } from '../../shared/theme.styles.js';
import { headingTemplate } from '../heading-template.js';
import { LoadingElement, loadingAttributes } from '../loading-element.js';
import { listTemplate, type Layout, type ListOptions } from './list-template.js';
import { styles } from './press-releases.styles.js';

/**
 * The latest press releases of a JSON Feed.
 *
 * @tagname press-releases
 *
 * @attr {string} src - URL of a JSON Feed
 * @attr {number} limit - how many releases are shown; 5
 * @attr {'list'|'cards'|'headlines'|'lead'} layout - how releases stand together
 * @attr {string} fields - tokens of `date time image summary tags authors source`; `date image summary`
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
 * @csspart item - a release; also `lead`, the first one of that layout, and `new`
 * @csspart title - a release's heading
 * @csspart link - the link in it
 * @csspart date - its date
 * @csspart updated - when it was corrected
 * @csspart source - the feed that it is from
 * @csspart authors - who wrote it
 * @csspart attachments - how many files it has
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
export class PressReleases extends LoadingElement<Feed> {
  static override styles = [themeStyles, styles];

  static {
    this.reflect(
      {
        ...loadingAttributes,
        limit: integer(5, 1),
        layout: keyword<Layout>('list', 'cards', 'headlines', 'lead'),
        fields: text('date image summary'),
        heading: text(),
        headingLevel: integer(2, 1, 6),
        dateStyle: keyword<DateStyle>('long', 'short', 'relative'),
        timeZone: text(),
      },
      'feed',
    );
  }

  declare limit: number;
  declare layout: Layout;
  declare fields: string;
  declare heading: string;
  declare headingLevel: number;
  declare dateStyle: DateStyle;
  declare timeZone: string;

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

  protected override loaderOf(address: string, base: string): Feeds {
    return new Feeds(address, base, () => this.timeout);
  }

  protected override parse(document: unknown, source: string, base: string): Feed {
    return parseFeed(document, source, base);
  }

  protected override isEmpty({ items }: Feed): boolean {
    return items.length === 0;
  }

  protected override loadedMessage({ items }: Feed): string {
    return `${this.words.heading}: ${Math.min(this.limit, items.length)}`;
  }

  protected override render(): TemplateResult {
    const { words, state, feed } = this;
    const { declared, interface: language } = this.language;
    const heading = this.#heading ?? words.heading;
    return html`<section lang=${language} aria-label=${heading || words.heading}>
      ${
        // What the server wrote has its own heading, or wants none.
        heading && !this.showsFallback
          ? headingTemplate(
              this.headingLevel,
              'heading',
              html`<span lang=${(this.#heading && declared) || language}>${heading}</span>`,
            )
          : nothing
      }
      ${this.fallbackTemplate()}
      ${feed && this.isShown && state !== 'empty' ? this.#listTemplate(feed) : nothing}
      ${
        state === 'empty'
          ? html`<slot name="empty"><p class="status" part="status">${words.empty}</p></slot>`
          : nothing
      }
      ${this.live.render()}
    </section>`;
  }

  /** As the webmaster wrote it, `''` for none; `undefined` where it is ours to say. */
  get #heading(): string | undefined {
    return this.getAttribute('heading')?.trim();
  }

  #listTemplate(feed: Feed): TemplateResult {
    const { declared, interface: language } = this.language;
    const options: ListOptions = {
      layout: this.layout,
      fields: this.getAttribute('fields'),
      words: this.words,
      feed,
      headingLevel: this.headingLevel + (this.#heading === '' ? 0 : 1),
      dates: {
        pageLanguage: declared,
        language,
        style: this.dateStyle,
        timeZone: this.#validTimeZone(),
      },
    };
    return listTemplate(feed.items.slice(0, this.limit), options);
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
}
