import { native } from '../../../base/natives.js';
import { membersOf, Undo } from '../../engine/undo.js';
import type { Effect } from '../effect.js';
import { askLists, mediaAnswers, tellChanges } from './media-answers.js';
import { placeAnswers, type View } from './place-answers.js';
import { pointerAnswers } from './pointer-answers.js';

/** Windows whose page has not been notified yet that the settings have changed. */
const untold = new WeakSet<View>();

/** @param zoom function that returns the zoom. Absent if the page is not zoomed */
function replaceAnswers(view: View, undo: Undo, media: (text: string) => string, zoom?: () => number): void {
  const answers = mediaAnswers(view, media, undo);
  if (zoom) answers.push(...placeAnswers(view, zoom), ...pointerAnswers(view, zoom));
  for (const [owners, names, answer, part] of answers)
    for (const [target, name, own] of membersOf(view, owners, names))
      undo.replace(target, name, part ?? own, answer);
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

/**
 * Gives a window's scripts the values that they would get under the browser's own zoom and with the reader's
 * preferences. Their breakpoints and colour schemes then match the style sheets.
 */
export const scriptAnswers: Effect = {
  name: 'script-answers',

  // The scheme and the motion setting change the answers of media queries such as `prefers-contrast`.
  acts: ({ settings: { scheme, motion }, zoom, media }) =>
    zoom === 1 && !scheme && !motion
      ? ''
      : `${zoom} ${media('(color-scheme: dark)')} ${media('(prefers-reduced-motion)')}`,

  start({ document, zoom, media, undo }) {
    const view = native(document).defaultView;
    if (!view) return;
    let factor = zoom;
    let rewrite = media;
    if (!untold.has(view)) tellChanges(true);
    undo.add(() => {
      // A page may have kept our functions. From now on they return the original values.
      factor = 1;
      rewrite = String;
      untold.add(view);
      // Fire the events after all changes. By then, new settings may be applied and have fired them.
      queueMicrotask(() => {
        if (untold.delete(view)) tellChanges();
      });
    });
    replaceAnswers(view, undo, (text) => rewrite(text), zoom === 1 ? undefined : () => factor);
    askLists(view);
    untold.delete(view);
    tellChanges();
  },
};
