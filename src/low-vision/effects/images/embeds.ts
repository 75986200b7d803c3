import type { Effect } from '../effect.js';
import { isSeen, nameOf, standIn, standInRules, tag, unsettled } from './stand-in.js';

/** Outermost embedded elements. Maps on a canvas are recognised by class names with «map». */
const embeds =
  ':is(iframe, embed, object, video, audio[controls], canvas:is([class*=map i], [class*=map i] *)):not(object *, video *, audio *)';

/** Replaces frames, players and maps by buttons that show them again. They are only hidden, so they do not reload. */
export const embedded: Effect = {
  name: 'embeds',

  styles: ({ settings }) => (settings.embeds ? standInRules(embeds) : ''),

  acts: ({ settings }) => settings.embeds ?? '',

  selects: () => `${embeds}, ${tag}`,

  elements(context, elements) {
    const found = unsettled(context, elements, embeds).filter(isSeen);
    for (const element of found as HTMLMediaElement[]) {
      const url = element.src || (element as unknown as HTMLObjectElement).data || element.currentSrc;
      standIn(context, element, nameOf(element) || (URL.parse(url)?.host ?? ''), false);
      // A hidden player would continue to sound.
      (element as Partial<HTMLMediaElement>).pause?.();
    }
  },
};
