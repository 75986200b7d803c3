/** The entities that CMSs leave in JSON; a parser's whole table would cost each reader 10 kB. */
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

const decodeOnce = (text: string) =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex: string, name: string) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(Number(decimal ?? `0x${hex}`)),
  );

/** Leftover entities are what they stand for; twice, for `&amp;quot;`. Markup stays visible text. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? decodeOnce(decodeOnce(text)) : text;

/** What makes a text another one on a line of its own. */
const unclean = /&|^ | $|[^\S ]| {2}/;

/** Text of a member that JSON Feed defines as plain, on one line: entities decoded, white space folded. */
export function plainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return (unclean.test(value) ? decodeEntities(value).replace(/\s+/g, ' ').trim() : value) || undefined;
}
