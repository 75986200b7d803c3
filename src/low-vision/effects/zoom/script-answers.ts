import { makeEvent, native, prototypeOf } from '../../../base/natives.js';
import { Undo } from '../../engine/undo.js';
import type { Effect } from '../effect.js';
import { askLists, mediaAnswers, tellChanges } from './media-answers.js';
import { placeAnswers, type View } from './place-answers.js';
import { pointerAnswers } from './pointer-answers.js';

/** Windows that are yet to be told that the mode has ended or goes on otherwise, and how far they were enlarged. */
const untold = new WeakMap<View, number>();

/** @param zoom none where the page has the window's pixels */
function replaceAnswers(view: View, undo: Undo, media: (text: string) => string, zoom?: () => number): void {
  const answers = mediaAnswers(view, media, undo);
  if (zoom) answers.push(...placeAnswers(view, zoom), ...pointerAnswers(view, zoom));
  for (const [owners, names, answer, part] of answers)
    for (const owner of owners.split(' ')) {
      const target = owner ? prototypeOf(view, owner) : view;
      for (const name of names.split(' ')) {
        // Not every engine has each.
        const own = target && Object.getOwnPropertyDescriptor(target, name);
        if (own) undo.replace(target, name, part ?? (own.get ? 'get' : 'value'), answer);
      }
    }
}

/** Whether the scripts of a page can be answered: one that has frozen what they ask is not to be enlarged. */
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

/** What a page listens to when the browser zooms, or has other preferences. */
function tell(view: View, zoom: number): void {
  if ((untold.get(view) ?? 1) !== zoom)
    for (const target of [view, view.visualViewport]) target?.dispatchEvent(makeEvent('resize'));
  untold.delete(view);
  tellChanges();
}

/**
 * The scripts of a window get the answers that they would get under the browser's own zoom, and with the reader's
 * preferences: what they do at a width, or in the dark, they do where the style sheets do it.
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
      // A page may have kept what it was given.
      factor = 1;
      rewrite = String;
      untold.set(view, zoom);
      // When the page is as it will be: the next settings may be there already.
      queueMicrotask(() => {
        if (untold.has(view)) tell(view, 1);
      });
    });
    replaceAnswers(view, undo, (text) => rewrite(text), zoom === 1 ? undefined : () => factor);
    askLists(view);
    tell(view, zoom);
  },
};
