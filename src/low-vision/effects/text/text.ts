import { heldValues, holdingRules, yielding, type Held } from '../../engine/hold.js';
import { onceFor } from '../../engine/once-for.js';
import type { Settings } from '../../settings.js';
import type { Effect } from '../effect.js';

/** Font families that every system has. Andika is a file beside the script. */
const families = {
  sans: 'Arial, sans-serif',
  serif: '"Times New Roman", serif',
  legible: 'Andika, Arial, sans-serif',
};

/** The reader's values for all text; icons keep their own. It is called for every rule of the page, so it is cached. */
export const heldText = onceFor((settings: Settings) => {
  const held: Held = {};
  for (const [name, value] of Object.entries(settings))
    if (/^(letter|word)-/.test(name)) held[name] = `${value}em`;
    else if (name === 'line-height') held[name] = String(value);
    else if (name === 'bold') held['font-weight'] = name;
    else if (name === 'font') held['font-family'] = families[value as keyof typeof families];
    else if (name === 'italics') held['font-style'] = 'normal';
    else if (name === 'capitals') held['text-transform'] = 'none';
  if (settings.capitals) held['font-variant-caps'] = 'normal';
  return held;
});

/** Excludes menus and other lists with a role, whose items would move apart. */
const notInMenu = ':not(nav *, [role], [role=menu] *)';

/** Font family, weight, style and spacing, and the form of lines and paragraphs. */
export const text: Effect = {
  name: 'text',

  values: [[':root {}', ({ settings }) => heldValues(heldText(settings))]],

  styles({ settings }) {
    const { font, 'paragraph-spacing': spacing, 'line-length': length, justify, hyphens } = settings;
    return [
      holdingRules(heldText(settings)),
      // Text aligned by character columns stays monospaced. With `monospace` alone, browsers reduce the font size.
      font && ':is(pre, code, kbd, samp, tt) { --low-vision-font-family: ui-monospace, monospace }',
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

  declares: ({ settings }) => Object.keys(heldText(settings)).join() + (settings.justify ? ',justify' : ''),

  declarations({ settings }, declared) {
    const change = yielding(heldText(settings), declared);
    if (settings.justify && declared.style.textAlign === 'justify') change['text-align'] = 'start';
    return change;
  },
};
