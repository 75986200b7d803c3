type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Chooses the plural form of a number, and writes the number in place of `#`.
 * @param forms by the plural categories of the language; `other` also stands for absent ones
 */
export const plural = (language: string, count: number, forms: Forms): string =>
  (forms[new Intl.PluralRules(language).select(count)] ?? forms.other).replace('#', String(count));
