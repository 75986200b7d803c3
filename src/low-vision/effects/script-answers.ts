import { enlargeMedia } from '../media-text.js';
import type { Effect } from './effect.js';

/**
 * The page's scripts get the answers about the viewport that they would get under the browser's own zoom: what a
 * script does at a width, it does where the style sheets do it.
 */
export const scriptAnswers: Effect = {
  name: 'script-answers',

  start({ document, zoom, undo }) {
    const view = document.defaultView;
    if (!view || zoom === 1) return;
    const { prototype } = (view as unknown as typeof globalThis).MediaQueryList;
    const native = Object.getOwnPropertyDescriptor(prototype, 'matches');
    // Lists that scripts made before are asked, too.
    undo.getter(prototype, 'matches', ({ media }) =>
      Boolean(native?.get?.call(view.matchMedia(enlargeMedia(media, zoom)))),
    );
    for (const name of ['innerWidth', 'innerHeight'] as const)
      undo.getter(view, name, (_window, before) => Math.round(before / zoom));
    // As the browser does when it zooms: what listens asks again.
    view.dispatchEvent(new Event('resize'));
    undo.add(() => {
      queueMicrotask(() => view.dispatchEvent(new Event('resize')));
    });
  },
};
