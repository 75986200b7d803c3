import type { Effect } from '../effect.js';

/** Excludes menus and other lists with a role, whose items would move apart. */
const notInMenu = ':not(nav *, [role], [role=menu] *)';

/** The form of paragraphs: their distance, the length and the start of their lines, and whole words. */
export const paragraphs: Effect = {
  name: 'text',

  styles({ settings: { 'paragraph-spacing': spacing, 'line-length': length, justify, hyphens } }) {
    return [
      spacing !== undefined &&
        `p, :is(ul, ol, dl, blockquote, pre):not(li *)${notInMenu} { margin-block-end: ${spacing}em !important }`,
      length &&
        `:is(p, li, dd, dt, blockquote, figcaption, h1, h2, h3, h4, h5, h6)${notInMenu} { max-inline-size: ${length}ch !important }`,
      justify && '[align=justify i] { text-align: start !important }',
      hyphens && '* { hyphens: none !important }',
    ]
      .filter(Boolean)
      .join('\n');
  },

  declares: ({ settings: { justify = '' } }) => justify,

  declarations: (_, { style }) => {
    const change: Record<string, string> = {};
    if (style.textAlign === 'justify') change['text-align'] = 'start';
    return change;
  },
};
