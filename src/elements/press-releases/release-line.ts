import { nothing, type TemplateResult } from 'lit';
import type { Item } from '../../feed/json-feed.js';
import { formatDate, isCorrection, isSameDay, type FormattedDate } from '../../i18n/dates.js';
import { textDirection } from '../../i18n/text-direction.js';
import { html } from '../../base/html.js';
import type { ListOptions } from './list-template.js';

/** Renders the line below a title: date, correction and number of files, and in between what the optional parts add. */
export function lineTemplate(
  item: Item,
  fields: Set<string>,
  { words, dates, feed, extras }: ListOptions,
): TemplateResult | typeof nothing {
  const { date_published: date = '', date_modified: modified = '', attachments } = item;
  const written = date && formatDate(date, { ...dates, date: fields.has('date'), time: fields.has('time') });
  const corrected = written && formatCorrection(date, modified, fields.has('time'), dates);
  const ours = (part: 'updated' | 'attachments', content: unknown) =>
    html`<span class=${part} part=${part} lang=${dates.language} dir="ltr">${content}</span>`;

  const all = [
    extras?.newcomers.isNew(item) && html`<b lang=${dates.language} dir="ltr">${words.isNew}</b>`,
    written && timeTemplate(date, written, 'date'),
    corrected && ours('updated', [words.updated, ' ', timeTemplate(modified, corrected)]),
    ...(extras?.originTemplates(item, fields, feed) ?? []),
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
