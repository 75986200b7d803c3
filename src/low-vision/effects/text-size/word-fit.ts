import { native } from '../../../base/natives.js';
import { styleOf } from '../../engine/around.js';
import { isInEditor } from '../../engine/editors.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import type { Undo } from '../../engine/undo.js';
import type { Context, Effect } from '../effect.js';
import { fitAgain } from '../one-column/columns.js';
import { overflowOf, textSize, textVariable } from './text-size.js';

/** The width in CSS pixels up to which nobody sees a text: it is for screen readers. */
const unseen = 2;

/** Columns of at least so many em have room for all but the longest words, so their words are not measured. */
const roomy = 14;

/** The padding in CSS pixels that a column keeps. */
const kept = 8;

/** The padding from which a column gives up the rest. */
const large = 16;

/** Part of the fitting size that is given. Browsers round widths of letters, and the word would break again. */
const margin = 0.98;

/** The block whose width a text has. Inline elements have no width of their own. */
function blockOf(text: Text): HTMLElement | undefined {
  let block = native(text).parentElement;
  while (block && !native(block).clientWidth) block = native(block).parentElement;
  return block ?? undefined;
}

/** The width of a block's content in CSS pixels. */
function roomIn(block: Element): number {
  const { paddingLeft, paddingRight } = styleOf(block);
  return native(block).clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
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

const isRow = (element: Element): boolean => {
  const { display, flexDirection } = styleOf(element);
  return /grid|table/.test(display) || (display.endsWith('flex') && flexDirection.startsWith('row'));
};

type Changes = [HTMLElement, Record<string, string>][];

/**
 * Changes that give a word more room. A block of a fixed width becomes wider where there is room beside it. Otherwise,
 * paddings and margins around it shrink. Lists keep the room of their markers.
 * @param width the width that the block needs
 */
function roomFor(block: HTMLElement, width: number): Changes {
  const changes: Changes = [];
  const { body } = native(block.ownerDocument);
  const wider: Changes = [];
  for (let [box, least] = [block, width]; ;) {
    const around = native(box).parentElement;
    // A placed box would lie over the box beside it.
    if (!around || around === body || isRow(around) || styleOf(box).position === 'absolute') break;
    wider.push([box, { width: 'auto', 'min-width': `${least}px`, 'box-sizing': 'border-box' }]);
    const room = roomIn(around);
    if (room >= least) return wider;
    least += native(around).offsetWidth - room;
    box = around;
  }
  let needed = width - native(block).offsetWidth;
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
      const room = roomIn(block);
      if (room < unseen || room > roomy * parseFloat(styleOf(element).fontSize)) continue;
      const unit = native(block).getBoundingClientRect().width / native(block).offsetWidth;
      const part = (Math.max(room, 1) * unit) / brokenWidth(text as Text);
      if (part < (broken.get(block) ?? 1)) broken.set(block, part);
    }
  return broken;
}

function fitWords({ document, undo, textFactor }: Context, elements: readonly Element[]): void {
  let broken = brokenIn(elements);
  for (const [block, part] of broken)
    for (const [box, change] of roomFor(block, native(block).offsetWidth + roomIn(block) * (1 / part - 1)))
      undo.force(box, change);
  if (!broken.size) return;
  // The new widths and sizes may bring texts over each other.
  fitAgain(document, broken.keys());
  broken = brokenIn([...broken.keys()].flatMap((block) => [block, ...native(block).querySelectorAll('*')]));
  // A heading of the size of other texts would not be told from them.
  const least = parseFloat(styleOf(native(document).body).fontSize);
  const high = new Set<HTMLElement>();
  for (const [block, part] of broken) {
    const own = parseFloat(styleOf(block).fontSize);
    // Small print in a heading shrinks with it.
    const inner = Array.from(native(block).children, (child) => parseFloat(styleOf(child).fontSize));
    const size = Math.max(own * part * margin, (least * own) / Math.max(Math.min(own, ...inner), 1));
    if (size >= own) continue;
    undo.force(block, { 'font-size': `calc(${size / textFactor}px * var(${textVariable}, ${textFactor}))` });
    for (let box: HTMLElement | null = block; box; box = native(box).parentElement)
      if (inlineStyleOf(box).getPropertyPriority('min-height')) high.add(box);
  }
  // Boxes that have grown for the larger text.
  for (const box of high) undo.force(box, { 'min-height': '0' });
  const grown = [...high].map((box) => [box, overflowOf(box)] as const);
  for (const [box, [, over, own]] of grown) undo.force(box, { 'min-height': `${own + over}px` });
}

/** Wraps rows whose first items would be beside the window, where no reader can scroll: rows aligned at their end. */
function wrapFromEnd(undo: Undo, elements: Iterable<Element>): void {
  const rows = [...elements].filter((element) => {
    if (native(element).childElementCount < 2) return false;
    const { display, flexDirection, flexWrap, justifyContent } = styleOf(element);
    return (
      display.endsWith('flex') &&
      flexDirection === 'row' &&
      flexWrap === 'nowrap' &&
      /end|right|center/.test(justifyContent) &&
      Array.from(
        native(element).children as Iterable<Element> as Iterable<HTMLElement>,
        (item) => native(item).offsetWidth,
      ).reduce((sum, width) => sum + width) >
        native(element).clientWidth + 1
    );
  }) as HTMLElement[];
  for (const row of rows) undo.force(row, { 'flex-wrap': 'wrap' });
}

/**
 * Keeps the words of enlarged headings and numbers whole in narrow columns. A column gives up its margins first. If that
 * is not enough, the text becomes smaller, but not smaller than most text of the page.
 */
export const wordFit: Effect = {
  name: 'text-size',

  acts: (page) => textSize.acts?.(page) ?? '',

  layout(context, find) {
    const elements = find('*').filter((element) => native(element).isConnected && !isInEditor(element));
    if (context.textFactor === 1 || !elements.length) return;
    wrapFromEnd(context.undo, elements);
    fitWords(context, elements);
  },
};
