import type { Settings } from '../settings.js';
import type { Effect } from './effect.js';

/** Where texts are set in paragraphs. */
const paragraphs = 'p, li, dd, dt, blockquote, figcaption, caption';

type Writer = (value: never) => string;

/** The rules of each setting of the text that a rule can do; its value as in the settings' table. */
const rules: { [Name in keyof Settings]?: (value: NonNullable<Settings[Name]>) => string } = {
  bold: () => '* { font-weight: bold !important }',
  'letter-spacing': (em) => `* { letter-spacing: ${em}em !important }`,
  'word-spacing': (em) => `* { word-spacing: ${em}em !important }`,
  'line-height': (ratio) => `* { line-height: ${ratio} !important }`,
  'paragraph-spacing': (em) => `p { margin-block-end: ${em}em !important }`,
  'line-length': (ch) => `${paragraphs} { max-inline-size: ${ch}ch !important }`,
  italics: () => '* { font-style: normal !important }',
  capitals: () => '* { text-transform: none !important; font-variant-caps: normal !important }',
  hyphens: () => '* { hyphens: none !important }',
};

/** Weight, spacing and form of letters, lines and paragraphs. */
export const text: Effect = {
  name: 'text',

  styles({ settings }) {
    return Object.entries(rules)
      .map(([name, rule]) => {
        const value = settings[name as keyof Settings];
        return value === undefined ? '' : (rule as Writer)(value as never);
      })
      .join('\n');
  },
};
