import { coloursByLook } from './colours/colours-by-look.js';
import { darkReader } from './colours/dark-reader.js';
import { pictureGrounds } from './colours/picture-grounds.js';
import type { Effect } from './effect.js';
import { embedded } from './images/embeds.js';
import { images } from './images/images.js';
import { motion } from './motion/motion.js';
import { columns } from './one-column/columns.js';
import { cursor } from './reading-aids/cursor.js';
import { guide } from './reading-aids/guide.js';
import { strip } from './reading-aids/strip.js';
import { font } from './text/font.js';
import { paragraphs } from './text/paragraphs.js';
import { textFit } from './text-size/text-fit.js';
import { strokes } from './zoom/strokes.js';
import { viewportMeta } from './zoom/viewport-meta.js';
import { wordFit } from './text-size/word-fit.js';

/**
 * The effects that few readers choose, in the order in which they run after those of `effects.ts`. The classic scripts
 * fetch them when a page needs them. None of them has `values`: the engine writes those rules before this file is here.
 */
export const furtherEffects: readonly Omit<Effect, 'values'>[] = [
  viewportMeta,
  strokes,
  font,
  paragraphs,
  textFit,
  darkReader,
  coloursByLook,
  pictureGrounds,
  cursor,
  guide,
  strip,
  motion,
  images,
  embedded,
  columns,
  wordFit,
];
