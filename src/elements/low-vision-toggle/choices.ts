import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import type { Settings } from '../../low-vision/settings.js';

export type Name = keyof Settings;

/** What the panel offers of each setting, besides the site's own look. */
export const choices: Record<Name, string> = {
  'text-size': '100 125 150 175 200 250 300 350 400',
  scheme:
    'black-on-white white-on-black yellow-on-black blue-on-sky brown-on-beige green-on-brown cream-on-charcoal',
  'line-height': '1.5 1.75 2 2.5',
  font: 'sans serif legible',
  bold: 'on',
  'smallest-text': '16 20 24 32',
  headings: 'even',
  enlarge: 'page text',
  italics: 'off',
  capitals: 'off',
  'letter-spacing': '0.05 0.12 0.2 0.35',
  'word-spacing': '0.16 0.3 0.5',
  'paragraph-spacing': '1 1.5 2 3',
  'line-length': '35 50 65 80',
  justify: 'off',
  hyphens: 'off',
  images: 'dim gray hide',
  embeds: 'hide',
  motion: 'off',
  columns: 'one site',
  links: 'underline box',
  cursor: 'large',
  guide: 'line mask',
  speech: 'on',
};

/** What is seen first, then what is under a name of its own. */
export const groups: [title: 'text' | 'spacing' | 'pictures' | 'aids' | '', names: Name[]][] = [
  ['', ['text-size', 'scheme', 'line-height']],
  ['text', ['font', 'bold', 'smallest-text', 'headings', 'enlarge', 'italics', 'capitals']],
  ['spacing', ['letter-spacing', 'word-spacing', 'paragraph-spacing', 'line-length', 'justify', 'hyphens']],
  ['pictures', ['images', 'embeds', 'motion']],
  ['aids', ['columns', 'links', 'cursor', 'guide', 'speech']],
];

export const presets = {
  clear: 'text-size:200 scheme:black-on-white font:sans line-height:1.5 links:underline',
  calm: 'text-size:150 scheme:cream-on-charcoal line-height:1.5 images:dim motion:off links:underline',
  narrow: 'text-size:80 columns:one scheme:white-on-black line-height:1.5 line-length:50 links:underline',
};

/** For who sees little at a time. */
export const narrowSizes = '70 80 90';

const steps = `${narrowSizes} ${choices['text-size']}`.split(' ').map(Number);

/** The next step of the text size; the same at the end, and at the site's own size: few want less. */
export const nextSize = (size: number, isLarger: boolean): number =>
  (isLarger
    ? steps.find((step) => step > size)
    : steps.findLast((step) => step < size && (size <= 99 || step >= 100))) ?? size;

/** A setting's value in words. */
export function wordOf(words: LowVisionSentences, name: Name, value: string | number | undefined): string {
  const known = words[`${name}:${value}` as keyof LowVisionSentences] as string | undefined;
  if (value === undefined) return words.site;
  if (value === 'on') return words.on;
  if (value === 'off') return words.offValue;
  const unit = name === 'text-size' ? ' %' : name === 'smallest-text' ? ' px' : '';
  return known ?? `${value}${unit}`;
}
