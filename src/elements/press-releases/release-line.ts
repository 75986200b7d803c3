import { nothing, type TemplateResult } from 'lit';
import type { Feed, Item } from '../../feed/json-feed.js';
import { formatDate, isCorrection, isSameDay, type FormattedDate } from '../../i18n/dates.js';
import { textDirection } from '../../i18n/text-direction.js';
import { html } from '../../base/html.js';
import type { ListOptions } from './list-template.js';

/** Renders the line below a title: date, correction, source, authors and number of files. */
export function lineTemplate(
  item: Item,
  fields: Set<string>,
  { words, dates, feed, extras }: ListOptions,
): TemplateResult | typeof nothing {
  const { date_published: date = '', date_modified: modified = '', attachments } = item;
  const written = date && formatDate(date, { ...dates, date: fields.has('date'), time: fields.has('time') });
  const corrected = written && formatCorrection(date, modified, fields.has('time'), dates);
  const source = fields.has('source') && sourceName(item);
  const authors = fields.has('authors') && authorNames(item, feed);
  const ours = (part: 'updated' | 'attachments', content: unknown) =>
    html`<span class=${part} part=${part} lang=${dates.language} dir="ltr">${content}</span>`;
  const theirs = (part: 'source' | 'authors', content: string) =>
    html`<span part=${part} dir="auto">${content}</span>`;

  const all = [
    extras?.newcomers.isNew(item) && html`<b lang=${dates.language} dir="ltr">${words.isNew}</b>`,
    written && timeTemplate(date, written, 'date'),
    corrected && ours('updated', [words.updated, ' ', timeTemplate(modified, corrected)]),
    source && theirs('source', source),
    authors && theirs('authors', authors),
    fields.has('summary') && attachments.length && ours('attachments', words.files(attachments.length)),
  ].filter(Boolean);
  return all.length ? html`<p class="line muted">${all}</p>` : nothing;
}

/** Sets `dir` on a date, so that it keeps the order of its parts in a line of the other direction. */
const timeTemplate = (date: string, { text, language }: FormattedDate, part?: 'date') =>
  html`<time
    part=${part ?? nothing}
    datetime=${date.replace('-00:00', '')}
    lang=${language}
    dir=${textDirection(language) ?? 'ltr'}
    >${text}</time
  >`;

/** Formats the time of a correction. On the day of publication it is the clock time, later the date. */
function formatCorrection(
  published: string,
  modified: string,
  time: boolean,
  dates: ListOptions['dates'],
): FormattedDate | undefined {
  if (!isCorrection(published, modified, dates)) return undefined;
  const sameDay = isSameDay(published, modified, dates);
  return formatDate(modified, { ...dates, date: !sameDay, time: time || sameDay });
}

/** Returns the title of an item's feed. Each item contains it, because several feeds may be merged. */
const sourceName = ({ _pressroom }: Item) => _pressroom.title;

/** JSON Feed: the feed's authors apply to items without authors. In merged feeds, only the first feed's are known. */
const authorNames = (item: Item, feed: Feed) =>
  (item.authors.length || item._pressroom.source !== feed._pressroom.source ? item : feed).authors
    .flatMap(({ name }) => name ?? [])
    .join(', ');
