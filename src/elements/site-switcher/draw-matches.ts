import { foldText, occurrences, wordsOf } from '../../shared/fold-text.js';

/** The name in `::highlight()`. The registry is the page's: it has this name only while something is found. */
const name = 'pressroom-match';

/** Draws where the words of a query are in texts, without touching the texts. */
export function drawMatches(query: string, texts: Iterable<Element>): void {
  if (!('highlights' in CSS)) return;
  const ranges: Range[] = [];
  for (const { lastChild: node } of query ? texts : [])
    if (node instanceof Text) {
      const { folded, at } = foldText(node.data);
      for (const word of wordsOf(query))
        for (const { index } of occurrences(folded, word)) {
          const range = new Range();
          range.setStart(node, at[index] ?? 0);
          range.setEnd(node, (at[index + word.length - 1] ?? 0) + 1);
          ranges.push(range);
        }
    }
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
