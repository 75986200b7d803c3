import { contrast, isDark, rolesOf, type Roles } from '../../schemes.js';
import { holdsDialog, markers, markForColours, overPicture } from './colour-marks.js';
import { colourPictures, contourOf, imagesOf, withPicture } from './colours-of-pictures.js';
import type { Effect, Page } from '../effect.js';
import { recolour } from './recolour.js';

/**
 * Media query of our colours. With forced colours, the device sets the reader's colours. Print keeps the page's own.
 */
const media = '@media screen and (forced-colors: none)';

export const rolesFor = ({ settings }: Page): Roles | undefined =>
  settings.scheme === undefined ? undefined : rolesOf(settings.scheme);

/** Red, green and blue, 0 to 255, of `#` and six hex digits. */
const channels = (colour: string): string =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(' ');

/** Selector of controls in a state. Those of components have an attribute of their own. */
const fields = (state: string) =>
  ['button', 'input', 'select', 'textarea'].map((name) => name + state).join();

const rule = (selector: string, declarations: string) =>
  `${selector} { ${declarations.replaceAll(';', ' !important;')} }`;

/** Custom properties that the rewritten declarations of the page use; see recolour.ts. */
const prefixed = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [`--low-vision-${name}`, value]));

const values = (entries: Record<string, string>) =>
  Object.entries(prefixed(entries))
    .map(([name, value]) => `${name}: ${value};`)
    .join('');

const of = (name: string): string => `var(--low-vision-${name})`;

/** Chromium shares the style of a selection among elements only if it has no variables. */
function selectionOf(page: Page): Record<string, string> {
  const roles = rolesFor(page);
  if (!roles) return {};
  const ink = `${roles.background} !important`;
  return { color: ink, '-webkit-text-fill-color': ink, 'background-color': `${roles.text} !important` };
}

/** Applies the reader's colours. Sizes and positions stay. States are shown by more than colour. */
export const colours: Effect = {
  name: 'colours',

  acts: ({ settings }) => (settings.scheme ? 'on' : ''),

  start(context) {
    const roles = rolesFor(context);
    if (roles && contrast(roles.text, roles.background) < 4.5)
      console.warn('[pressroom] low vision: "scheme": contrast < 4.5');
  },

  values: [
    [
      `${media} { :root, :host > * {} }`,
      (page) => {
        const roles = rolesFor(page);
        if (!roles) return {};
        const { text, background, link, visited, border, focus, error, disabled } = roles;
        const isOnDark = isDark(roles);
        const clamp = isOnDark ? 'max' : 'min';
        const fill = ['r', 'g', 'b']
          .map((channel) => `${clamp}(${channel}, ${isOnDark ? 160 : 100})`)
          .join(' ');
        return prefixed({
          ...{ text, background, link, visited, border, focus, error, disabled, ink: text },
          ...{
            rgb: channels(background),
            ground: channels(background),
            edges: channels(border),
            edge: `0 0 0 1px ${border}`,
            fill,
          },
          ...{ solid: '100', none: 'none', normal: 'normal', image: 'none', plain: background },
          ...{
            contour: 'none',
            drawn: contourOf(roles, page.zoom),
            scheme: `only ${isOnDark ? 'dark' : 'light'}`,
          },
        });
      },
    ],
    [`${media} { ::selection {} }`, selectionOf],
  ],

  styles({ settings }) {
    if (!settings.scheme) return '';
    const picture = values({ image: 'initial', plain: 'initial', contour: of('drawn') });
    const bar = 'box-shadow: var(--low-vision-bar)';
    const box = `border: 1px solid ${of('border')};`;
    const drawn = `font-weight: bold; outline: 2px solid ${of('border')}; outline-offset: 2px;`;
    const ink =
      'color: var(--low-vision-ink); outline-color: currentcolor; column-rule-color: currentcolor; text-shadow: none; text-decoration-color: currentcolor; -webkit-text-fill-color: currentcolor; -webkit-text-stroke: 0; background-clip: border-box; caret-color: var(--low-vision-text); accent-color: currentcolor;';
    // Browsers find rules by the last element name, class or attribute name. They test each other rule, and each list in
    // `:is()` or `:where()`, for each element of the page. So lists name elements, and few rules concern all of them.
    return `@property --low-vision-bar { syntax: '*'; inherits: false }
    ${media} {
      ${rule(':root', `color-scheme: ${of('scheme')}; background: ${of('background')}; scrollbar-color: ${of('border')} ${of('background')};`)}
      body, [bgcolor], button, input:not([type=image]), select, textarea, option, optgroup, dialog, [popover], mark { background-color: ${of('background')} }
      ${rule('[background]', 'background-image: none;')}
      ${rule('*, ::file-selector-button', ink)}
      ${rule('table, tr, td, th, hr, fieldset, iframe', `border-color: ${of('border')};`)}
      ${rule('dialog, [popover]:not(low-vision-guide), [role$=dialog]', `box-shadow: ${of('edge')};`)}
      ${rule('button, input:not([type=image], [type=hidden]), select, textarea, progress, meter, [role=progressbar]', box)}
      ${rule('select, [type=checkbox], [type=radio]', 'appearance: auto; background-image: none;')}
      :where(:empty:not(input, textarea, slot)) { --low-vision-solid: 1; ${picture} --low-vision-rgb: var(--low-vision-thin, ${of('ground')}); ${bar} }
      i:empty, span:empty, b:empty, em:empty { --low-vision-solid: 100 }
      dialog::backdrop, [popover]::backdrop, ${holdsDialog} { --low-vision-solid: 1 }
      ${holdsDialog} > * { --low-vision-solid: 100 }
      ${rule('::before, ::after', ink).replace('}', `${picture} --low-vision-rgb: var(--low-vision-dot, ${of('ground')}) }`)}
      [bgcolor] { --low-vision-bar: ${of('edge')} }
      :where([style^=width]), :where([style^=height]), :where([style*=" width"]), :where([style*=" height"]), span, b, i, em, strong, small, a { ${bar} }
      img { --low-vision-none: initial }
      ${rule(`[style*=${overPicture}]:not(:empty)`, `background-color: ${of('background')};`)}
      ${rule('svg text', 'fill: var(--low-vision-text); stroke: var(--low-vision-background); stroke-width: .2em; stroke-linejoin: round; paint-order: stroke;')}
      a:any-link { ${values({ ink: of('link') })} }
      ${rule('a:any-link, a:any-link *', 'text-decoration-line: underline;')}
      ${rule('a:visited, a:visited *', `color: ${of('visited')};`)}
      ${fields(':disabled')}, [disabled]:not(option), [aria-disabled=true]:not(x) { border-style: dashed !important; ${values({ ink: of('disabled') })} }
      .fa-inverse:not(x) { ${values({ ink: of('background') })} }
      ::placeholder { color: ${of('disabled')}; opacity: 1; font-style: italic }
      ${rule(`${fields(':user-invalid:not(x)')}, [aria-invalid=true]:not(x), .is-invalid:not(x)`, `border: 3px double ${of('error')};`)}
      ${rule('[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true], [aria-checked=true], mark, ' + ['a', 'li', 'button'].flatMap((name) => ['active', 'current', 'selected', 'is-active'].map((state) => `${name}.${state}`)).join(), drawn)}
      .breadcrumb .active { margin: 0 8px !important }
      ${rule('ins', 'text-decoration-line: underline; text-decoration-style: double;')}
      ${rule('del, s', 'text-decoration-line: line-through;')}
      ${rule(':focus-visible:focus-visible', `outline: 3px solid ${of('focus')}; outline-offset: 2px;`)}
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

  // The rules have the same values in all schemes; see recolour.ts.
  declares: ({ settings }) => (settings.scheme ? 'on' : ''),

  declarations: ({ document }, declared) => recolour(declared, imagesOf(document)),

  selects: () => markers,

  elements: markForColours,
};

/** Applies the reader's colours to pictures. The changes depend on the look of an element. */
export const coloursOfPictures: Effect = {
  name: 'colours',

  acts(page) {
    const roles = rolesFor(page);
    return roles ? `${isDark(roles) ? 'dark' : 'light'} ${page.unreadable}` : '';
  },

  layout(context, find) {
    // The further effects do this with their own search for pictures.
    const roles = rolesFor(context);
    if (roles && context.fetchEffects) colourPictures(context, find(withPicture(context)), roles);
  },
};
