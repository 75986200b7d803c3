/** Scripts that run from right to left, and the languages that are written in one of them. */
const scripts = /^(adlm|arab|aran|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa|yezi)$/i;
const languages = /^(ar|arc|azb|ckb|dv|fa|glk|he|iw|ji|ks|lrc|mzn|nqo|pnb|prs|ps|sd|sdh|skr|syr|ug|ur|yi)$/i;

/**
 * Tags whose script is not known without the engine's data: rare languages, and languages whose script depends on the
 * region, such as Azerbaijani in Iran. Other tags need no data, which takes engines long to load.
 */
const uncertain = /^([a-z]{3}|az(?!.az)|ha|kk|ku|ky|ms|pa|tg|uz)\b./i;

/** The direction of a BCP 47 tag's script: `rtl`, or `undefined` for left-to-right, which is the default of pages. */
export function textDirection(tag: string): 'rtl' | undefined {
  // Only the second part: an extension may name digits, as in `ar-u-nu-latn`.
  const [language = '', second = ''] = tag.split(/[-_]/);
  let script = /^[a-z]{4}$/i.test(second) ? second : undefined;
  if (!script && languages.test(language)) return 'rtl';
  try {
    script ??= uncertain.test(`${tag}-`) ? new Intl.Locale(tag).maximize().script : '';
  } catch {
    // The tag is invalid.
  }
  return scripts.test(script ?? '') ? 'rtl' : undefined;
}
