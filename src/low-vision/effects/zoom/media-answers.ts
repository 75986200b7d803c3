import { isMatching, listOf } from '../../engine/measure.js';
import type { Undo } from '../../engine/undo.js';
import type { Replacement, View } from './place-answers.js';

/**
 * Lists that the page may listen to, and their last reported answers. Weak references let unused lists be collected.
 */
const lists = new Set<WeakRef<MediaQueryList>>();
const told = new WeakMap<MediaQueryList, boolean>();
const gone = new FinalizationRegistry<WeakRef<MediaQueryList>>((list) => {
  lists.delete(list);
});

/**
 * Fires `change` at each list whose answer differs from the last reported one.
 * @param isTold `true` if the browser has fired the event itself
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

/** Registers media query lists that are global variables. Other existing lists cannot be found. */
export function askLists(view: View): void {
  for (const name of Object.keys(view)) {
    const list: unknown = Object.getOwnPropertyDescriptor(view, name)?.value;
    if (list instanceof view.MediaQueryList) Reflect.get(list, 'matches');
  }
}

/**
 * Replacements that make media query lists agree with the rewritten style sheets: for the enlarged page, the reader's
 * colours and motion. An older list is registered, and gets its missed `change` event, when its `matches` is read.
 * @param media function that rewrites a media query; it returns the same query after the mode has ended
 */
export function mediaAnswers(view: View, media: (text: string) => string, undo: Undo): Replacement[] {
  /** The browser's lists by rewritten media query. */
  const windows = new Map<string, MediaQueryList>();
  const windowList = (text: string): MediaQueryList => {
    const list = listOf(view, text);
    undo.listen(list, 'change', tellChanges);
    windows.set(text, list);
    return list;
  };
  /** @param before the answer that the page has for an older list */
  const answer = (list: MediaQueryList, before?: boolean): boolean => {
    const text = media(list.media);
    // For an unchanged query, the browser fires the events.
    if (text === list.media) return before as boolean;
    const now = isMatching.call(windows.get(text) ?? windowList(text));
    if (!told.has(list)) {
      const reference = new WeakRef(list);
      lists.add(reference);
      gone.register(list, reference);
      told.set(list, before ?? now);
      // It may have missed an event.
      if (before === !now) queueMicrotask(tellChanges);
    }
    return now;
  };
  return [
    ['MediaQueryList', 'matches', (call, of) => answer(of as MediaQueryList, call() as boolean)],
    [
      'MediaQueryListEvent',
      'matches',
      (call, of) => {
        // The browser's own event has the answer for the window, so ask the list instead.
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
