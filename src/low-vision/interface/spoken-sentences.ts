import { native } from '../../base/natives.js';
import type { View } from '../engine/around.js';

interface Piece {
  text: string;
  lang: string;
}

export interface Sentence {
  range: Range;
  /** Parts of the sentence, each in one language. */
  pieces: Piece[];
}

const unread =
  'script,style,select,textarea,svg,[hidden],[aria-hidden=true],details:not([open])>:not(summary)';

/** The sentences of a page in document order, of its main part if it has one. */
export function sentencesOf(document: Document, view: View, only?: Iterable<Element>): Sentence[] {
  const sentences: Sentence[] = [];
  const probe = native(document).createRange();
  let skipped = unread;
  let block: Element | null = null;
  /** The text nodes of the block. `start` is the offset in `whole`. */
  let texts: { node: Text; start: number; lang: string }[] = [];
  let whole = '';

  const endBlock = () => {
    let end = 0;
    for (const part of split(whole, texts[0]?.lang)) {
      const from = end + part.search(/\S/);
      const to = end + part.trimEnd().length;
      end += part.length;
      const range = native(document).createRange();
      const pieces: Piece[] = [];
      for (const { node, start, lang } of texts) {
        const first = Math.max(from - start, 0);
        const last = Math.min(to - start, node.length);
        if (first >= last) continue;
        const text = whole.slice(start + first, start + last).replace(/ +/g, ' ');
        const former = pieces.at(-1);
        // The pattern is made here, not at load: Unicode tables are slow to load, and most pages are never read aloud.
        const isSaid = /[\p{L}\p{N}]/u.test(text);
        if (!former) range.setStart(node, first);
        range.setEnd(node, last);
        // Punctuation after a foreign word is no piece of its own.
        if (former && (former.lang === lang || !isSaid)) former.text += text;
        else if (isSaid) pieces.push({ text, lang });
      }
      if (pieces.length) sentences.push({ range, pieces });
    }
    texts = [];
    whole = '';
  };

  const walk = (node: Node, lang: string) => {
    if (native(node).nodeType === 1 && !native(node as Element).matches(skipped)) {
      if (native(node).nodeName === 'BR') endBlock();
      const element = node as HTMLElement & Partial<HTMLSlotElement>;
      const slotted = native(element).assignedNodes?.() ?? [];
      for (const child of slotted.length ? slotted : native(native(element).shadowRoot ?? element).childNodes)
        walk(child, native(element).lang || lang);
    }
    if (native(node).nodeType !== 3) return;
    const text = node as Text;
    // White space may have no box, but it separates words.
    if (text.data.trim()) {
      let around = text.parentElement;
      probe.selectNode(text);
      if (
        !probe.getClientRects().length ||
        (around && view.getComputedStyle(around).visibility !== 'visible')
      )
        return;
      while (around && /^(inline|contents|ruby)/.test(view.getComputedStyle(around).display))
        around = native(around).parentElement;
      if (around !== block) endBlock();
      block = around;
    }
    texts.push({ node: text, start: whole.length, lang });
    // Line breaks in the source do not end a sentence.
    whole += text.data.replace(/\s/g, ' ');
  };

  for (const selector of only ? [''] : ['main,[role=main]', 'article', 'body']) {
    if (sentences.length) break;
    if (selector === 'body') skipped += ',nav,header,footer,aside';
    for (const element of only ?? native(document).querySelectorAll(selector))
      if (only || !native(native(element).parentElement)?.closest(selector))
        walk(element, native(native(element).closest<HTMLElement>('[lang]'))?.lang ?? '');
    endBlock();
  }
  return sentences;
}

function split(text: string, lang?: string): string[] {
  try {
    const segmenter = new Intl.Segmenter(lang || [], { granularity: 'sentence' });
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  } catch {
    // The browser lacks `Intl.Segmenter`, or the page's `lang` is invalid.
    return text.match(/.+?(?:[.!?…]\s|$)/g) ?? [];
  }
}
