import type { Declared } from '../effect.js';
import {
  hasBorder,
  isClear,
  isHidden,
  isKept,
  isMask,
  isMaskedIcon,
  isOfInk,
  isOneVariable,
  isOverPage,
  isPicture,
  isSmall,
  isSystemInk,
  isTrack,
  isUnderCopy,
  isVeil,
  isWithoutText,
  mayColourBorder,
  ofChecked,
  ofKnobs,
  sizeOf,
  withoutInk,
} from './colour-rules.js';

/** The reader's value, else the page's own. In print and with forced colours, there is no reader's value. */
const orOwn = (name: string, value: string): string => `var(--low-vision-${name}, ${value})`;

/** A page colour replaced by the reader's. It keeps its transparency, so that it does not cover the page. */
const inColour = (value: string, name = 'rgb'): string =>
  `rgb(from ${value} ${orOwn(name, 'r g b')} / calc(alpha * ${orOwn('solid', '1')}))`;

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
  'text-shadow': 'none',
});

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

  let hasPicture = false;
  if (cssText.includes('background')) {
    const shorthand = valueOf('background');
    const image = valueOf('background-image');
    put('background-color', (value) => (isMaskedIcon(cssText) ? orOwn('ink', value) : inColour(value)));
    // A shorthand with `var()` has no longhands.
    if (isWhole && !image && !isKept(shorthand)) {
      if (isOneVariable(shorthand)) {
        change['background-color'] = inColour(shorthand);
        change['background-image'] = 'none';
      } else change['background'] = orOwn('plain', shorthand);
    }
    if (!isKept(image)) {
      hasPicture = isPicture(image) && !(isPseudo() && isVeil(cssText));
      change['background-image'] = orOwn(hasPicture ? 'image' : 'none', image);
      const own = valueOf('background-color') || 'transparent';
      change['background-color'] = orOwn('plain', hasPicture ? own : (change['background-color'] ?? own));
      if (hasPicture) {
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
  // A mask fades text or cuts it off. An empty box and a pseudo-element keep theirs, which draws an icon.
  if (cssText.includes('mask') && !isMaskedIcon(cssText)) put('mask-image', (value) => orOwn('image', value));
  // A shorthand with `var()` lists its longhands, without values.
  const hasVariables = cssText.includes('var(');
  if (mayColourBorder(cssText))
    for (const name of style) {
      if (!/^border-.*color$/.test(name)) continue;
      if (valueOf(name)) put(name, (value) => inColour(value, 'edges'));
      else if (hasVariables && isWhole && !/border[^;]*transparent/.test(cssText))
        change[name] = `rgb(${orOwn('edges', '0 0 0')})`;
    }
  if (cssText.includes('opacity'))
    put('opacity', (value) => (isHidden(value) ? value : `calc(${value} * ${orOwn('solid', '1')})`));
  if (cssText.includes('shadow') && !isOfInk(valueOf('box-shadow')))
    put('box-shadow', (value) =>
      value.includes('inset') && selects(ofChecked)
        ? value.replace(/[a-z-]+\([^()]*\)|#\w+/, (own) => orOwn('text', own))
        : orOwn(value.includes('inset') ? 'none' : 'edge', isClear(value) ? 'none' : value),
    );
  const ground = change['background-color'];
  if (ground && !isPseudo() && !isClear(valueOf('background-color'))) {
    // colours.ts uses this variable for bars and for inline badges. A picture alone has no ground.
    if (!hasPicture) change['--low-vision-bar'] = 'var(--low-vision-edge)';
    if (isOverPage(cssText)) change['box-shadow'] ??= orOwn('edge', 'none');
  }
  // A transparent placeholder stays so: a floating label lies over the field.
  const isUnseen = cssText.includes('color') && isClear(valueOf('color'));
  const wins = /(^|[^-])color:|text-/.test(cssText) && selects(withoutInk) && !isUnseen;
  if (ground && selects(ofKnobs)) {
    put('background-color', (value) => orOwn('text', value));
    change['color'] = orOwn('background', valueOf('color') || 'inherit');
  }
  const isUnfilled = isUnseen || isClear(valueOf('-webkit-text-fill-color'));
  // A background that is clipped to the text shows it.
  if (isUnfilled && isUnderCopy(cssText) && valueOf('background-clip') !== 'text')
    change['--low-vision-ink'] = 'transparent';
  for (const [name, value] of always)
    if (!change[name] && cssText.includes(name)) put(name, (own) => orOwn(value, own));
  if (wins || cssText.includes('!important'))
    for (const [name, value] of important) {
      if (change[name] || !(wins || style.getPropertyPriority(name))) continue;
      put(name, (own) => orOwn(value, own));
    }
  const sizes = ['width', 'height'].map((name) => (cssText.includes(name) ? sizeOf(valueOf(name)) : NaN));
  const isOfSwitch = isTrack(sizes);
  if (isOfSwitch && change['background-color'] && !hasPicture)
    change['box-shadow'] ??= orOwn('edge', valueOf('box-shadow') || 'none');
  const isDrawing =
    !isOfSwitch && !hasBorder(cssText) && isSmall(sizes) && (!isPseudo() || isWithoutText(cssText));
  if (isMask(cssText) || isSystemInk(valueOf('background-color')) || isDrawing)
    change[isPseudo() ? '--low-vision-dot' : '--low-vision-thin'] = 'var(--low-vision-fill)';
  return change;
}
