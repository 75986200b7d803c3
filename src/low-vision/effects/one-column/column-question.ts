import { native } from '../../../base/natives.js';
import { isStuck, rootOf, viewOf } from '../../engine/around.js';
import { boxOf, elementsAt, windowOf } from '../../engine/measure.js';
import { layoutOf } from '../../engine/layout-settings.js';
import type { Context, Effect, Page } from '../effect.js';

/** The documents that are shown in one column, by setting or because enlarging needs it. */
export const inOneColumn = new WeakSet<Document>();

/** Parts of the window's width and height at which fixed boxes are looked for. */
const places = [0.02, 0.5, 0.98];

/** Fixed and sticky elements in the window. Looking at some points is quicker than at all elements. */
export function stuckIn(document: Document): Set<HTMLElement> {
  const [width, height] = windowOf(viewOf(document));
  const found = new Set<HTMLElement>();
  for (const x of places)
    for (const y of places)
      for (const element of elementsAt(document, x * width, y * height))
        if (isStuck(element)) found.add(element as HTMLElement);
  return found;
}

/** Whether the enlarged page needs horizontal scrolling. */
export function needsOneColumn({ document, zoom, textFactor, settings }: Page): boolean {
  const { scrollWidth, clientWidth } = native(native(document).scrollingElement ?? rootOf(document));
  return settings.columns !== 'site' && zoom * textFactor > 1 && scrollWidth > clientWidth + 1;
}

/** Whether the enlarged page needs one column, or other places for its fixed boxes. */
function needsEffects(page: Page): boolean {
  const { document, zoom, textFactor } = page;
  const [width, height] = windowOf(viewOf(document));
  return (
    needsOneColumn(page) ||
    (zoom * textFactor > 1 &&
      [...stuckIn(document)].some((element) => {
        const box = boxOf(element);
        return box.width > width || box.left < 0 || box.height > height / 5;
      }))
  );
}

const waiting = new WeakSet<Context>();

/** Measures the page once, after the browser has computed its layout. */
function askLater(context: Context): void {
  const view = native(context.document).defaultView;
  if (!view || waiting.has(context)) return;
  waiting.add(context);
  view.requestAnimationFrame(() =>
    view.setTimeout(() => {
      waiting.delete(context);
      if (needsEffects(context)) context.fetchEffects?.();
    }),
  );
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
    for (const type of ['resize', 'scroll']) undo.listen(viewOf(document), type, ask);
  },

  layout: askLater,
};
