import type { Declared } from '../effect.js';

/** The reader's value, else the page's own. In print and with forced colours, there is no reader's value. */
const orOwn = (name: string, value: string): string => `var(--low-vision-${name}, ${value})`;

/** A page colour replaced by the reader's. It keeps its transparency, so that it does not cover the page. */
const inColour = (value: string, name = 'rgb'): string =>
  `rgb(from ${value} ${orOwn(name, 'r g b')} / calc(alpha * ${orOwn('solid', '1')}))`;

/** Whether a value stays: keywords, `currentcolor`, and values with our variables. */
const isKept = (value: string): boolean =>
  /^(inherit|initial|unset|revert|revert-layer|none|normal|currentcolor|)$|--low-vision/i.test(value);

/** Names of the reader's values for properties that are always replaced … */
const always = Object.entries({
  filter: 'none',
  'backdrop-filter': 'none',
  'mix-blend-mode': 'normal',
  'background-blend-mode': 'normal',
});

/** … and for properties that our rules set. These are replaced only if `!important` makes them win over our rules. */
const important = Object.entries({
  color: 'ink',
  '-webkit-text-fill-color': 'ink',
  'text-decoration-line': 'line',
  'text-shadow': 'none',
});

/** The longhands of the borders' colours. */
const borderColours = [
  'top',
  'right',
  'bottom',
  'left',
  'block-start',
  'block-end',
  'inline-start',
  'inline-end',
].map((side) => `border-${side}-color`);

/** Quick check: whether declarations of borders may contain colours. */
const mayColourBorder = /border(?!-(radius|collapse|spacing|width|style))/;

/** Transparent colours. A shorthand without a colour sets the initial one. */
const isClear = /transparent|initial|rgba\([^)]*, 0\)|\/ 0\)/;

/**
 * Size in CSS pixels up to which an empty box without a border is a drawing (bar, dot or line), not a text background.
 */
const small = 24;

/**
 * New values for the declarations of a rule or an inline style, by property name. They use the custom properties that
 * colours.ts sets on elements. So one declaration works in every scheme, and for boxes with and without text.
 * @param imagesOf set that receives the selectors of rules with background pictures
 */
export function recolour(
  { text: cssText, style, rule }: Declared,
  imagesOf: Set<string>,
): Record<string, string> {
  const change: Record<string, string> = {};
  // The browser writes the selector anew at each reading.
  let selector: string | undefined;
  const selects = (pattern: RegExp) => pattern.test((selector ??= rule?.selectorText ?? ''));
  const isPseudo = () => selects(/:(before|after)/);
  // An empty value is a longhand of a shorthand with `var()`. Undo could not restore it.
  const isWhole = !cssText.includes(': ;');
  const valueOf = (name: string) => style.getPropertyValue(name);
  /** Replaces a property's value, unless the value stays. */
  const put = (name: string, to: (value: string) => string) => {
    const value = valueOf(name);
    if (!isKept(value)) change[name] = to(value);
  };

  let isPicture = false;
  if (cssText.includes('background')) {
    // A masked box with a padding holds text.
    const isIcon = /mask[^;]*url\(/.test(cssText) && !cssText.includes('padding');
    const shorthand = valueOf('background');
    const image = valueOf('background-image');
    put('background-color', (value) => (isIcon ? orOwn('ink', value) : inColour(value)));
    // A shorthand with `var()` has no longhands. A single variable is assumed to be a colour.
    if (isWhole && !image && !isKept(shorthand)) {
      if (/^var\([^()]*\)$/.test(shorthand)) {
        change['background-color'] = inColour(shorthand);
        change['background-image'] = 'none';
      } else change['background'] = orOwn('plain', shorthand);
    }
    if (!isKept(image)) {
      const covers = isPseudo() && /(absolute|fixed)[^]*(inset: 0|100%|(left|right): 0)/.test(cssText);
      // The value of a variable is unknown here. Most such pictures are icons.
      isPicture = /url\(|^var\(/.test(image) && !covers;
      change['background-image'] = orOwn(isPicture ? 'image' : 'none', image);
      const own = valueOf('background-color') || 'transparent';
      change['background-color'] = orOwn('plain', isPicture ? own : (change['background-color'] ?? own));
      if (isPicture) {
        change['filter'] = orOwn('contour', valueOf('filter') || 'none');
        imagesOf.add(rule?.selectorText ?? '');
      }
    }
  }
  if (cssText.includes('url(')) {
    // The usual marker and border have the colour of the text.
    for (const name of ['list-style-image', 'border-image']) put(name, (value) => orOwn('none', value));
    if (cssText.includes('content: url(')) {
      change['filter'] = orOwn('contour', valueOf('filter') || 'none');
      // The filter would draw its contour around the background too. The value `none` is no colour and removes it.
      put('background-color', (value) => orOwn('none', value));
    }
  }
  // A shorthand with `var()` lists its longhands, without values.
  const hasVariables = cssText.includes('var(');
  if (mayColourBorder.test(cssText))
    for (const name of hasVariables ? style : borderColours) {
      if (!/^border-.*color$/.test(name)) continue;
      if (valueOf(name)) put(name, (value) => inColour(value, 'edges'));
      else if (hasVariables && isWhole && !/border[^;]*transparent/.test(cssText))
        change[name] = `rgb(${orOwn('edges', '0 0 0')})`;
    }
  if (cssText.includes('opacity'))
    put('opacity', (value) =>
      Number.parseFloat(value) < 0.05 ? value : `calc(${value} * ${orOwn('solid', '1')})`,
    );
  // Pages draw the dot of a checked control as an inset shadow.
  const isDot = () => selects(/check|select|active/);
  if (cssText.includes('shadow'))
    put('box-shadow', (value) =>
      value.includes('inset') && isDot()
        ? value.replace(/[a-z-]+\([^()]*\)|#\w+/, (own) => orOwn('text', own))
        : orOwn(value.includes('inset') ? 'none' : 'edge', isClear.test(value) ? 'none' : value),
    );
  const ground = change['background-color'];
  if (ground && !isPseudo() && !isClear.test(valueOf('background-color'))) {
    // colours.ts uses this variable for bars and for inline badges.
    change['--low-vision-bar'] = 'var(--low-vision-edge)';
    // Positioned boxes need an edge, because their background is the page's.
    if (/position: (absolute|fixed)/.test(cssText)) change['box-shadow'] ??= orOwn('edge', 'none');
  }
  // A transparent placeholder stays so: a floating label lies over the field.
  const isUnseen = cssText.includes('color') && isClear.test(valueOf('color'));
  // Our rules have no ink for these pseudo-elements.
  const wins = /(^|[^-])color:|text-/.test(cssText) && selects(/:first-l|::(?!before|after)/) && !isUnseen;
  if (ground && selects(/(slider|range)-thumb|::highlight/)) {
    put('background-color', (value) => orOwn('text', value));
    change['color'] = orOwn('background', valueOf('color') || 'inherit');
  }
  // Transparent text in its place lies over a picture or a copy of itself. With a transition, it appears later.
  if (isUnseen && /position: absolute/.test(cssText) && !cssText.includes('transition'))
    change['--low-vision-ink'] = 'transparent';
  for (const [name, value] of always)
    if (!change[name] && cssText.includes(name)) put(name, (own) => orOwn(value, own));
  if (wins || cssText.includes('!important'))
    for (const [name, value] of important) {
      if (change[name] || !(wins || style.getPropertyPriority(name))) continue;
      // In a layer of the page, an important `none` would take the line from links.
      if (name === 'text-decoration-line' && valueOf(name) === 'none') change[name] = orOwn(value, 'none');
      else put(name, (own) => orOwn(value, own));
    }
  // Declared sizes in CSS pixels; `NaN` if unknown or relative.
  const sizes = ['width', 'height'].map((name) => {
    if (!cssText.includes(name)) return NaN;
    const [, size, unit] = /^(?:calc\((?:-\S+ \+ )?)?([\d.]+)(px|rem)/.exec(valueOf(name)) ?? [];
    return (Number(size) || NaN) * (unit === 'px' ? 1 : 16);
  });
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  // The track of a switch, around its knob.
  const isTrack = least > 8 && most > small && most <= 64;
  if (isTrack && change['background-color'] && !isPicture)
    change['box-shadow'] ??= orOwn('edge', valueOf('box-shadow') || 'none');
  // A small box with a visible border is a checkbox.
  const isSmall =
    !isTrack && !/border(?![a-z-]*radius)[a-z-]*: [1-9]/.test(cssText) && sizes.some((size) => size <= small);
  // Whether a pseudo-element is drawn without text. Its `content` may be in another rule.
  const isDrawn = () =>
    !isPseudo() || cssText.includes('content: ""') || !/content|[^-]color:|font|line-h|text/.test(cssText);
  // `CanvasText`, `ButtonText`: pages use them to draw in forced colours.
  const isInText = /text$/i.test(valueOf('background-color'));
  // An icon made by a mask over a colour, which another rule may set.
  if (/mask[^;]*\(/.test(cssText) || isInText || (isSmall && isDrawn()))
    change[isPseudo() ? '--low-vision-dot' : '--low-vision-thin'] = 'var(--low-vision-fill)';
  return change;
}
