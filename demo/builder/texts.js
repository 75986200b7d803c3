// The sentences of the builder in the language of its page.

/** The languages of the page; `texts/` has a file for each. */
const languages = ['az', 'en', 'ru'];

const written = globalThis.document?.documentElement.lang ?? '';

/** The language of the page. */
export const language = languages.includes(written) ? written : 'en';

/** @type {{ texts: import('./texts/en.js').Texts }} */
const { texts: sentences } = await import(`./texts/${language}.js`);

export const texts = sentences;

/** @param {string} sentence @param {Record<string, string | number>} values */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

const rules = new Intl.PluralRules(language);

/**
 * A number with its noun, by the plural rules of the language.
 * @param {import('./texts/en.js').Forms} forms @param {number} n
 */
export const count = (forms, n) => fill(forms[rules.select(n)] ?? forms.other, { n });
