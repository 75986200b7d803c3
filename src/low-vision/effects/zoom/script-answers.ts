import { makeEvent, native, prototypeOf } from '../../../base/natives.js';
import { Undo } from '../../engine/undo.js';
import type { Effect } from '../effect.js';
import { askLists, mediaAnswers, tellChanges } from './media-answers.js';
import { placeAnswers, type View } from './place-answers.js';
import { pointerAnswers } from './pointer-answers.js';

/** Windows whose page has not been notified yet that the settings have changed, with their former zoom. */
const untold = new WeakMap<View, number>();

/** @param zoom function that returns the zoom. Absent if the page is not zoomed */
function replaceAnswers(view: View, undo: Undo, media: (text: string) => string, zoom?: () => number): void {
  const answers = mediaAnswers(view, media, undo);
  if (zoom) answers.push(...placeAnswers(view, zoom), ...pointerAnswers(view, zoom));
  for (const [owners, names, answer, part] of answers)
    for (const owner of owners.split(' ')) {
      const target = owner ? prototypeOf(view, owner) : view;
      for (const name of names.split(' ')) {
        // Some engines lack some of these properties.
        const own = target && Object.getOwnPropertyDescriptor(target, name);
        if (own) undo.replace(target, name, part ?? (own.get ? 'get' : 'value'), answer);
      }
    }
}

/** Whether the values that scripts read can be replaced. A page that has frozen the prototypes is not enlarged. */
export function canAnswer(document: Document): boolean {
  const { defaultView } = native(document);
  const undo = new Undo();
  try {
    if (defaultView) replaceAnswers(defaultView, undo, String, () => 1);
    return true;
  } catch {
    return false;
  } finally {
    undo.run();
  }
}

/** Fires the events that the browser fires when its zoom or preferences change. */
function tell(view: View, zoom: number): void {
  if ((untold.get(view) ?? 1) !== zoom)
    for (const target of [view, view.visualViewport]) target?.dispatchEvent(makeEvent('resize'));
  untold.delete(view);
  tellChanges();
}

/**
 * Gives a window's scripts the values that they would get under the browser's own zoom and with the reader's
 * preferences. Their breakpoints and colour schemes then match the style sheets.
 */
export const scriptAnswers: Effect = {
  name: 'script-answers',

  start({ document, settings, zoom, media, undo }) {
    const view = native(document).defaultView;
    if (!view || (zoom === 1 && !settings.scheme && !settings.motion)) return;
    let factor = zoom;
    let rewrite = media;
    if (!untold.has(view)) tellChanges(true);
    undo.add(() => {
      // A page may have kept our functions. From now on they return the original values.
      factor = 1;
      rewrite = String;
      untold.set(view, zoom);
      // Fire the events after all changes. By then, new settings may be applied and have fired them.
      queueMicrotask(() => {
        if (untold.has(view)) tell(view, 1);
      });
    });
    replaceAnswers(view, undo, (text) => rewrite(text), zoom === 1 ? undefined : () => factor);
    askLists(view);
    tell(view, zoom);
  },
};
