/**
 * How pages use colours, as small rules over the text of declarations. Each is a guess with a reason. `recolour.ts`
 * decides by them.
 */

/** Keywords, `currentcolor` and values with our variables have no colour of the page. They stay. */
export const isKept = (value: string): boolean =>
  /^(inherit|initial|unset|revert.*|none|normal|currentcolor|)$|--low-vision/i.test(value);

/** Transparent colours. A shorthand without a colour sets the initial one. */
export const isClear = (value: string): boolean => /transparent|initial|rgba\([^)]*, 0\)|\/ 0\)/.test(value);

/** A masked background draws an icon. With a padding, the box holds text. */
export const isMaskedIcon = (text: string): boolean =>
  /mask[^;]*url\(/.test(text) && !text.includes('padding');

/** A background of one variable alone. Most of them are colours. */
export const isOneVariable = (value: string): boolean => /^var\([^()]*\)$/.test(value);

/** A pseudo-element that is placed over its whole box veils it. It is not an icon. */
export const isVeil = (text: string): boolean =>
  /(absolute|fixed)[^]*(inset: 0|100%|(left|right): 0)/.test(text);

/** A picture as a background. The value of a variable is unknown here: most such pictures are icons. */
export const isPicture = (value: string): boolean => /url\(|^var\(/.test(value);

/** Declarations of borders that may contain colours. */
export const mayColourBorder = (text: string): boolean =>
  /border(?!-(radius|collapse|spacing|width|style))/.test(text);

/** Opacity below which nobody is meant to see a box: native controls under drawn ones, text that appears later. */
const leastSeen = 0.05;

/** Whether a box is hidden by its opacity. */
export const isHidden = (opacity: string): boolean => Number.parseFloat(opacity) < leastSeen;

/** A shadow without a colour is a copy of the box in the colour of its text. Pages draw icons of bars and dots so. */
export const isOfInk = (shadow: string): boolean => !/[(#]|\b(?!current)[a-z]{3}/i.test(shadow);

/** Selectors of checked controls. Pages draw their dots as inset shadows. */
export const ofChecked = /check|select|active/;

/** Selectors of the knobs of sliders, and of highlighted texts. Their background is their look. */
export const ofKnobs = /(slider|range)-thumb|::highlight/;

/** Selectors of pseudo-elements for which our rules have no ink, such as `::first-line`. */
export const withoutInk = /:first-l|::(?!before|after)/;

/** Text that is transparent in its place lies over a picture or a copy of itself. With a transition, it appears later. */
export const isUnderCopy = (text: string): boolean =>
  text.includes('position: absolute') && !text.includes('transition');

/** Boxes that are placed over the page. They need an edge, because their background is the page's. */
export const isOverPage = (text: string): boolean => /position: (absolute|fixed)/.test(text);

/** CSS pixels of 1rem in most pages. */
const rem = 16;

/** A declared size in CSS pixels; `NaN` if it is unknown or relative. */
export function sizeOf(value: string): number {
  const [, size, unit] = /^(?:calc\((?:-\S+ \+ )?)?([\d.]+)(px|rem)/.exec(value) ?? [];
  return (Number(size) || NaN) * (unit === 'px' ? 1 : rem);
}

/** Largest size in CSS pixels of a drawing (bar, dot or line). Larger empty boxes may get text by a script. */
const small = 24;

/** Largest length in CSS pixels of the track of a switch. */
const longestTrack = 64;

/** Height in CSS pixels up to which a box is a line or a bar, too low for the knob of a switch. */
const lineHeight = 8;

/** Whether a box is the track of a switch, around its knob. @param sizes width and height */
export const isTrack = (sizes: number[]): boolean =>
  sizes.every((size) => size > lineHeight && size <= longestTrack) && sizes.some((size) => size > small);

/** Whether a box is as small as a drawing in one direction. */
export const isSmall = (sizes: number[]): boolean => sizes.some((size) => size <= small);

/** A small box with a border that is seen is a checkbox. */
export const hasBorder = (text: string): boolean => /border(?![a-z-]*radius)[a-z-]*: [1-9]/.test(text);

/** Whether a pseudo-element is drawn without text. Its `content` may be in another rule. */
export const isWithoutText = (text: string): boolean =>
  text.includes('content: ""') || !/content|[^-]color:|font|line-h|text/.test(text);

/** `CanvasText`, `ButtonText`: pages use them to draw in forced colours. */
export const isSystemInk = (value: string): boolean => /text$/i.test(value);

/** A mask or a clipping path over a colour, which another rule may set, draws an icon. */
export const isMask = (text: string): boolean => /(mask|-path)[^;]*\(/.test(text);
