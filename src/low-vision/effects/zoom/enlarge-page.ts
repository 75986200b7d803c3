import { native } from '../../../base/natives.js';
import { enlargeMedia, hasViewportLength, shrinkViewportLengths } from '../../engine/media-text.js';
import { declarationsOf, isStandardZoom, ofText } from '../../engine/style-sheets.js';
import type { Effect } from '../effect.js';

/** Of a sheet of A4 (718 CSS px between the usual margins) 320 px are left: less is not enough for a page. */
const widest = 718 / 320;

/**
 * Enlarges the page as the browser's own zoom does: `zoom` on the root, and everything that the style sheets know of
 * the viewport rewritten to what it is after.
 */
export const enlargePage: Effect = {
  name: 'enlarge-page',

  styles({ zoom }, root) {
    if (zoom === 1 || !('documentElement' in native(root))) return '';
    // Firefox of 2026 does not enlarge what is `initial`, as in tables of old pages: `medium` is the same size.
    const tables = native(root as Document).compatMode === 'BackCompat' ? 'table { font-size: medium }' : '';
    return `:root { zoom: ${zoom} !important } ${tables} @media print { :root { zoom: ${Math.min(zoom, widest)} !important } }`;
  },

  media({ zoom }, text) {
    return zoom === 1 ? text : enlargeMedia(text, zoom);
  },

  declarations({ zoom, textVariables }, style) {
    const change: Record<string, string> = {};
    if (zoom === 1) return change;
    const { cssText } = style;
    if (/\bfont(-size)?: initial/.test(cssText)) change['font-size'] = 'medium';
    // Most have none: their text is looked through once.
    if (!hasViewportLength(cssText)) return change;
    for (const { name, value } of declarationsOf(style)) {
      if (!hasViewportLength(value)) continue;
      // Such text grows more than in the browser's zoom: a word of it may be wider than the window.
      if (/^font/.test(name)) change['overflow-wrap'] = 'anywhere';
      if (isStandardZoom() && !ofText.test(name) && !textVariables.has(name))
        change[name] = shrinkViewportLengths(value, zoom);
    }
    return change;
  },
};
