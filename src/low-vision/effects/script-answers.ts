import type { Undo } from '../undo.js';
import type { Effect } from './effect.js';
import { findLists, mediaAnswers, rememberAnswers, tellChanges } from './media-answers.js';
import { placeAnswers, type Replacement } from './place-answers.js';
import { pointerAnswers } from './pointer-answers.js';

type View = typeof globalThis & Window;

/** Windows that are yet to be told that the mode has ended, or that it goes on with other settings. */
const untold = new WeakSet<View>();

const answersOf = (view: View, zoom: () => number, signal: AbortSignal): Replacement[] => [
  ...placeAnswers(view, zoom),
  ...pointerAnswers(view, zoom),
  ...mediaAnswers(view, zoom, signal),
];

/** Each property of an answer that this engine has. */
function* propertiesOf([owner, names, , part]: Replacement): Generator<[string, PropertyDescriptor]> {
  for (const name of owner ? names.split(' ') : []) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor && (part !== 'set' || descriptor.set)) yield [name, descriptor];
  }
}

/** Whether the scripts of a page could be answered: a page that has frozen what it asks is not to be enlarged. */
export function canAnswer({ defaultView }: Document): boolean {
  if (!defaultView) return false;
  const answers = answersOf(defaultView, () => 1, AbortSignal.abort());
  return answers.every((answer) => [...propertiesOf(answer)].every(([, { configurable }]) => configurable));
}

/** What a page listens to when the browser zooms. */
function tell(view: View): void {
  for (const target of [view, view.visualViewport]) target?.dispatchEvent(new Event('resize'));
  tellChanges();
}

/** The scripts of a window get the answers that they would get under the browser's own zoom. */
export function answerScripts(view: View, zoom: number, undo: Undo): void {
  let factor = zoom;
  const end = new AbortController();
  if (!untold.delete(view)) rememberAnswers();
  findLists(view);
  // The last that is undone.
  undo.add(() => {
    // A page may have kept what it was given.
    factor = 1;
    end.abort();
    untold.add(view);
    // When the page is as it will be: the next settings may be there already.
    queueMicrotask(() => {
      if (untold.delete(view)) tell(view);
    });
  });
  for (const replacement of answersOf(view, () => factor, end.signal)) {
    const [owner, , answer, part] = replacement;
    for (const [name, own] of propertiesOf(replacement))
      if (owner) undo.replace(owner, name, part ?? ('get' in own ? 'get' : 'value'), answer);
  }
  tell(view);
}

/** What a script does at a width, it does where the style sheets do it. */
export const scriptAnswers: Effect = {
  name: 'script-answers',

  start({ document, zoom, undo }) {
    if (document.defaultView && zoom !== 1) answerScripts(document.defaultView, zoom, undo);
  },
};
