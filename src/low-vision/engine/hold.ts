import type { Declared } from '../effects/effect.js';

/** The reader's values by CSS property. */
export type Held = Record<string, string>;

/** Each value is kept in an inherited custom property, so that an icon can have its own value. */
export const heldName = (property: string): string => `--low-vision-${property}`;

/** CSS rules that enforce the reader's values on elements that have or inherit the custom properties. */
export function holdingRules(held: Held, on = '*'): string {
  const all = Object.keys(held).map((property) => `${property}: var(${heldName(property)}) !important`);
  return all.length ? `${on} { ${all.join('; ')} }` : '';
}

/** The custom properties with the reader's values. */
export const heldValues = (held: Held): Held =>
  Object.fromEntries(Object.entries(held).map(([property, value]) => [heldName(property), value]));

/**
 * Replacements for the page's `!important` declarations. Inline or in an earlier cascade layer, they win over our rules.
 * The replacement uses the reader's value if there is one.
 */
export const yielding = (held: Held, { text, style }: Declared): Record<string, string> =>
  Object.fromEntries(
    (text.includes('!important') ? Object.keys(held) : [])
      .filter((property) => style.getPropertyPriority(property))
      .map((property) => [property, `var(${heldName(property)}, ${style.getPropertyValue(property)})`]),
  );
