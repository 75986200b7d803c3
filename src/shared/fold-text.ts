/**
 * Cyrillic letters of Azerbaijani and Russian as their names are written in Latin, where there is one usual way, and
 * the Latin letters that are no letter with a mark. What has several spellings takes the Azerbaijani one, without its
 * mark (ш: ş, s).
 */
const from = 'əıабвгғҝдеәжзийјклмноөпрстуүфхһцчҹшщыэюяёъь';
const to = 'e i a b v g g g d e e j z i y y k l m n o o p r s t u u f x h ts c c s s i e yu ya yo'.split(' ');
const letters = new Map(Array.from(from, (letter, index) => [letter, to[index] ?? '']));

/**
 * A text as it is compared: without case, marks, and the difference of scripts.
 * @returns `at[i]` is where in the text the folded character `i` comes from
 */
export function foldText(text: string): { folded: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index).toLowerCase();
    // The table comes first: й is и with a mark to Unicode, not to a reader.
    const plain = letters.get(letter) ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
    for (let count = 0; count < plain.length; count += 1) at.push(index);
    folded += plain;
  }
  return { folded, at };
}

/** The words of a folded text. */
export const wordsOf = (text: string): string[] => foldText(text).folded.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every place in a folded text where a word of it begins, or goes on, with `part`. */
export const occurrences = (folded: string, part: string): { index: number; isStart: boolean }[] => {
  const found = [];
  for (let index = -1; (index = folded.indexOf(part, index + 1)) >= 0;)
    found.push({ index, isStart: !/[\p{L}\p{N}]/u.test(folded.charAt(index - 1)) });
  return found;
};
