import { native } from '../../shared/natives.js';
import { urlOf } from '../beside-script.js';
import type { Effect } from './effect.js';

/**
 * Fetches Andika, which tells all letters of az, en, kk, ru and tr apart. Until it has come, and where it does not come,
 * the text is set in the family that is next.
 */
export const font: Effect = {
  name: 'font',

  styles({ settings, undo }, root) {
    const { defaultView: view, fonts } = native(root as Partial<Document>);
    if (settings.font !== 'legible' || !view || !urlOf('')) return '';
    const faces = ['regular', 'bold'].map(
      (weight) =>
        new view.FontFace('Andika', `url("${urlOf(`fonts/legible-${weight}.woff2`)}")`, {
          weight: weight.replace('regular', 'normal'),
          display: 'swap',
        }),
    );
    for (const face of faces) {
      fonts?.add(face);
      undo.add(() => fonts?.delete(face));
    }
    // WebKit tells only who asked for it that a policy refuses a font.
    Promise.all(faces.map((face, index) => (index ? face.loaded : face.load()))).catch((error: unknown) => {
      console.warn('[pressroom] low vision: "font" was not fetched, another stands in for it.', error);
    });
    return '';
  },
};
