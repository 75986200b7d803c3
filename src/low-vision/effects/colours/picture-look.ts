/** Share of a picture that has to be transparent. Below it, the picture brings its own ground, as photographs do. */
const leastHoles = 0.1;

/** Alpha from which a pixel counts as drawn. Thin lines become pale when a picture is made small. */
const drawn = 32;

/** Share of the drawn pixels that has to be lost on a ground, so that the picture needs another one. */
const most = 0.5;

/**
 * How many pixels of a drawing gain by the other ground for each one that is lost there. With fewer, outlines would be
 * lost. A logo of white letters often has a small picture with dark parts.
 */
const gain = 5;

/** Luminance above and below which a colour has less than 3:1 with white and with black: WCAG's limit for graphics. */
const [nearWhite, nearBlack] = [1.05 / 3 - 0.05, 0.05 * 3 - 0.05];

/**
 * Tells how the drawing of a transparent picture looks. `''` for other pictures and for drawings that are seen on both
 * grounds.
 * @param pixels red, green, blue and alpha of each pixel
 */
export function lookOf(pixels: number[] | Uint8ClampedArray): 'light' | 'dark' | '' {
  let [count, light, dark] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.slice(at, at + 4);
    if (alpha < drawn) continue;
    // The square is near enough to the curve of sRGB for these limits.
    const luminance = (0.2126 * red ** 2 + 0.7152 * green ** 2 + 0.0722 * blue ** 2) / 255 ** 2;
    count += 1;
    if (luminance > nearWhite) light += 1;
    if (luminance < nearBlack) dark += 1;
  }
  if (count > (pixels.length / 4) * (1 - leastHoles)) return '';
  if (light > count * most && light > dark * gain) return 'light';
  return dark > count * most && dark > light * gain ? 'dark' : '';
}
