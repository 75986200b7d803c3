import { native } from '../../../base/natives.js';
import { rootOf, styleOf } from '../../engine/around.js';
import { isInEditor } from '../../engine/editors.js';
import { elementsIn } from '../../engine/roots.js';
import type { Undo } from '../../engine/undo.js';
import type { Effect } from '../effect.js';
import { textSize, textVariable } from './text-size.js';

/** Columns of at least so many em have room for all but the longest words, so their words are not measured. */
const roomy = 14;

/** The padding in CSS pixels that a column keeps, and the padding from which it gives up the rest. */
const [kept, large] = [8, 24];

/** The block whose width a text has. Inline elements have no width of their own. */
function blockOf(text: Text): HTMLElement | undefined {
  let block = native(text).parentElement;
  while (block && !native(block).clientWidth) block = native(block).parentElement;
  return block ?? undefined;
}

/** The width of the widest broken word of a text, in the range's pixels; 0 without one. */
function brokenWidth(text: Text): number {
  const range = native(text.ownerDocument).createRange();
  let widest = 0;
  for (const { 0: word, index } of text.data.matchAll(/[^\s-]{2,}/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
    if (lines.length > 1 && lines[0]?.top !== lines.at(-1)?.top)
      widest = Math.max(
        widest,
        lines.reduce((sum, { width }) => sum + width, 0),
      );
  }
  return widest;
}

/** The longest way in CSS pixels by which children of a box reach into its padding. */
const reachInto = (box: Element, side: string): number =>
  Math.max(
    0,
    ...Array.from(
      native(box).children,
      (child) => -parseFloat(styleOf(child).getPropertyValue(`margin-${side}`)) || 0,
    ),
  );

/** Paddings and margins around a text that may shrink so that a word gains room. Lists keep the room of their markers. */
function roomAround(block: HTMLElement, needed: number): [HTMLElement, Record<string, string>][] {
  const changes: [HTMLElement, Record<string, string>][] = [];
  const { body } = native(block.ownerDocument);
  for (
    let box: HTMLElement | null = block;
    box && box !== body && needed > 0;
    box = native(box).parentElement
  ) {
    if (native(box).matches('ul, ol')) continue;
    const style = styleOf(box);
    const change: Record<string, string> = {};
    for (const side of ['left', 'right'])
      for (const name of [`padding-${side}`, `margin-${side}`]) {
        const own = parseFloat(style.getPropertyValue(name));
        const left = Math.max(kept, reachInto(box, side));
        if (own <= Math.max(large, left)) continue;
        change[name] = `${left}px`;
        needed -= own - left;
      }
    if (Object.keys(change).length) changes.push([box, change]);
  }
  return changes;
}

/** Finds the texts with a broken word: their block, and the part of the word that fits in its line. */
function brokenIn(elements: Iterable<Element>): Map<HTMLElement, number> {
  const broken = new Map<HTMLElement, number>();
  for (const element of elements)
    for (const text of native(element).childNodes) {
      if (text.nodeType !== 3 || !text.nodeValue?.trim()) continue;
      const block = blockOf(text as Text);
      if (!block) continue;
      const { paddingLeft, paddingRight } = styleOf(block);
      const room = native(block).clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      if (room > roomy * parseFloat(styleOf(element).fontSize)) continue;
      const unit = native(block).getBoundingClientRect().width / native(block).offsetWidth;
      const part = (Math.max(room, 1) * unit) / brokenWidth(text as Text);
      if (part < (broken.get(block) ?? 1)) broken.set(block, part);
    }
  return broken;
}

function fitWords(undo: Undo, elements: readonly Element[], factor: number): void {
  let broken = brokenIn(elements);
  for (const [block, part] of broken)
    for (const [box, change] of roomAround(block, native(block).clientWidth * (1 / part - 1)))
      undo.force(box, change);
  if (!broken.size) return;
  broken = brokenIn(broken.keys());
  // A heading of the size of other texts would not be told from them.
  const least = parseFloat(styleOf(native(rootOf(elements[0] as Element).ownerDocument).body).fontSize);
  for (const [block, part] of broken) {
    const size = Math.floor(parseFloat(styleOf(block).fontSize) * part * 0.99);
    if (size >= least)
      undo.force(block, { 'font-size': `calc(${size / factor}px * var(${textVariable}, ${factor}))` });
  }
}

/**
 * Keeps the words of enlarged headings and numbers whole in narrow columns. A column gives up its margins first. If that
 * is not enough, the text becomes smaller, but not smaller than most text of the page.
 */
export const wordFit: Effect = {
  name: 'text-size',

  acts: (page) => textSize.acts?.(page) ?? '',

  layout({ textFactor, undo }, { added, changed }) {
    const elements = [...changed, ...elementsIn(added)].filter(
      (element) => native(element).isConnected && !isInEditor(element),
    );
    if (textFactor !== 1 && elements.length) fitWords(undo, elements, textFactor);
  },
};
