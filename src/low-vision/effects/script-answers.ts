import { Undo } from '../undo.js';
import type { Effect } from './effect.js';
import { askLists, mediaAnswers, tellChanges } from './media-answers.js';
import { placeAnswers, type View } from './place-answers.js';
import { pointerAnswers } from './pointer-answers.js';

/** Windows that are yet to be told that the mode has ended, or that it goes on with other settings. */
const untold = new WeakSet<View>();

function replaceAnswers(view: View, zoom: () => number, undo: Undo): void {
  const answers = [
    ...placeAnswers(view, zoom),
    ...pointerAnswers(view, zoom),
    ...mediaAnswers(view, zoom, undo),
  ];
  for (const [owners, names, answer, part] of answers)
    for (const owner of owners.split(' ')) {
      const target = owner
        ? (Reflect.get(view, owner) as { prototype: object } | undefined)?.prototype
        : view;
      for (const name of names.split(' ')) {
        // Not every engine has each.
        const own = target && Object.getOwnPropertyDescriptor(target, name);
        if (own) undo.replace(target, name, part ?? (own.get ? 'get' : 'value'), answer);
      }
    }
}

/** Whether the scripts of a page can be answered: one that has frozen what they ask is not to be enlarged. */
export function canAnswer({ defaultView }: Document): boolean {
  const undo = new Undo();
  try {
    if (defaultView) replaceAnswers(defaultView, () => 1, undo);
    return true;
  } catch {
    return false;
  } finally {
    undo.run();
  }
}

/** What a page listens to when the browser zooms. */
function tell(view: View): void {
  for (const target of [view, view.visualViewport]) target?.dispatchEvent(new Event('resize'));
  tellChanges();
}

/**
 * The scripts of a window get the answers that they would get under the browser's own zoom: what they do at a width,
 * they do where the style sheets do it.
 */
export const scriptAnswers: Effect = {
  name: 'script-answers',

  start({ document, zoom, undo }) {
    const view = document.defaultView;
    if (!view || zoom === 1) return;
    let factor = zoom;
    if (!untold.delete(view)) tellChanges(true);
    undo.add(() => {
      // A page may have kept what it was given.
      factor = 1;
      untold.add(view);
      // When the page is as it will be: the next settings may be there already.
      queueMicrotask(() => {
        if (untold.delete(view)) tell(view);
      });
    });
    replaceAnswers(view, () => factor, undo);
    askLists(view);
    tell(view);
  },
};
