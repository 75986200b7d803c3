import { colours } from './colours/colours.js';
import { columns } from './one-column/columns.js';
import { cursor } from './reading-aids/cursor.js';
import type { Effect } from './effect.js';
import { embedded } from './images/embeds.js';
import { enlargePage } from './zoom/enlarge-page.js';
import { font } from './text/font.js';
import { guide } from './reading-aids/guide.js';
import { iconFonts } from './text/icon-fonts.js';
import { images } from './images/images.js';
import { links } from './text/links.js';
import { motion } from './motion/motion.js';
import { scriptAnswers } from './zoom/script-answers.js';
import { text } from './text/text.js';
import { textSize } from './text-size/text-size.js';
import { viewportMeta } from './zoom/viewport-meta.js';

/** All effects in the order in which they run. Effects that depend on the layout of others come last. */
export const effects: Effect[] = [
  enlargePage,
  scriptAnswers,
  viewportMeta,
  iconFonts,
  textSize,
  text,
  font,
  links,
  cursor,
  guide,
  colours,
  motion,
  images,
  embedded,
  columns,
];
