import { nothing, type TemplateResult } from 'lit';
import type { Feed, Item } from '../../feed/json-feed.js';
import { html } from '../../base/html.js';

/* Fields that few lists show. */

const originTemplate = (part: 'source' | 'authors', content: string | undefined) =>
  content && html`<span part=${part} dir="auto">${content}</span>`;

/** Renders the source and the authors in the line below a title. */
export const originTemplates = (item: Item, fields: Set<string>, feed: Feed): unknown[] => [
  fields.has('source') && originTemplate('source', sourceName(item)),
  fields.has('authors') && originTemplate('authors', authorNames(item, feed)),
];

/** Returns the title of an item's feed. Each item contains it, because several feeds may be merged. */
const sourceName = ({ _pressroom }: Item) => _pressroom.title;

/** JSON Feed: the feed's authors apply to items without authors. In merged feeds, only the first feed's are known. */
const authorNames = (item: Item, feed: Feed) =>
  (item.authors.length || item._pressroom.source !== feed._pressroom.source ? item : feed).authors
    .flatMap(({ name }) => name ?? [])
    .join(', ');

/** Renders the tags below the summary. */
export const tagsTemplate = ({ tags }: Item, fields: Set<string>): TemplateResult | typeof nothing =>
  fields.has('tags') && tags.length
    ? html`<ul class="tags muted" part="tags" role="list">
        ${tags.map((tag) => html`<li part="tag">${tag}</li>`)}
      </ul>`
    : nothing;
