/** Letters that look like Latin ones: a name of only these is shown as it is sent. */
const lookalikes = /^[аԁеһіјӏорԛѕԝхусьӕ\d-]+$/;

/** One script a label, so that no letter passes for one of another script. */
const oneScript =
  /^(?:[\p{sc=Latin}\d-]+|[\p{sc=Cyrillic}\d-]+|[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+)$/u;

/** A host as its readers write it: `мвд.рф`, not `xn--b1aew.xn--p1ai`. */
export const hostName = (url: string): string =>
  new URL(url).host
    .split('.')
    .map((label) => {
      const name = label.startsWith('xn--') ? fromPunycode(label.slice(4)) : undefined;
      return name && oneScript.test(name) && !lookalikes.test(name) ? name : label;
    })
    .join('.');

/** RFC 3492, with the parameters of domain names. */
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
      // Letters come first: a is 0, and 0 is 26.
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
