/**
 * Letters that Unicode normalisation does not reduce to a basic Latin letter, with their replacements in `to`:
 * - Azerbaijani and Russian Cyrillic letters become the Latin letters that usually transcribe them. If there are
 *   several transcriptions, the table has the Azerbaijani one without its diacritic (ш is ş, so s).
 * - Azerbaijani q and g both correspond to Cyrillic г, so all three become g.
 * - Ukrainian and Kazakh letters become the Russian ones that a keyboard without them has.
 * - Latin letters such as ø are not a letter with a diacritic, and need an entry of their own.
 * - Arabic letters that are written in several ways become one. Hamza alone and the stretching line are removed.
 */
const from = 'qəıабвгғҝдеәжзийјклмноөпрстуүфхһцчҹшщыэюяёъьßøłœæđðςʻʼієґқңұٱىیةکءـ٠١٢٣٤٥٦٧٨٩';
const to =
  "g e i a b v g g g d e e j z i y y k l m n o o p r s t u u f x h ts c c s s i e yu ya yo   ss o l oe ae d d σ ' ' i e g k n u ا ي ي ه ك   0 1 2 3 4 5 6 7 8 9".split(
    ' ',
  );

/**
 * Digraphs that stand for one letter in spellings without diacritics: «Khankendi» is «Xankəndi», and «zh» is ж. The
 * digraphs «ch», «gh» and «sh» only lose their h: «Sheki» is «Şəki».
 */
const pairs: Record<string, string> = { kh: 'x', zh: 'j' };

const basic = (letter: string): string | undefined => to[from.indexOf(letter)];

const withoutMarks = (letter: string): string =>
  letter
    .normalize(/[\ufb50-\ufdff\ufe70-\uffef]/.test(letter) ? 'NFKD' : 'NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/./g, (base) => basic(base) ?? base);

/** Converts a text to its form for comparison: lower case, without diacritics, Cyrillic transcribed in Latin. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    // Normalisation would split й into и and a mark, but й is a letter of its own: so the table is used first.
    .replace(/[^\0-\x7f]|q/g, (letter) => basic(letter) ?? withoutMarks(letter))
    .replace(/[cgksz]h/g, (pair) => pairs[pair] ?? pair.charAt(0));

/** Splits a text into words, folded by `foldText`. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Splits a searched text into folded words. A compound gives one joined word, then its parts: the queries `egov` and
 * `gov` both find «e-Gov». Digit groups are joined across no-break and thin spaces: the query `1234` finds «1 234».
 */
export const searchedWords = (text: string): string[] =>
  foldText(text)
    .replace(/(\p{N})[\u00a0\u2009\u202f](?=\p{N}{3})/gu, '$1')
    .match(/[\p{L}\p{N}]+(?:[-'’‘‐‑.]?[\p{L}\p{N}]+)*/gu)
    ?.flatMap((compound) => {
      const words = compound.match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length > 1 ? [words.join(''), ...words] : words;
    }) ?? [];
