/** Addresses that stand as a browser would write them, with nothing in them that it would change: most of all. */
const plain =
  /^https?:\/\/(?!\S*(?:\/\.|xn--|%2[eE]))(?:[a-z\d-]+\.)+[a-z]+\/[\w/.~%!$&()*+,;:@-]*(?:\?[\w/.~%!$&()*+,;:@?=-]*)?$/;

/**
 * The absolute form of an address that may be put into a page: http(s), or `undefined`.
 * What documents carry is hostile: `javascript:`, `data:` and `blob:` never get through.
 */
export function webUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  if (plain.test(value)) return value;
  try {
    const url = new URL(value, base || undefined);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
