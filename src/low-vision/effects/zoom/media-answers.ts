import { getterOf } from '../../engine/measure.js';
import type { Undo } from '../../engine/undo.js';
import type { Replacement, View } from './place-answers.js';

/** Lists that a page may be listening to, and what it was told last. No list is kept for our sake. */
const lists = new Set<WeakRef<MediaQueryList>>();
const told = new WeakMap<MediaQueryList, boolean>();
const gone = new FinalizationRegistry<WeakRef<MediaQueryList>>((list) => {
  lists.delete(list);
});

/**
 * Tells of every list whose answer is another one than was told last.
 * @param isTold `true` where the browser has told of it: nobody has interfered
 */
export function tellChanges(isTold?: unknown): void {
  for (const reference of lists) {
    const list = reference.deref();
    if (!list) continue;
    const { media, matches } = list;
    if (told.get(list) === matches) continue;
    told.set(list, matches);
    if (isTold !== true) list.dispatchEvent(new MediaQueryListEvent('change', { media, matches }));
  }
}

/** Lists that were there before cannot be enumerated, but for those that are variables of the window. */
export function askLists(view: View): void {
  for (const name of Object.keys(view)) {
    const list: unknown = Object.getOwnPropertyDescriptor(view, name)?.value;
    if (list instanceof view.MediaQueryList) Reflect.get(list, 'matches');
  }
}

/**
 * Media query lists answer, and tell of changes, as the conditions of the style sheets hold: for the window that the
 * enlarged page has, for the reader's colours and movement. One that was there before is told of what it missed once it
 * is asked.
 * @param media what is asked instead: the same when the mode has ended
 */
export function mediaAnswers(view: View, media: (text: string) => string, undo: Undo): Replacement[] {
  const matchMedia = view.matchMedia.bind(view);
  const matches = getterOf(view.MediaQueryList.prototype, 'matches');
  /** By what is asked instead: the list of the window that has the answer. */
  const windows = new Map<string, MediaQueryList>();
  const windowList = (text: string): MediaQueryList => {
    const list = matchMedia(text);
    undo.listen(list, 'change', tellChanges);
    windows.set(text, list);
    return list;
  };
  /** @param before what the page was told of the list, if it was there before */
  const answer = (list: MediaQueryList, before?: boolean): boolean => {
    const text = media(list.media);
    // Of what is the same in both, the browser tells.
    if (text === list.media) return !!before;
    const now = !!matches.call(windows.get(text) ?? windowList(text));
    if (!told.has(list)) {
      const reference = new WeakRef(list);
      lists.add(reference);
      gone.register(list, reference);
      told.set(list, before ?? now);
      queueMicrotask(tellChanges);
    }
    return now;
  };
  return [
    ['MediaQueryList', 'matches', (call, of) => answer(of as MediaQueryList, !!call())],
    [
      'MediaQueryListEvent',
      'matches',
      (call, of) => {
        // The browser tells of changes of the window, too.
        const { isTrusted, target } = of as MediaQueryListEvent;
        return isTrusted && target ? (target as MediaQueryList).matches : call();
      },
    ],
    [
      '',
      'matchMedia',
      (call) => {
        const list = call() as MediaQueryList;
        answer(list);
        return list;
      },
    ],
  ];
}
