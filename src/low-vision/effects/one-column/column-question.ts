import { native } from '../../../base/natives.js';
import { afterPaint, rootOf, styleOf, viewOf } from '../../engine/around.js';
import { layoutOf } from '../../engine/layout-settings.js';
import type { Context, Effect, Page } from '../effect.js';

/** The documents that are shown in one column, by setting or because enlarging needs it. */
export const inOneColumn = new WeakSet<Document>();

export const isTooWide = (element: Element): boolean =>
  native(element).scrollWidth > native(element).clientWidth + 1;

/** The root of an enlarged page that needs horizontal scrolling, or the box around its content that cuts something off. */
export function tooWideBox({ document, zoom, textFactor, settings }: Page): Element | undefined {
  if (settings.columns === 'site' || zoom * textFactor <= 1) return undefined;
  const page = native(document).scrollingElement ?? rootOf(document);
  let box: Element | undefined = page;
  while (box && !isTooWide(box))
    // The largest part of the page, if there is one: a box of half its height.
    box = [...native(box).children].find((part) => part.clientHeight * 2 > native(page).scrollHeight);
  return box && (box === page || /hidden|clip/.test(styleOf(box).overflowX)) ? box : undefined;
}

const waiting = new WeakSet<Context>();

/** Measures the page once, after the browser has computed its layout. */
function askLater(context: Context): void {
  if (waiting.has(context)) return;
  waiting.add(context);
  afterPaint(context.document, () => {
    waiting.delete(context);
    if (tooWideBox(context)) context.fetchEffects?.();
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
