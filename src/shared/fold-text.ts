/**
 * Cyrillic letters of Azerbaijani and Russian as their names are written in Latin, where there is one usual way, and
 * the Latin letters that are no letter with a mark. What has several spellings takes the Azerbaijani one, without its
 * mark (ш: ş, s). Azerbaijani q is г in Cyrillic, as g is: both are g here.
 */
const from = 'qəıабвгғҝдеәжзийјклмноөпрстуүфхһцчҹшщыэюяёъь';
const to = 'g e i a b v g g g d e e j z i y y k l m n o o p r s t u u f x h ts c c s s i e yu ya yo  '.split(
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
      (letter) => to[from.indexOf(letter)] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''),
    )
    .replace(/[cgksz]h/g, (pair) => pairs[pair] ?? pair.charAt(0));

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
