/** Right-to-left languages and scripts: `Intl.Locale`'s `getTextInfo` is not in every engine. */
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** `rtl` of a BCP 47 tag; `undefined` for left-to-right ones, which is what pages start from. */
export function textDirection(tag: string): 'rtl' | undefined {
  return rightToLeft.test(tag) ? 'rtl' : undefined;
}
