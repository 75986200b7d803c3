import { native } from '../../../base/natives.js';
import type { Effect } from '../effect.js';

/** Allows pinch zoom on pages that forbid it. */
export const viewportMeta: Effect = {
  name: 'viewport-meta',

  acts: () => 'always',

  selects: () => 'meta[name="viewport" i]',

  elements({ undo }, elements) {
    for (const element of elements) {
      const content = native(element).getAttribute('content') ?? '';
      const pairs = content
        .split(/[,;]/)
        .filter((pair) => !/^\s*(user-scalable|maximum-scale)\b/i.test(pair));
      undo.attribute(element, 'content', pairs.join(','));
    }
  },
};
