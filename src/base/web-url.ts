/** URLs that `new URL()` would not change. Most URLs match, and need no parsing. */
const plain = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]+\/[\w/.~%!$&()*+,;:@-]*(?:\?[\w/.~%!$&()*+,;:@?=-]*)?$/;

/** Parts of a URL that `new URL()` may change, although they match `plain`. */
const changing = /\/\.|xn--|%2e/i;

/**
 * The absolute form of an http(s) URL; `undefined` for any other value. Documents may be hostile, so the function
 * rejects `javascript:`, `data:` and `blob:`.
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

/** The trimmed value if it matches `beginning`. */
const matching = (value: unknown, beginning: RegExp): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return beginning.test(text) ? text : undefined;
};

// Every URL is checked where it is written into a page, even after earlier checks. A document, an attribute or a script
// may have changed it since then. The lint rule `checked-urls` finds code that writes an unchecked URL.

/** A URL that is safe for a link: http(s), `mailto:` or `tel:`. A fragment is returned as it is, not made absolute. */
export const linkUrl = (value: unknown, base?: string): string | undefined =>
  matching(value, /^#./) ?? webUrl(value, base) ?? matching(value, /^(mailto|tel):./i);

/** A URL that is safe for an image: http(s), or a `data:` URL of a bitmap format. `data:` URLs of SVG are refused. */
export const imageUrl = (value: unknown, base?: string): string | undefined =>
  webUrl(value, base) ?? matching(value, /^data:image\/(avif|gif|jpe?g|png|webp)[;,]/i);
