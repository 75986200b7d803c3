import { native } from '../../../base/natives.js';
import { afterPaint, rootOf, viewOf } from '../../engine/around.js';
import { layoutOf } from '../../engine/layout-settings.js';
import type { Context, Effect, Page } from '../effect.js';

/** The documents that are shown in one column, by setting or because enlarging needs it. */
export const inOneColumn = new WeakSet<Document>();

/** Whether the enlarged page needs horizontal scrolling. */
export function needsOneColumn({ document, zoom, textFactor, settings }: Page): boolean {
  const { scrollWidth, clientWidth } = native(native(document).scrollingElement ?? rootOf(document));
  return settings.columns !== 'site' && zoom * textFactor > 1 && scrollWidth > clientWidth + 1;
}

const waiting = new WeakSet<Context>();

/** Measures the page once, after the browser has computed its layout. */
function askLater(context: Context): void {
  if (waiting.has(context)) return;
  waiting.add(context);
  afterPaint(context.document, () => {
    waiting.delete(context);
    if (needsOneColumn(context)) context.fetchEffects?.();
  });
}

/** While the effect `columns` is not here: fetches it as soon as the enlarged page needs horizontal scrolling. */
export const columnQuestion: Effect = {
  name: 'columns',

  acts: (page) => (page.fetchEffects ? layoutOf(page) : ''),

  start(context) {
    const { document, undo } = context;
    const ask = () => {
      askLater(context);
    };
    undo.listen(document, 'load', ask, true);
    undo.listen(viewOf(document), 'resize', ask);
  },

  layout: askLater,
};
