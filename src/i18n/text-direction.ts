/** Scripts that run from right to left, and the languages that are written in one of them. */
const scripts = /^(adlm|arab|aran|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa|yezi)$/i;
const languages = /^(ar|arc|azb|ckb|dv|fa|glk|he|iw|ji|lrc|mzn|nqo|pnb|prs|ps|sd|sdh|skr|syr|ug|ur|yi)$/i;

const directions = new Map<string, 'rtl' | undefined>();

function directionOf(tag: string): 'rtl' | undefined {
  const [language = '', ...others] = tag.split(/[-_]/);
  const script = others.find((part) => /^[a-z]{4}$/i.test(part));
  if (script ? scripts.test(script) : languages.test(language)) return 'rtl';
  try {
    // The region can decide the script: Kurdish in Iraq, Azerbaijani in Iran and Punjabi in Pakistan are right-to-left.
    return !script && scripts.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : undefined;
  } catch {
    return undefined;
  }
}

/** The direction of a BCP 47 tag's script: `rtl`, or `undefined` for left-to-right, which is the default of pages. */
export function textDirection(tag: string): 'rtl' | undefined {
  if (!directions.has(tag) && directions.size < 99) directions.set(tag, directionOf(tag));
  return directions.has(tag) ? directions.get(tag) : directionOf(tag);
}
