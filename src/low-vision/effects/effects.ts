import { colours } from './colours.js';
import type { Effect } from './effect.js';
import { embedded } from './embeds.js';
import { enlargePage } from './enlarge-page.js';
import { images } from './images.js';
import { motion } from './motion.js';
import { scriptAnswers } from './script-answers.js';
import { text } from './text.js';
import { viewportMeta } from './viewport-meta.js';

/** Each effect is on its own: none knows of another. */
export const effects: Effect[] = [
  enlargePage,
  scriptAnswers,
  viewportMeta,
  text,
  colours,
  motion,
  images,
  embedded,
];
