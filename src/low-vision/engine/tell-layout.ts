import { makeEvent, native } from '../../base/natives.js';
import type { Page } from '../effects/effect.js';
import { inOneColumn } from '../effects/one-column/column-question.js';
import { boxesOf } from './layout-settings.js';

/** The layout without settings: no zoom, no larger text, not in one column. */
const none = '[1,1]false';

/** The layout of which the scripts of each window know, as text. */
const told = new WeakMap<Window, string>();

/** Windows whose settings have ended. They may get other settings in the same task. */
const ending = new WeakSet<Window>();

/** The `resize` events that tell of our own changes. */
const ours = new WeakSet<Event>();

/** Whether an event tells the page's scripts of our own changes, which we need not follow. */
export const tellsLayout = (event: Event): boolean => ours.has(event);

/**
 * Tells the scripts of a page once that its boxes have moved, by the event that the browser's zoom fires. A change of
 * colours alone moves no box.
 */
export function tellLayout(page: Page): void {
  const view = native(page.document).defaultView;
  if (!view) return;
  ending.delete(view);
  // The columns come later than the settings.
  tell(view, boxesOf(page) + String(inOneColumn.has(page.document)));
}

/** Tells the scripts that the mode has ended, unless new settings follow in this task. */
export function tellEnd({ document }: Page): void {
  const view = native(document).defaultView;
  if (!view) return;
  ending.add(view);
  queueMicrotask(() => {
    if (ending.delete(view)) tell(view, none);
  });
}

function tell(view: Window, layout: string): void {
  if ((told.get(view) ?? none) === layout) return;
  told.set(view, layout);
  for (const target of [view, view.visualViewport]) {
    const event = makeEvent('resize');
    ours.add(event);
    target?.dispatchEvent(event);
  }
}
