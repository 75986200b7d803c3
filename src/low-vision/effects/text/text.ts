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
    else if (name === 'line-height') held[name] = `${value}`;
    else if (name === 'bold') held['font-weight'] = name;
    else if (name === 'font') held['font-family'] = families[value as keyof typeof families];
    else if (name === 'italics') held['font-style'] = 'normal';
    else if (name === 'capitals') held['text-transform'] = 'none';
  if (settings.capitals) held['font-variant-caps'] = 'normal';
  return held;
});

/** Font family, weight and style, the height of lines, and the spacing of letters and words. */
export const text: Effect = {
  name: 'text',

  values: [[':root {}', ({ settings }) => heldValues(heldText(settings))]],

  styles({ settings }) {
    const rules = holdingRules(heldText(settings));
    // Text aligned by character columns stays monospaced. With `monospace` alone, browsers reduce the font size.
    return settings.font
      ? `${rules} :is(pre, code, kbd, samp, tt) { --low-vision-font-family: ui-monospace, monospace }`
      : rules;
  },

  declares: ({ settings }) => Object.keys(heldText(settings)).join(),

  declarations: ({ settings }, declared) => yielding(heldText(settings), declared),
};
