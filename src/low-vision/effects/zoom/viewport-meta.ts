import { native } from '../../../base/natives.js';
import type { Effect } from '../effect.js';

/** A page may not keep its readers from enlarging it with their fingers. */
export const viewportMeta: Effect = {
  name: 'viewport-meta',

  elements({ undo }, elements) {
    for (const element of elements) {
      if (!native(element).matches('meta[name="viewport" i]')) continue;
      const content = native(element).getAttribute('content') ?? '';
      const pairs = content
        .split(/[,;]/)
        .filter((pair) => !/^\s*(user-scalable|maximum-scale)\b/i.test(pair));
      undo.attribute(element, 'content', pairs.join(','));
    }
  },
};
