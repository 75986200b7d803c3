import { native } from '../../../base/natives.js';
import { unknownFolder } from '../../../net/own-files.js';
import { assetUrl } from '../../asset-url.js';
import type { Effect } from '../effect.js';

/**
 * Loads the font Andika, in which all letters of az, en, kk, ru and tr look different. Until it has loaded, or if it
 * fails, the text uses the next font family.
 */
export const font: Effect = {
  name: 'font',

  acts: ({ settings }) => (settings.font === 'legible' ? 'legible' : ''),

  start({ document, undo }) {
    const { defaultView: view, fonts } = native(document);
    if (!view) return;
    const regular = 'fonts/legible-regular.woff2';
    const url = assetUrl(regular);
    if (!url) {
      console.warn(`[pressroom] low vision: "font": ${unknownFolder(regular)}`);
      return;
    }
    const faces = [
      new view.FontFace('Andika', `url("${url}")`, { weight: 'normal', display: 'swap' }),
      new view.FontFace('Andika', `url("${assetUrl('fonts/legible-bold.woff2')}")`, {
        weight: 'bold',
        display: 'swap',
      }),
    ];
    for (const face of faces) {
      fonts.add(face);
      undo.add(() => fonts.delete(face));
    }
    // If a content security policy blocks a font, WebKit rejects only the promise of `load()`.
    Promise.all(faces.map((face, index) => (index ? face.loaded : face.load()))).catch((error: unknown) => {
      console.warn(
        `[pressroom] low vision: "font" was not fetched from ${url}, another stands in for it.`,
        error,
      );
    });
  },
};
