// Contrast of two colours, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

/** @param {string} colour `#rrggbb` */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one `#rrggbb` @param {string} other `#rrggbb` @returns {number} from 1 to 21 */
export function contrast(one, other) {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The ratio with two decimals, cut off: 4.499 must not become a passing 4.5.
 * @param {number} ratio
 */
export const shownRatio = (ratio) => String(Math.floor(ratio * 100 + 1e-9) / 100);

/**
 * The criteria that a ratio meets. Text needs 4.5 (AA) or 7 (AAA), other things that must be seen need 3.
 * @param {number} ratio @param {boolean} isText
 * @returns {'aaa' | 'aa' | 'fails' | 'seen' | 'unseen'}
 */
export function verdict(ratio, isText) {
  if (!isText) return ratio >= 3 ? 'seen' : 'unseen';
  return ratio >= 7 ? 'aaa' : ratio >= 4.5 ? 'aa' : 'fails';
}
