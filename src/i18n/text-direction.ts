/** Scripts that run from right to left, and the languages that are written in one of them. */
const scripts = /^(adlm|arab|aran|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa|yezi)$/i;
const languages = /^(ar|arc|azb|ckb|dv|fa|glk|he|iw|ji|lrc|mzn|nqo|pnb|prs|ps|sd|sdh|skr|syr|ug|ur|yi)$/i;

const directions = new Map<string, 'rtl' | undefined>();

function directionOf(tag: string): 'rtl' | undefined {
  const [language = '', ...others] = tag.split(/[-_]/);
  const script = others.find((part) => /^[a-z]{4}$/i.test(part));
  if (script ? scripts.test(script) : languages.test(language)) return 'rtl';
  try {
    // By region: Kurdish of Iraq, Azerbaijani of Iran, Punjabi of Pakistan.
    return !script && scripts.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : undefined;
  } catch {
    return undefined;
  }
}

/** `rtl` of a BCP 47 tag; `undefined` for left-to-right ones, which is what pages start from. */
export function textDirection(tag: string): 'rtl' | undefined {
  if (!directions.has(tag) && directions.size < 99) directions.set(tag, directionOf(tag));
  return directions.has(tag) ? directions.get(tag) : directionOf(tag);
}
