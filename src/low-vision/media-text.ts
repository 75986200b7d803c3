/** A length with its number apart; not a part of a name or of another number. */
const length = /(?<![\w.#-])(\d*\.?\d+)([a-z]+)\b/gi;

const round = (value: number): string => String(Math.round(value * 1e4) / 1e4);

/**
 * A media query list whose conditions on widths and heights hold where they would hold under browser zoom: the
 * viewport that a condition asks for is so many times as large.
 */
export function enlargeMedia(text: string, factor: number): string {
  return text.replace(/\([^()]*\b(?:width|height)\b(?:[^()]|\([^()]*\))*\)/gi, (condition) =>
    condition.replace(length, (_, number: string, unit: string) => round(Number(number) * factor) + unit),
  );
}

/** Of the viewport, in all variants: `vw`, `svh`, `dvmin`, `lvi` … */
const viewportLength = /(?<![\w.#-])(\d*\.?\d+)([sld]?v(?:w|h|min|max|i|b))\b/gi;

/** Whether a declared value has a length that depends on the viewport. */
export const hasViewportLength = (value: string): boolean => value.search(viewportLength) >= 0;

/** Under `zoom` a length is enlarged: one that means a part of the viewport must not be. */
export const shrinkViewportLengths = (value: string, factor: number): string =>
  value.replace(viewportLength, (_, number: string, unit: string) => round(Number(number) / factor) + unit);
