import { native } from '../../../base/natives.js';
import { styleOf } from '../../engine/around.js';
import type { Effect } from '../effect.js';

/**
 * Keeps the lines of drawings thin. In 2026, WebKit enlarges the `stroke-width` attribute of an `svg` element twice: with
 * the page, and with the drawing. At 400 %, icons would be black. It enlarges a number in a style once.
 */
export const strokes: Effect = {
  name: 'strokes',

  // This is `isStandardZoom()`. Its export would make the engine larger for readers of all browsers.
  acts: ({ zoom }) => (zoom === 1 || 'currentCSSZoom' in Element.prototype ? '' : `${zoom}`),

  selects: () => 'svg[stroke-width]:not(svg *)',

  elements({ undo }, elements) {
    for (const element of elements) {
      const width = parseFloat(native(element).getAttribute('stroke-width') ?? '');
      // A rule of the page may win over the attribute.
      if (parseFloat(styleOf(element).strokeWidth) === width)
        undo.force(element, { 'stroke-width': `${width}` });
    }
  },
};
