import { colours } from './colours.js';
import { columns } from './columns.js';
import { cursor } from './cursor.js';
import type { Effect } from './effect.js';
import { embedded } from './embeds.js';
import { enlargePage } from './enlarge-page.js';
import { font } from './font.js';
import { guide } from './guide.js';
import { iconFonts } from './icon-fonts.js';
import { images } from './images.js';
import { links } from './links.js';
import { motion } from './motion.js';
import { scriptAnswers } from './script-answers.js';
import { text } from './text.js';
import { textSize } from './text-size.js';
import { viewportMeta } from './viewport-meta.js';

/** In the order in which they are applied: what depends on the layout of the rest comes last. */
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
