import { getterOf } from '../measure.js';
import { enlargeMedia } from '../media-text.js';
import type { Replacement } from './place-answers.js';

/** Lists that a page may be listening to, and what it was told last; no list is kept for our sake. */
const lists = new Set<WeakRef<MediaQueryList>>();
const told = new WeakMap<MediaQueryList, boolean>();
const gone = new FinalizationRegistry<WeakRef<MediaQueryList>>((list) => {
  lists.delete(list);
});

/** @returns whether it was not known yet */
function remember(list: MediaQueryList, matches: boolean): boolean {
  if (told.has(list)) return false;
  const reference = new WeakRef(list);
  told.set(list, matches);
  lists.add(reference);
  gone.register(list, reference);
  return true;
}

/** Tells of every list whose answer is another one than it was told to be. */
export function tellChanges(): void {
  for (const reference of lists) {
    const list = reference.deref();
    if (!list || told.get(list) === list.matches) continue;
    const { media, matches } = list;
    told.set(list, matches);
    list.dispatchEvent(new MediaQueryListEvent('change', { media, matches }));
  }
}

/** What the lists say while nobody interferes is what the page is told. */
export function rememberAnswers(): void {
  for (const reference of lists) {
    const list = reference.deref();
    if (list) told.set(list, list.matches);
  }
}

/** Lists that were there before cannot be enumerated, but those that are variables of the window. */
export function findLists(view: typeof globalThis & Window): void {
  for (const name of Object.keys(view)) {
    const list: unknown = Object.getOwnPropertyDescriptor(view, name)?.value;
    if (list instanceof view.MediaQueryList) remember(list, list.matches);
  }
}

/**
 * Media query lists answer, and tell of changes, for the window that the enlarged page has. One that was there before
 * is told of what it missed once it is asked.
 */
export function mediaAnswers(
  view: typeof globalThis & Window,
  zoom: () => number,
  signal: AbortSignal,
): Replacement[] {
  const { MediaQueryList, MediaQueryListEvent } = view;
  const matchMedia = view.matchMedia.bind(view);
  const matches = getterOf(MediaQueryList.prototype, 'matches');
  /** By what is asked of the enlarged page: the list of the window that has the answer. */
  const windows = new Map<string, MediaQueryList>();
  /** @param before what the page was told of the list, if it was there before */
  const answer = (list: MediaQueryList, before?: boolean): boolean => {
    const text = enlargeMedia(list.media, zoom());
    // Of what is the same in both, the browser tells.
    if (text === list.media) return Boolean(before);
    let asked = windows.get(text);
    if (!asked) {
      windows.set(text, (asked = matchMedia(text)));
      asked.addEventListener('change', tellChanges, { signal });
    }
    const now = Boolean(matches.call(asked));
    if (remember(list, before ?? now)) queueMicrotask(tellChanges);
    return now;
  };
  return [
    [MediaQueryList.prototype, 'matches', (call, of) => answer(of as MediaQueryList, Boolean(call()))],
    [
      MediaQueryListEvent.prototype,
      'matches',
      (call, of) => {
        // The browser tells of changes of the window, too.
        const { isTrusted, target } = of as MediaQueryListEvent;
        return isTrusted && target ? (target as MediaQueryList).matches : call();
      },
    ],
    [
      view,
      'matchMedia',
      (call) => {
        const list = call() as MediaQueryList;
        answer(list);
        return list;
      },
    ],
  ];
}
