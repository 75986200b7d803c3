import { foldText, wordsOf } from '../../base/fold-text.js';

/** The name in `::highlight()`. The registry is the page's: it has this name only while something is found. */
const name = 'pressroom-match';

// Static: each live range costs at every change of the document, long after it is of use.
const drawn = new Map<object, StaticRange[]>();

/**
 * Draws where the words of a query are in texts, without touching the texts.
 * @param owner the element that shows them; what others drew stays
 */
export function drawMatches(owner: object, query = '', texts: Element[] = []): void {
  if (!('highlights' in CSS)) return;
  const words = wordsOf(query);
  if (words.length)
    drawn.set(
      owner,
      // A text that a translation tool has taken out is another one than what was searched.
      texts.flatMap(({ lastChild }) => (lastChild instanceof Text ? matches(words, lastChild) : [])),
    );
  else if (!drawn.delete(owner)) return;
  const all = [...drawn.values()].flat();
  if (all.length) CSS.highlights.set(name, new Highlight(...all));
  else CSS.highlights.delete(name);
}

function matches(words: string[], node: Text): StaticRange[] {
  const { data } = node;
  const folded = foldText(data);
  /** Where the letter is that a folded one comes from: one may become two, or none. */
  const at = (index: number) => {
    let letter = folded.length === data.length ? index : 0;
    while (foldText(data.slice(0, letter + 1)).length <= index) letter += 1;
    return letter;
  };
  const ranges = [];
  for (const word of words)
    for (let index = -1; (index = folded.indexOf(word, index + 1)) >= 0;)
      ranges.push(
        new StaticRange({
          startContainer: node,
          startOffset: at(index),
          endContainer: node,
          endOffset: at(index + word.length - 1) + 1,
        }),
      );
  return ranges;
}
