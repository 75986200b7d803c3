import { urlOf } from '../beside-script.js';
import type { Effect } from './effect.js';

/**
 * Fetches Andika, which tells all letters of az, en, kk, ru and tr apart. Until it has come, and where it does not come,
 * the text is set in the family that is next.
 */
export const font: Effect = {
  name: 'font',

  styles({ settings, undo }, root) {
    const view = 'fonts' in root && root.defaultView;
    if (settings.font !== 'legible' || !view || !urlOf('')) return '';
    const faces = ['regular', 'bold'].map(
      (weight) =>
        new view.FontFace('Andika', `url("${urlOf(`fonts/legible-${weight}.woff2`)}")`, {
          weight: weight.replace('regular', 'normal'),
          display: 'swap',
        }),
    );
    for (const face of faces) {
      // Fetched when there is text in it.
      root.fonts.add(face);
      undo.add(() => root.fonts.delete(face));
    }
    Promise.all(faces.map(({ loaded }) => loaded)).catch((error: unknown) => {
      console.warn('[pressroom] low vision: "font" was not fetched, another stands in for it.', error);
    });
    return '';
  },
};
