import { colours } from './colours.js';
import { cursor } from './cursor.js';
import { columns } from './columns.js';
import type { Effect } from './effect.js';
import { embedded } from './embeds.js';
import { enlargePage } from './enlarge-page.js';
import { images } from './images.js';
import { motion } from './motion.js';
import { font } from './font.js';
import { guide } from './guide.js';
import { iconFonts } from './icon-fonts.js';
import { links } from './links.js';
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
  iconFonts,
  text,
  font,
  links,
  cursor,
  guide,
  colours,
];
export const effects: Effect[] = [enlargePage, scriptAnswers, viewportMeta, text, colours, columns];
