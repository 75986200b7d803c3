import { render, type TemplateResult } from 'lit';
import { keyOf } from '../../feed/identity.js';
import type { Feed, Item } from '../../feed/json-feed.js';
import type { DateFormat } from '../../i18n/dates.js';
import type { NewsSentences } from '../../i18n/news-sentences.js';
import type { PageLinks } from '../../base/page-links.js';
import { html } from '../../base/html.js';
import { served } from '../../base/served.js';
import type { Extras } from './extras.js';
import { languageAttributes, releaseTemplate } from './release-template.js';
import { native } from '../../base/natives.js';

export type Layout = 'list' | 'cards' | 'headlines' | 'lead';

export interface ListOptions {
  layout: Layout;
  /** The attribute `fields`; `null` if it is absent. */
  fields: string | null;
  /** Level of the titles; at most 6 is used. */
  headingLevel: number;
  dates: Omit<DateFormat, 'date' | 'time'>;
  words: NewsSentences;
  /** Its authors apply to items without authors. */
  feed: Feed;
  /** Returns the URL of a title's link, if there is one. */
  hrefOf: (item: Item) => string | undefined;
  /** The optional parts of the list; absent until they are needed and loaded. */
  extras: Extras | undefined;
  /** Target of the links, as on `<a>`. */
  target: string;
  /** Attributes of the page's own links, by URL. */
  links: PageLinks | undefined;
  /** Returns the element id of an item's title. The item's button refers to it. */
  idOf: (item: Item) => string;
}

/**
 * Renders the list, which `ReleaseList` fills in a page. The outer node gives the list its width: see the styles.
 * @param releases the releases, which the server renders
 */
export const listTemplate = ({ layout, fields }: ListOptions, releases: unknown): TemplateResult =>
  html`<div class="room">
    <div class="measure">
      <ul class=${`${layout}${/date|time/.test(fields ?? 'date') ? ' dated' : ''}`} part="list" role="list">
        ${releases}
      </ul>
    </div>
  </div>`;

/** The attributes of a release's list item, and its content. */
export function releaseOf(
  item: Item,
  index: number,
  options: ListOptions,
): [Record<string, string | undefined>, TemplateResult] {
  const { layout, extras, dates } = options;
  const fields = (options.fields ?? 'date image summary').toLowerCase().split(/\s+/);
  const isLead = layout === 'lead' && !index;
  return [
    {
      class: 'item',
      part: `item${isLead ? ' lead' : ''}${extras?.newcomers.isNew(item) ? ' new' : ''}`,
      ...languageAttributes(item, dates.pageLanguage),
    },
    releaseTemplate(item, new Set(extras?.shownFields(fields, isLead) ?? fields), options),
  ];
}

/** Draws the releases. Each release keeps its element, so that the focus stays when the list changes. */
export class ReleaseList {
  /** Elements by the items' keys. */
  readonly elements = new Map<string, HTMLElement>();

  draw(list: Element, items: Item[], options: ListOptions): void {
    const others = this.elements.size ? [] : [...list.children];
    const keys = new Set(items.map(keyOf));
    for (const [key, element] of this.elements)
      if (!keys.has(key)) {
        element.remove();
        this.elements.delete(key);
      }
    let next = list.firstElementChild;
    items.forEach((item, index) => {
      const key = keyOf(item);
      const [attributes, template] = releaseOf(item, index, options);
      const element =
        this.elements.get(key) ??
        (served.hydrate?.(template, others.shift()) as HTMLElement | undefined) ??
        native(document).createElement('li');
      this.elements.set(key, element);
      if (next === element) next = next.nextElementSibling;
      else list.insertBefore(element, next);
      for (const [name, value] of Object.entries(attributes))
        if (value === undefined) element.removeAttribute(name);
        // eslint-disable-next-line pressroom/checked-urls -- a class, parts, a language, a direction
        else element.setAttribute(name, value);
      render(template, element);
    });
    // The server's releases that were not hydrated.
    for (const other of others) other.remove();
  }
}
