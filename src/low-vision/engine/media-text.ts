/** A length with its number apart; not a part of a name or of another number. */
const length = /(?<![\w.#]|[\w-]-)(\d*\.?\d+)([a-z]+)\b/gi;

const round = (value: number): string => String(Math.round(value * 1e4) / 1e4);

/** A condition on a size, in its parentheses. */
const sizeCondition = /\([^()]*\b(?:width|height|inline-size|block-size)\b(?:[^()]|\([^()]*\))*\)/gi;

/**
 * A media query list whose conditions on widths and heights hold where they would hold under browser zoom: the
 * viewport that a condition asks for is so many times as large.
 * @param units which lengths are multiplied
 */
export function enlargeMedia(text: string, factor: number, units = /./): string {
  return text.replace(sizeCondition, (condition) =>
    condition.replace(length, (whole, number: string, unit: string) =>
      units.test(unit) ? round(Number(number) * factor) + unit : whole,
    ),
  );
}

/** Of the viewport, in all variants: `vw`, `svh`, `dvmin`, `lvi` … */
const viewportLength = /(?<![\w.#]|[\w-]-)(\d*\.?\d+)([sld]?v(?:w|h|min|max|i|b))\b/gi;

/** Whether a declared value has a length that depends on the viewport. */
export const hasViewportLength = (value: string): boolean => value.search(viewportLength) >= 0;

/** Under `zoom` a length is enlarged: one that means a part of the viewport must not be. */
export const shrinkViewportLengths = (value: string, factor: number): string =>
  value.replace(viewportLength, (_, number: string, unit: string) => round(Number(number) / factor) + unit);
