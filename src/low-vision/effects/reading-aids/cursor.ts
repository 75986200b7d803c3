import { unknownFolder } from '../../../net/own-files.js';
import { assetUrl } from '../../asset-url.js';
import type { Effect, Page } from '../effect.js';

/** Cursors that are enlarged, with their hot spot in image pixels. Other cursors show a state and stay. */
const points: Record<string, string> = { default: '8 4', pointer: '24 4', text: '32 32' };

const large = (kind: string): string =>
  `url("${assetUrl(`cursors/${kind}.png`)}") ${points[kind] ?? ''}, ${kind}`;

const sample = 'cursors/default.png';

const isAsked = ({ settings }: Page): boolean => !!settings.cursor && !!assetUrl(sample);

/**
 * Enlarges the pointer. Its images are files beside the script, because a content security policy may block `data:`
 * images.
 */
export const cursor: Effect = {
  name: 'cursor',

  styles(context) {
    if (!context.settings.cursor) return '';
    if (!assetUrl(sample)) {
      console.warn(`[pressroom] low vision: "cursor": ${unknownFolder(sample)}`);
      return '';
    }
    return `@media (pointer: fine) {
      :root, :where(button, select, summary, label, option) { cursor: ${large('default')} }
      :where(:any-link) { cursor: ${large('pointer')} }
      :where(input, textarea, [contenteditable]) { cursor: ${large('text')} }
    }`;
  },

  declares: (page) => (isAsked(page) ? 'large' : ''),

  declarations(_, { text, style }): Record<string, string> {
    const { cursor } = text.includes('cursor') ? style : { cursor: '' };
    return cursor in points ? { cursor: large(cursor) } : {};
  },
};
