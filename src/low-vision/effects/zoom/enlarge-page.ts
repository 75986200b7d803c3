import { native } from '../../../base/natives.js';
import { enlargeMedia, hasViewportLength, shrinkViewportLengths } from '../../engine/media-text.js';
import { declarationsOf, isStandardZoom, ofText } from '../../engine/style-sheets.js';
import type { Effect } from '../effect.js';

/** Largest zoom in print. It leaves 320 px of an A4 sheet, which has 718 CSS px between the usual margins. */
const widest = 718 / 320;

/**
 * Enlarges the page as the browser's own zoom does. It sets `zoom` on the root, and rewrites media queries and viewport
 * lengths in style sheets.
 */
export const enlargePage: Effect = {
  name: 'enlarge-page',

  styles({ zoom }, root) {
    if (zoom === 1 || !('documentElement' in native(root))) return '';
    // Firefox of 2026 does not enlarge `font-size: initial`, as in quirks-mode tables. `medium` is the same size.
    const tables = native(root as Document).compatMode === 'BackCompat' ? 'table { font-size: medium }' : '';
    // WebKit of 2025 may crash where `pretty` wraps text with inline boxes.
    const wrap = isStandardZoom() ? '' : '* { text-wrap-style: auto !important }';
    return `:root { zoom: ${zoom} !important } ${tables} ${wrap} @media print { :root { zoom: ${Math.min(zoom, widest)} !important } }`;
  },

  media({ zoom }, text) {
    return zoom === 1 ? text : enlargeMedia(text, zoom);
  },

  declares: ({ zoom }) => (zoom === 1 ? '' : `${zoom}`),

  declarations({ zoom, textVariables }, { text }) {
    const change: Record<string, string> = {};
    if (/\bfont(-size)?: initial/.test(text)) change['font-size'] = 'medium';
    // Quick check of the text, because most rules have no viewport length.
    if (!hasViewportLength(text)) return change;
    for (const { name, value } of declarationsOf(text)) {
      if (!hasViewportLength(value)) continue;
      // Such text grows more than in the browser's zoom. A word may become wider than the window.
      if (/^font/.test(name)) change['overflow-wrap'] = 'anywhere';
      if (isStandardZoom() && !ofText.test(name) && !textVariables.has(name))
        change[name] = shrinkViewportLengths(value, zoom);
    }
    return change;
  },
};
