/** Finds sentences that are hard to read. The check of the comments and the check of the documents use it. */

/** The largest number of words of a sentence. */
export const longest = 25;

/** Sentences of a text. They end at `.`, `!` or `?` before a space, if no lower-case letter follows. @param {string} text */
export function sentencesIn(text) {
  return text
    .split(/\n|(?<=[.!?][)»”"]?)\s+(?!\p{Ll})/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** The number of words. A dash or another sign between spaces is no word. @param {string} sentence */
export const lengthOf = (sentence) =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Splits a comment into sentences. Each code span, quotation and URL becomes one word, because readers take it as one.
 * @param {string} text Markdown or plain text. An empty line, a list item or a table cell ends a sentence
 * @returns {string[]}
 */
export function sentencesOf(text) {
  return text
    .replace(/`[^`]+`|«[^»]+»|“[^”]+”/g, (span) => span.replace(/\s+/g, '_').replace(/[.!?:;|]/g, '_'))
    .replace(/https?:\/\/[^\s)>]+/g, 'URL')
    .split(/\n\s*\n|\n\s*(?:[-*+]|\d+\.)\s+|\s\|\s/)
    .flatMap((block) => sentencesIn(block.replace(/\s+/g, ' ')));
}

/** Beginnings of a clause that stands for a thing: «What stays», «Of which». */
const clause =
  /(?:^|[;:] |, (?:and|but|so) )(?:(?:and|but|so|of|by|for|to|from|with|in|on) )?(?:what(?:ever)?|who(?:ever|m|se)?|which(?:ever)?|that which|that what)\b/i;

/**
 * @param {string} sentence
 * @returns {string} the fault of a sentence; `''` for a good one
 */
export function faultOf(sentence) {
  const count = lengthOf(sentence);
  if (count > longest) return `it has ${count} words; write at most ${longest}`;
  const [beginning] = (!sentence.endsWith('?') && clause.exec(sentence)) || [];
  return beginning ? `«${beginning.trim()}» stands for a thing; name the thing` : '';
}
