/**
 * Cyrillic letters of Azerbaijani and Russian as their names are written in Latin, where there is one usual way, and
 * the Latin letters that are no letter with a mark. What has several spellings takes the Azerbaijani one, without its
 * mark (ш: ş, s). Azerbaijani q is г in Cyrillic, as g is: both are g here.
 */
const from = 'qəıабвгғҝдеәжзийјклмноөпрстуүфхһцчҹшщыэюяёъьßøłœæđðςʻʼ';
const to =
  "g e i a b v g g g d e e j z i y y k l m n o o p r s t u u f x h ts c c s s i e yu ya yo   ss o l oe ae d d σ ' '".split(
    ' ',
  );

/** Letters that are written as two where there is no mark: Sheki is Şəki, Khankendi is Xankəndi, zh is ж. */
const pairs: Record<string, string> = { kh: 'x', zh: 'j' };

/** A text as it is compared: without case, marks, and the difference of scripts. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    // The table comes first: й is и with a mark to Unicode, not to a reader.
    .replace(
      /[^\0-\x7f]|q/g,
      (letter) =>
        to[from.indexOf(letter)] ??
        letter
          .normalize(/[\uff01-\uffef]/.test(letter) ? 'NFKD' : 'NFD')
          .replace(/[\p{M}\p{Cf}]/gu, '')
          .toLowerCase(),
    )
    .replace(/[cgksz]h/g, (pair) => pairs[pair] ?? pair.charAt(0));

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The words of a text that is searched, with those of its compounds as one word before them: `egov` and `gov` find
 * «e-Gov», `1234` finds «1 234» where the space is one that does not break.
 */
export const searchedWords = (text: string): string[] =>
  foldText(text)
    .replace(/(\p{N})[\u00a0\u2009\u202f](?=\p{N}{3})/gu, '$1')
    .match(/[\p{L}\p{N}]+(?:[-'’‘‐‑.]?[\p{L}\p{N}]+)*/gu)
    ?.flatMap((compound) => {
      const words = compound.match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length > 1 ? [words.join(''), ...words] : words;
    }) ?? [];
