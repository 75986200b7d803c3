/** A length: number and unit. It does not match inside a name or another number. */
const length = /(?<![\w.#]|[\w-]-)(\d*\.?\d+)([a-z]+)\b/gi;

const round = (value: number): string => `${Math.round(value * 1e4) / 1e4}`;

/** A size condition with its parentheses. */
const sizeCondition = /\([^()]*\b(?:width|height|inline-size|block-size)\b(?:[^()]|\([^()]*\))*\)/gi;

/**
 * Multiplies the lengths in width and height conditions of a media query list, so that it matches as under browser zoom.
 * @param units pattern of the units to multiply
 */
export function enlargeMedia(text: string, factor: number, units = /./): string {
  return text.replace(sizeCondition, (condition) =>
    condition.replace(length, (whole, number: string, unit: string) =>
      units.test(unit) ? round(Number(number) * factor) + unit : whole,
    ),
  );
}

/** A length in viewport units, in all variants: `vw`, `svh`, `dvmin`, `lvi` … */
const viewportLength = /(?<![\w.#]|[\w-]-)(\d*\.?\d+)([sld]?v(?:w|h|min|max|i|b))\b/gi;

/** Whether a declared value has a length that depends on the viewport. */
export const hasViewportLength = (value: string): boolean => value.search(viewportLength) >= 0;

/** Divides the viewport lengths by the factor. `zoom` enlarges every length, but the viewport stays the same. */
export const shrinkViewportLengths = (value: string, factor: number): string =>
  value.replace(viewportLength, (_, number: string, unit: string) => round(Number(number) / factor) + unit);
