import type { Settings } from '../../src/low-vision/settings.js';
import { pairwise } from './pairwise.js';

/** Values of each setting: left out, the least, the most, and all keywords except most schemes. */
export const settingValues: Record<keyof Settings, readonly unknown[]> = {
  'text-size': [undefined, 70, 200, 400],
  scheme: [undefined, 'black-on-white', 'white-on-black', 'custom/222222/fffff0/0000aa'],
  images: [undefined, 'dim', 'gray', 'hide'],
  font: [undefined, 'sans', 'serif', 'legible'],
  enlarge: [undefined, 'page', 'text'],
  columns: [undefined, 'one', 'site'],
  'smallest-text': [undefined, 12, 60],
  headings: [undefined, 'even'],
  bold: [undefined, 'on'],
  'letter-spacing': [undefined, 0, 0.5],
  'word-spacing': [undefined, 0, 1],
  'line-height': [undefined, 1, 3],
  'paragraph-spacing': [undefined, 0, 3],
  'line-length': [undefined, 20, 100],
  italics: [undefined, 'off'],
  capitals: [undefined, 'off'],
  justify: [undefined, 'off'],
  hyphens: [undefined, 'off'],
  embeds: [undefined, 'hide'],
  motion: [undefined, 'off'],
  links: [undefined, 'underline', 'box'],
  cursor: [undefined, 'large'],
  guide: [undefined, 'line', 'mask'],
  strip: [undefined, 300],
  speech: [undefined, 'on'],
};

/** Rows of settings that contain every pair of values of the table at least once. */
export const settingRows = pairwise(settingValues) as Settings[];

/** All settings that can be on at the same time. */
export const everything: Settings = {
  'text-size': 200,
  columns: 'one',
  'smallest-text': 16,
  headings: 'even',
  scheme: 'white-on-black',
  font: 'sans',
  bold: 'on',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.5,
  'paragraph-spacing': 2,
  'line-length': 60,
  italics: 'off',
  capitals: 'off',
  justify: 'off',
  hyphens: 'off',
  images: 'hide',
  embeds: 'hide',
  motion: 'off',
  links: 'box',
  cursor: 'large',
  guide: 'line',
  strip: 300,
  speech: 'on',
};
