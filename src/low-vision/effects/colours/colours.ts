import { contrast, isDark, rolesOf, type Roles } from '../../schemes.js';
import { holdsDialog, markForColours, overPicture } from './colour-marks.js';
import { colourByLook } from './colours-by-look.js';
import { colourPictures, contourOf, imagesOf } from './colours-of-pictures.js';
import type { Context, Effect } from '../effect.js';
import { recolour } from './recolour.js';

/**
 * Media query of our colours. With forced colours, the device sets the reader's colours. Print keeps the page's own.
 */
const media = '@media screen and (forced-colors: none)';

const rolesFor = ({ settings }: Context): Roles | undefined =>
  settings.scheme === undefined ? undefined : rolesOf(settings.scheme);

/** Red, green and blue, 0 to 255, of `#` and six hex digits. */
const channels = (colour: string): string =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(' ');

const rule = (selector: string, declarations: string) =>
  `${selector} { ${declarations.replaceAll(';', ' !important;')} }`;

/** Custom properties that the rewritten declarations of the page use; see recolour.ts. */
const values = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map(([name, value]) => `--low-vision-${name}: ${value};`)
    .join('');

/** Applies the reader's colours. Sizes and positions stay. States are shown by more than colour. */
export const colours: Effect = {
  name: 'colours',

  start(context) {
    const roles = rolesFor(context);
    if (roles && contrast(roles.text, roles.background) < 4.5)
      console.warn('[pressroom] low vision: the colours of this scheme are too close for many to read.');
  },

  styles(context) {
    const roles = rolesFor(context);
    if (!roles) return '';
    const { text, background, link, visited, border, focus, error, disabled } = roles;
    const dark = isDark(roles);
    const picture = values({ image: 'initial', plain: 'initial', contour: contourOf(roles) });
    const clamp = dark ? 'max' : 'min';
    const limit = dark ? 160 : 100;
    const fill = ['r', 'g', 'b'].map((channel) => `${clamp}(${channel}, ${limit})`).join(' ');
    const box = `border: 1px solid ${border};`;
    const drawn = `font-weight: bold; outline: 2px solid ${border}; outline-offset: -2px;`;
    return `@property --low-vision-bar { syntax: '*'; inherits: false }
    ${media} {
      :root, :host > * { ${values({ text, background, link, ink: text, line: 'none', rgb: channels(background), edges: channels(border), edge: `0 0 0 1px ${border}`, solid: '100', none: 'none', normal: 'normal', image: 'none', plain: background, contour: 'none', fill })} }
      ${rule(':root', `color-scheme: only ${dark ? 'dark' : 'light'}; background: ${background}; scrollbar-color: ${border} ${background};`)}
      :where(body, [bgcolor], button, input:not([type=image]), select, textarea, option, optgroup, dialog, [popover], mark) { background-color: ${background} }
      ${rule('[background]', 'background-image: none;')}
      ${rule('*, ::before, ::after, ::file-selector-button', 'color: var(--low-vision-ink); outline-color: currentcolor; column-rule-color: currentcolor; text-shadow: none; text-decoration-color: currentcolor; -webkit-text-fill-color: currentcolor; -webkit-text-stroke: 0; background-clip: border-box; caret-color: currentcolor; accent-color: currentcolor;')}
      ${rule(':where(table, tr, td, th, hr, fieldset, iframe)', `border-color: ${border};`)}
      ${rule(':where(dialog, [popover]:not(low-vision-guide), [role$=dialog])', 'box-shadow: var(--low-vision-edge);')}
      ${rule(':where(button, input:not([type=image], [type=hidden]), select, textarea, progress, meter), [role=progressbar]', box)}
      ${rule(':where(select, [type=checkbox], [type=radio])', 'appearance: auto; background-image: none;')}
      ::backdrop, :where(:empty:not(i, span, b, em, input, textarea, slot)), [style*=${holdsDialog}] { --low-vision-solid: 1 }
      [style*=${holdsDialog}] > * { --low-vision-solid: 100 }
      :where(:empty:not(input, textarea, slot)) { ${picture} --low-vision-rgb: var(--low-vision-thin, ${channels(background)}) }
      ::before, ::after { ${picture} --low-vision-rgb: var(--low-vision-dot, ${channels(background)}) }
      :where([bgcolor]) { --low-vision-bar: var(--low-vision-edge) }
      :where(:empty:not(input, textarea, slot), [style^=width], [style^=height], [style*=" width"], [style*=" height"], span, b, i, em, strong, small, a) { box-shadow: var(--low-vision-bar) }
      :where(img) { --low-vision-none: initial }
      ${rule(`[style*=${overPicture}]:not(:empty)`, `background-color: ${background};`)}
      ${dark ? rule('img:is([src*=".png" i], [src*=".svg" i], [src*=".gif" i], [src*=".webp" i], [src^="data:"])', 'background-color: #fff;') : ''}
      ${rule('svg text', 'fill: var(--low-vision-text); stroke: var(--low-vision-background); stroke-width: .2em; stroke-linejoin: round; paint-order: stroke;')}
      :where(a:any-link) { ${values({ ink: link, line: 'underline' })} }
      ${rule('a:any-link, a:any-link *', 'text-decoration-line: underline;')}
      ${rule('a:visited, a:visited *', `color: ${visited};`)}
      :where(:disabled:not(option), [aria-disabled=true]) { border-style: dashed !important; ${values({ ink: disabled })} }
      .fa-inverse { ${values({ ink: background })} }
      ::placeholder { color: ${disabled}; opacity: 1; font-style: italic }
      ${rule(':is(:user-invalid, [aria-invalid=true], .is-invalid)', `border: 3px double ${error};`)}
      ${rule('[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true], [aria-checked=true], :is(a, li, button):is(.active, .current, .selected, .is-active), mark', drawn)}
      ${rule('ins', 'text-decoration-line: underline; text-decoration-style: double;')}
      ${rule('del, s', 'text-decoration-line: line-through;')}
      ${rule(':focus-visible:focus-visible', `outline: 3px solid ${focus}; outline-offset: 2px;`)}
      ${rule('::selection', `color: ${background}; background-color: ${text}; -webkit-text-fill-color: ${background};`)}
    }`;
  },

  media(context, text) {
    const roles = rolesFor(context);
    if (!roles) return text;
    const isMade = {
      contrast: /^(more)?$/,
      'color-scheme': isDark(roles) ? /^(dark)?$/ : /^(light)?$/,
      // Pages' rules for forced colours help here, too: they show native controls, outlines …
      'forced-colors': /^active$/,
    };
    // `(forced-colors)` without a value stays. Our toggle uses it to ask for the device's real state.
    return text.replace(
      /\(\s*(?:prefers-)?(contrast|color-scheme|forced-colors(?=\s*:))\s*:?\s*([\w-]*)\s*\)/g,
      (_, feature: keyof typeof isMade, value: string) =>
        isMade[feature].test(value) ? '(min-width: 0px)' : '(max-width: 0px)',
    );
  },

  declarations(context, style) {
    return rolesFor(context) ? recolour(style, imagesOf(context)) : {};
  },

  elements(context, elements) {
    if (rolesFor(context)) markForColours(context, elements);
  },

  layout(context, elements) {
    const roles = rolesFor(context);
    if (!roles) return;
    if (context.unreadable) colourByLook(context, elements);
    colourPictures(context, elements, roles);
  },
};
