/** The entity names that CMSs most often leave in JSON. The table of all 2,231 names would add 10 kB to the script. */
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

/** Decodes other names by the browser's parser. In Node, where it is not set, other names stay as written. */
let decodeByBrowser: ((reference: string) => string) | undefined;

/**
 * Sets the decoder for names that are not in the table.
 * @param decode function that returns the text of one reference, such as `&uuml;`
 */
export function decodeNamesBy(decode: (reference: string) => string): void {
  decodeByBrowser = decode;
}

function ofName(reference: string, name: string): string {
  const known = decoded.get(name);
  if (known !== undefined) return known;
  const text = decodeByBrowser?.(reference) ?? reference;
  // HTML also decodes the beginning of an unknown name (`&not` in `&notes;`), which would damage the text. The limit is
  // for hostile feeds, which may have any number of names.
  const whole = text.endsWith(';') && name !== 'semi' ? reference : text;
  if (decodeByBrowser && decoded.size < 500) decoded.set(name, whole);
  return whole;
}

const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Decodes a numeric reference as HTML does: 128 to 159 are Windows-1252 characters, and lone surrogates become U+FFFD.
 * https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
 */
function ofNumber(code: number, reference: string): string {
  if (code > 0x10ffff) return reference;
  if (code > 127 && code < 160) return windows.charAt(code - 128);
  return !code || (code > 0xd7ff && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

/** Decodes HTML character references once. */
export const decodeReferences = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      name ? ofName(whole, name) : ofNumber(Number(decimal ?? `0x${hex}`), whole),
  );

/** Decodes leftover character references, also doubly encoded ones such as `&amp;quot;`. The result may contain `<`. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? decodeReferences(text.replace(/&amp;(?=#?[a-z\d]+;)/gi, '&')) : text;

/** Parts of a text that decoding or folding changes. Texts without them need no processing. */
const unclean =
  // One class of characters is three times as quick as «white space other than a space».
  // eslint-disable-next-line no-control-regex
  /[&\0-\x1f\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]|^ | (?: |$)/;

/** Reads a plain-text member of JSON Feed as one line, with entities decoded and white space folded. */
export function plainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!unclean.test(value)) return value || undefined;
  return oneLine(decodeEntities(value));
}

/** Folds white space; `undefined` if the text has no visible character. */
export function oneLine(written: string): string | undefined {
  const text = written
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0e-\x1f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(text) ? text : undefined;
}
