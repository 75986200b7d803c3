import { native } from '../../../base/natives.js';
import { unknownFolder } from '../../../net/own-files.js';
import { assetUrl } from '../../asset-url.js';
import type { Effect } from '../effect.js';

/**
 * Fetches Andika, which tells all letters of az, en, kk, ru and tr apart. Until it has come, and where it does not come,
 * the text is set in the family that is next.
 */
export const font: Effect = {
  name: 'font',

  styles({ settings, undo }, root) {
    const { defaultView: view, fonts } = native(root as Partial<Document>);
    if (settings.font !== 'legible' || !view) return '';
    const regular = 'fonts/legible-regular.woff2';
    const url = assetUrl(regular);
    if (!url) {
      console.warn(`[pressroom] low vision: "font": ${unknownFolder(regular)}`);
      return '';
    }
    const faces = [
      new view.FontFace('Andika', `url("${url}")`, { weight: 'normal', display: 'swap' }),
      new view.FontFace('Andika', `url("${assetUrl('fonts/legible-bold.woff2')}")`, {
        weight: 'bold',
        display: 'swap',
      }),
    ];
    for (const face of faces) {
      fonts?.add(face);
      undo.add(() => fonts?.delete(face));
    }
    // WebKit tells only who asked for it that a policy refuses a font.
    Promise.all(faces.map((face, index) => (index ? face.loaded : face.load()))).catch((error: unknown) => {
      console.warn(
        `[pressroom] low vision: "font" was not fetched from ${url}, another stands in for it.`,
        error,
      );
    });
    return '';
  },
};
