/** The names that CMSs leave in JSON most often. The table of all 2,231 would cost each reader 10 kB. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
};

const decoded = new Map(Object.entries(named));

/** The browser's parser, where there is one: in Node, other names stay as they are written. */
let decodeByBrowser: ((reference: string) => string) | undefined;

/** @param decode gives the text of one reference, `&uuml;` */
export function decodeNamesBy(decode: (reference: string) => string): void {
  decodeByBrowser = decode;
}

function ofName(reference: string, name: string): string {
  const known = decoded.get(name);
  if (known !== undefined) return known;
  const text = decodeByBrowser?.(reference) ?? reference;
  // Names are as many as a hostile feed likes. HTML also reads the beginning of a name, `&not` in `&notes;`.
  const whole = text.endsWith(';') && name !== 'semi' ? reference : text;
  if (decodeByBrowser && decoded.size < 500) decoded.set(name, whole);
  return whole;
}

const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** As HTML reads a number: 128 to 159 are those of Windows, and half a character is none. */
function ofNumber(code: number, reference: string): string {
  if (code > 0x10ffff) return reference;
  if (code > 127 && code < 160) return windows.charAt(code - 128);
  return !code || (code > 0xd7ff && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

/** The text that HTML's references in it stand for, each once. */
export const decodeReferences = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      name ? ofName(whole, name) : ofNumber(Number(decimal ?? `0x${hex}`), whole),
  );

/** Leftover entities are what they stand for, also those that were written twice: `&amp;quot;`. Markup stays text. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? decodeReferences(text.replace(/&amp;(?=#?[a-z\d]+;)/gi, '&')) : text;

/** What makes a text another one on a line of its own. */
const unclean =
  // One class of characters is three times as quick as «white space other than a space».
  // eslint-disable-next-line no-control-regex
  /[&\0-\x1f\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]|^ | (?: |$)/;

/** Text of a member that JSON Feed defines as plain, on one line: entities decoded, white space folded. */
export function plainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!unclean.test(value)) return value || undefined;
  return oneLine(decodeEntities(value));
}

/** A text with its white space folded; `undefined` where there is no character that is seen. */
export function oneLine(written: string): string | undefined {
  const text = written
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0e-\x1f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(text) ? text : undefined;
}
