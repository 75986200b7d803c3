/** The entities that CMSs leave in JSON; a parser's whole table would cost each reader 10 kB. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  hellip: '…',
  laquo: '«',
  raquo: '»',
};

const decode = (text: string) =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex: string, name: string) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(Number(decimal ?? `0x${hex}`)),
  );

/**
 * Text of a member that JSON Feed defines as plain: leftover entities decoded (twice, for `&amp;quot;`),
 * white space folded; markup stays visible text.
 */
export function plainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return decode(decode(value)).replace(/\s+/g, ' ').trim() || undefined;
}
