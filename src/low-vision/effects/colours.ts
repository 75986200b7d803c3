import { declarationsOf } from '../style-sheets.js';
import { contrast, rolesOf, type Roles } from '../schemes.js';
import type { Context, Effect } from './effect.js';

/** Where the device sets the colours, they are the reader's already. */
const media = '@media screen and (forced-colors: none)';

const solid: Record<string, string> = {
  opacity: '1',
  filter: 'none',
  'backdrop-filter': 'none',
  'mix-blend-mode': 'normal',
  'background-blend-mode': 'normal',
};

const rolesFor = ({ settings }: Context): Roles | undefined =>
  settings.scheme === undefined ? undefined : rolesOf(settings.scheme);

/** Red, green and blue of `#` and six hex digits. */
const channels = (colour: string): string =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(' ');

/** A colour of the page in the colour that it has to be: what was transparent stays so, or it would cover the page. */
const inColour = (value: string, colour: string): string =>
  `rgb(from ${value} ${channels(colour)} / calc(alpha * 100))`;

/** No colour of its own, or none that could be told. */
const isKeyword = (value: string): boolean =>
  /^(inherit|initial|unset|revert|revert-layer|none|)$/i.test(value);

/** What a block of declarations has to say instead. */
function recolour(style: CSSStyleDeclaration, { text, background }: Roles): Record<string, string> {
  const change: Record<string, string> = {};
  for (const { name, value } of declarationsOf(style)) {
    if (name === 'background' || name === 'background-color') {
      // A shorthand with `var()` in it has no longhand: one variable alone is taken for a colour.
      const colour =
        style.getPropertyValue('background-color') || (/^var\([^()]*\)$/.test(value) ? value : '');
      if (!isKeyword(colour)) change['background-color'] = inColour(colour, background);
      if (/gradient\(/.test(value)) change['background-image'] = 'none';
      if (/gradient\(/.test(value) && colour === '') change['background-color'] = background;
    } else if (name === 'background-image' && /gradient\(/.test(value)) {
      change['background-image'] = 'none';
      change['background-color'] = background;
    } else if (name in solid && !(name === 'opacity' && Number.parseFloat(value) < 0.05))
      change[name] = solid[name] ?? '';
  }
  // Inline, or in a layer before ours, what is important wins over our rules.
  for (const name of ['color', '-webkit-text-fill-color'])
    if (style.getPropertyPriority(name)) change[name] = text;
  return change;
}

/** The reader's colours on everything. Sizes and places stay; states are drawn, not only coloured. */
export const colours: Effect = {
  name: 'colours',

  start(context) {
    const roles = rolesFor(context);
    if (roles && contrast(roles.text, roles.background) < 4.5)
      throw new Error(
        `The scheme "${context.settings.scheme ?? ''}" has too little contrast to be read by many.`,
      );
  },

  styles(context) {
    const roles = rolesFor(context);
    if (!roles) return '';
    const { text, background, link, visited, border, focus, error, disabled } = roles;
    const isDark = contrast(background, '#000000') < contrast(background, '#ffffff');
    const rule = (selector: string, declarations: string) =>
      `${selector} { ${declarations.replaceAll(';', ' !important;')} }`;
    return `${media} {
      ${rule(':root', `color-scheme: only ${isDark ? 'dark' : 'light'}; background: ${background}; --low-vision-text: ${text}; --low-vision-background: ${background}; --low-vision-link: ${link};`)}
      ${rule('*, ::before, ::after', `color: ${text}; border-color: ${border}; outline-color: ${border}; column-rule-color: ${border}; text-shadow: none; text-decoration-color: currentcolor; -webkit-text-fill-color: currentcolor; background-clip: border-box; caret-color: ${text};`)}
      ${rule(':where(body, [bgcolor], table[background], td[background])', `background-color: ${background};`)}
      ${rule(':where(button, input:not([type=image], [type=color]), select, textarea, option, dialog, fieldset, mark)', `background-color: ${background};`)}
      ${rule('button, input:not([type=image], [type=hidden]), select, textarea', `border: 1px solid ${border};`)}
      ${rule('a:any-link, a:any-link *', `color: ${link}; text-decoration-line: underline;`)}
      ${rule('a:visited, a:visited *', `color: ${visited};`)}
      ${rule(':disabled, :disabled *, [aria-disabled=true], [aria-disabled=true] *, ::placeholder', `color: ${disabled}; opacity: 1;`)}
      ${rule(':user-invalid, [aria-invalid=true]', `border: 3px double ${error};`)}
      ${rule('[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]', `font-weight: bold; outline: 2px solid ${border}; outline-offset: -2px;`)}
      ${rule('mark', `outline: 2px solid ${border}; font-weight: bold;`)}
      ${rule('ins', 'text-decoration: underline double;')}
      ${rule('del, s', 'text-decoration: line-through;')}
      ${rule(':focus-visible', `outline: 3px solid ${focus}; outline-offset: 2px;`)}
      ${rule('::selection', `color: ${background}; background-color: ${text}; -webkit-text-fill-color: ${background};`)}
    }`;
  },

  declarations(context, style) {
    const roles = rolesFor(context);
    return roles ? recolour(style, roles) : {};
  },
};
