/** The reader's values by CSS property. */
export type Held = Record<string, string>;

/** Each value is kept in an inherited custom property, so that an icon can have its own value. */
export const heldName = (property: string): string => `--low-vision-${property}`;

/**
 * CSS rules that enforce the reader's values.
 * @param where selector of the elements that define the custom properties
 * @param on selector of the elements that use them: the same elements or their descendants
 */
export const holdingRules = (held: Held, where = ':root', on = '*'): string =>
  Object.entries(held)
    .map(
      ([property, value]) =>
        `${where} { ${heldName(property)}: ${value} } ${on} { ${property}: var(${heldName(property)}) !important }`,
    )
    .join('\n');

/**
 * Replacements for the page's `!important` declarations. Inline or in an earlier cascade layer, they win over our rules.
 * The replacement uses the reader's value if there is one.
 */
export const yielding = (held: Held, style: CSSStyleDeclaration): Record<string, string> =>
  Object.fromEntries(
    Object.keys(held)
      .filter((property) => style.getPropertyPriority(property))
      .map((property) => [property, `var(${heldName(property)}, ${style.getPropertyValue(property)})`]),
  );
