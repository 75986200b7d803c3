/** Values of the reader's by property. */
export type Held = Record<string, string>;

/** Each value stands in a custom property, which is inherited: an icon has one of its own. */
export const heldName = (property: string): string => `--low-vision-${property}`;

/**
 * Rules by which the values hold.
 * @param where what has them
 * @param on what they are set on: that, or what is in it
 */
export const holdingRules = (held: Held, where = ':root', on = '*'): string =>
  Object.entries(held)
    .map(
      ([property, value]) =>
        `${where} { ${heldName(property)}: ${value} } ${on} { ${property}: var(${heldName(property)}) !important }`,
    )
    .join('\n');

/** Inline, or in a layer before ours, what is important wins over our rules: it has to give way by itself. */
export const yielding = (held: Held, style: CSSStyleDeclaration): Record<string, string> =>
  Object.fromEntries(
    Object.keys(held)
      .filter((property) => style.getPropertyPriority(property))
      .map((property) => [property, `var(${heldName(property)}, ${style.getPropertyValue(property)})`]),
  );
