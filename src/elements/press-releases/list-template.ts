import { html, type TemplateResult } from 'lit';
import type { Feed, Item } from '../../feed/json-feed.js';
import type { DateFormat } from '../../messages/dates.js';
import type { Messages } from '../../messages/messages.js';
import { releaseTemplate } from './release-template.js';

export type Layout = 'list' | 'cards' | 'headlines' | 'lead';

export interface ListOptions {
  layout: Layout;
  /** The attribute `fields`; `null` where it is absent. */
  fields: string | null;
  /** Of titles; beyond 6 it is 6. */
  headingLevel: number;
  dates: Omit<DateFormat, 'date' | 'time'>;
  words: Messages;
  /** Whose title and authors stand for those that an item does not have. */
  feed: Feed;
  /** Came while the reader was here, and was not seen yet. */
  isNew?: (item: Item) => boolean;
}

/** Releases, one below or beside the other. The outer node gives the list its width: see the styles. */
export function listTemplate(items: Item[], options: ListOptions): TemplateResult {
  const { layout, fields } = options;
  return html`<div class="room">
    <div class="measure">
      <ul class=${`${layout}${/date|time/.test(fields ?? 'date') ? ' dated' : ''}`} part="list" role="list">
        ${items.map((item, index) => {
          const isLead = layout === 'lead' && !index;
          return releaseTemplate(item, shownFields(layout, fields, isLead), options, isLead);
        })}
      </ul>
    </div>
  </div>`;
}

/** Headlines have no pictures and summaries; what stands beside a lead has no summary unless it is asked for. */
function shownFields(layout: Layout, written: string | null, isLead: boolean): Set<string> {
  const fields = new Set((written ?? 'date image summary').toLowerCase().split(/\s+/));
  if (layout === 'headlines') fields.delete('image');
  if (layout === 'headlines' || (layout === 'lead' && !isLead && written === null)) fields.delete('summary');
  return fields;
}
