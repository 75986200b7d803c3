import { foldText, wordsOf } from '../../base/fold-text.js';

/** The name in `::highlight()`. The page owns the registry, so the name is registered only while there are matches. */
const name = 'pressroom-match';

// Use static ranges. The browser updates live ranges at every change of the document, even unused ones.
const drawn = new Map<object, StaticRange[]>();

/**
 * Highlights the words of a query in texts, without changes to the DOM.
 * @param owner object that owns these highlights; highlights of other owners stay
 */
export function drawMatches(owner: object, query = '', texts: Element[] = []): void {
  if (!('highlights' in CSS)) return;
  const words = wordsOf(query);
  if (words.length)
    drawn.set(
      owner,
      // A translation tool may have replaced the text node by an element. Such a text differs from the searched one.
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
  /** Maps an index in the folded text to the original text. Folding may turn one letter into two letters or none. */
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
