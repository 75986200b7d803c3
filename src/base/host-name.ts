/** Cyrillic letters that look like Latin ones. A label of only such letters stays in Punycode, as browsers show it. */
const lookalikes = /^[аԁеһіјӏорԛѕԝхусьӕ\d-]+$/;

/** Each label may have only one script: letters of different scripts look alike, and a mixed label can deceive. */
const oneScript =
  /^(?:[\p{sc=Latin}\d-]+|[\p{sc=Cyrillic}\d-]+|[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+)$/u;

/**
 * The host of a URL in its readable form: `мвд.рф`, not `xn--b1aew.xn--p1ai`.
 * @param url absolute URL
 */
export const hostName = (url: string): string =>
  new URL(url).host
    .split('.')
    .map((label) => {
      const name = label.startsWith('xn--') ? fromPunycode(label.slice(4)) : undefined;
      return name && oneScript.test(name) && !lookalikes.test(name) ? name : label;
    })
    .join('.');

/** Decodes Punycode with the parameters of domain names: https://www.rfc-editor.org/rfc/rfc3492#section-5 */
function fromPunycode(text: string): string | undefined {
  const end = text.lastIndexOf('-');
  const letters = Array.from(text.slice(0, Math.max(end, 0)));
  let code = 128;
  let position = 0;
  let bias = 72;
  for (let index = end + 1; index < text.length;) {
    const former = position;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const digit = parseInt(text[index] ?? '', 36);
      index += 1;
      if (Number.isNaN(digit)) return undefined;
      // Punycode digits: a to z are 0 to 25, and 0 to 9 are 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      position += value * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    let delta = Math.floor((position - former) / (former ? 2 : 700));
    delta += Math.floor(delta / count);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(position / count);
    position %= count;
    if (code > 0x10ffff) return undefined;
    letters.splice(position, 0, String.fromCodePoint(code));
    position += 1;
  }
  return letters.join('');
}
