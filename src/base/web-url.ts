/** Most addresses stand as a browser would write them. */
const plain = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]+\/[\w/.~%!$&()*+,;:@-]*(?:\?[\w/.~%!$&()*+,;:@?=-]*)?$/;

/** Parts of an address that a browser may write in another way. */
const changing = /\/\.|xn--|%2e/i;

/**
 * The absolute form of an http(s) address; `undefined` for any other one.
 * Documents may be hostile: `javascript:`, `data:` and `blob:` never get through.
 */
export function webUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  if (plain.test(value) && !changing.test(value)) return value;
  try {
    const url = new URL(value, base || undefined);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A value that begins like this, without the white space around it. */
const matching = (value: unknown, beginning: RegExp): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return beginning.test(text) ? text : undefined;
};

// Every address is checked where it is written into a page, whatever was checked before: a document, an attribute or
// a script may have changed it since. The lint rule `checked-urls` finds an address that goes another way.

/** An address that a link may lead to: http(s), mailto, tel, or a fragment, which stays one. */
export const linkUrl = (value: unknown, base?: string): string | undefined =>
  matching(value, /^#./) ?? webUrl(value, base) ?? matching(value, /^(mailto|tel):./i);

/** An address that a picture may have: http(s), or a picture in the address itself. SVG is a document, and is refused. */
export const imageUrl = (value: unknown, base?: string): string | undefined =>
  webUrl(value, base) ?? matching(value, /^data:image\/(avif|gif|jpe?g|png|webp)[;,]/i);
