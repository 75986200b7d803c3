import type { Effect } from '../effect.js';
import { isSeen, nameOf, standIn, standInRules, unsettled } from './stand-in.js';

/** Where an embed has several forms, the outermost; a map is told by the names that maps are given. */
const embeds =
  ':is(iframe, embed, object, video, audio[controls], canvas:is([class*=map i], [class*=map i] *)):not(object *, video *, audio *)';

/** Frames, players and maps as buttons that bring them back. They are hidden as they are: none is loaded again. */
export const embedded: Effect = {
  name: 'embeds',

  styles: ({ settings }) => (settings.embeds ? standInRules(embeds) : ''),

  elements(context, elements) {
    if (!context.settings.embeds) return;
    const found = unsettled(context, elements, embeds).filter(isSeen);
    for (const element of found as HTMLMediaElement[]) {
      const url = element.src || (element as unknown as HTMLObjectElement).data || element.currentSrc;
      standIn(context, element, nameOf(element) || (URL.parse(url)?.host ?? ''), false);
      // What is heard only would go on.
      (element as Partial<HTMLMediaElement>).pause?.();
    }
  },
};
