import { foldText, occurrences, wordsOf } from '../../shared/fold-text.js';

/** The name in `::highlight()`. The registry is the page's: it has this name only while something is found. */
const name = 'pressroom-match';

// Static: each live range costs at every change of the document, long after it is of use.
const drawn = new Map<object, StaticRange[]>();

/**
 * Draws where the words of a query are in texts, without touching the texts.
 * @param owner the element that shows them; what others drew stays
 */
export function drawMatches(owner: object, query: string, texts: Iterable<Element>): void {
  if (!('highlights' in CSS)) return;
  const words = wordsOf(query);
  if (!words.length && !drawn.has(owner)) return;
  drawn.set(owner, words.length ? [...texts].flatMap(({ lastChild }) => matches(words, lastChild)) : []);
  const all = [...drawn.values()].flat();
  if (!words.length) drawn.delete(owner);
  if (all.length) CSS.highlights.set(name, new Highlight(...all));
  else CSS.highlights.delete(name);
}

function matches(words: string[], node: Node | null): StaticRange[] {
  if (!(node instanceof Text)) return [];
  // Where each folded letter comes from: one may become two, or none.
  const at: { start: number; end: number }[] = [];
  let folded = '';
  let start = 0;
  for (const letter of node.data) {
    const end = start + letter.length;
    const plain = foldText(letter);
    for (let count = 0; count < plain.length; count += 1) at.push({ start, end });
    folded += plain;
    start = end;
  }
  return words.flatMap((word) =>
    occurrences(folded, word).map(
      ({ index }) =>
        new StaticRange({
          startContainer: node,
          startOffset: at[index]?.start ?? 0,
          endContainer: node,
          endOffset: at[index + word.length - 1]?.end ?? 0,
        }),
    ),
  );
}
