import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf, viewOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import type { Undo } from '../../engine/undo.js';
import type { Effect } from '../effect.js';
import { overflowOf, textGoals, textSize, textVariable, type Goal } from './text-size.js';

/** Ancestors that are looked at for a row. A label lies a few wrappers deep in its bar. */
const mostUp = 4;
/** Rounds in which boxes grow. Growth passes from a box to its parent, and few nested boxes have fixed sizes. */
const mostRounds = 5;
/** Browsers round sizes to whole pixels, so one pixel is no overflow. */
const rounding = 1;
/** This part of a letter's height may lie outside a box without hiding text: the space in its line. */
const lineSpaceDivisor = 2;
/** Letter heights below which a box was made for an icon or a short word. */
const shortWord = 5;
/** Part of its former overflow from which content counts as moving with the edge. Centred content keeps half. */
const movingPart = 0.75;
/** Distance in CSS pixels at the upper edge that shows no letter. */
const sliver = 4;
/** Factor of a drawing below which its text is put back to its own size: a further step would not be seen. */
const leastFactor = 1.2;

/** The flex row that an element is, or that is around it, if its items may wrap to the next line. */
function rowOf(element: Element): HTMLElement | undefined {
  const { body } = native(native(element).ownerDocument);
  for (let row: Element | null = element, up = 0; up < mostUp && row && row !== body; up += 1) {
    const { display, flexDirection, flexWrap, overflowX } = styleOf(row);
    if (display.endsWith('flex') && flexDirection.startsWith('row') && native(row).childElementCount > 1)
      // A row that clips or scrolls, such as a carousel, stays one row.
      return flexWrap === 'nowrap' && overflowX === 'visible' ? (row as HTMLElement) : undefined;
    row = native(row).parentElement;
  }
  return undefined;
}

/** The items of a row that have a height. */
const seenIn = (row: Element): Element[] =>
  ([...native(row).children] as HTMLElement[]).filter((item) => native(item).offsetHeight > sliver);

/**
 * Lets boxes grow that have become too small for their text, and breaks words that have become too wide. Text that was
 * cut off before stays so: the page hides it on purpose or scrolls it by script.
 * @param goals elements with their former overflow and text size, in CSS pixels
 */
function fitText(undo: Undo, goals: Map<Element, Goal>): void {
  const widened = new Set<Element>();
  const released = new Set<Element>();
  /** The overflow for which the minimum height of an element was last raised, in CSS pixels. */
  const raised = new Map<Element, number>();
  /** The height before enlarging. The present height may come from a column that is still too narrow for its text. */
  const leastHeight = (element: Element) =>
    Math.min(parseFloat(styleOf(element).height), goals.get(element)?.overflow[2] ?? Infinity);
  // A box that grows may overflow its parent, so repeat.
  for (let round = 0; round < mostRounds; round += 1) {
    const changes: [HTMLElement, Record<string, string>][] = [];
    const around = new Set<Element | null>();
    const rows = new Map<HTMLElement, { height: string; items: number }>();
    // Innermost elements first.
    for (const [element, { overflow, size }] of [...goals].reverse()) {
      const now = overflowOf(element);
      // An old overflow of less than half a letter did not hide text.
      const isNew = (axis: 0 | 1) => now[axis] > rounding && overflow[axis] <= size / lineSpaceDivisor;
      // A parent waits until its content fits.
      const isWider = isNew(0) && !around.has(element);
      if (isWider || around.has(element)) around.add(parentOf(element));
      if (!native(element).clientHeight || element === rootOf(element) || !(isWider || isNew(1))) continue;
      const { overflowX, overflowY, width } = styleOf(element);
      // A box made for an icon or a short word becomes as wide as its longest word.
      const isSmall = isWider && native(element).clientWidth < size * shortWord && !widened.has(element);
      const change: Record<string, string> = {};
      const isHigher = isNew(1) && !/auto|scroll/.test(overflowY);
      // Automatic height does not include positioned or floating content, and does not apply to a size set by the
      // parent.
      if (isHigher && released.has(element)) {
        const by = raised.get(element) ?? Infinity;
        // Content that moves with the box's edge would make it grow for ever. Such content keeps most of its overflow.
        // Vertically centred content keeps half of it.
        const isMoving = now[1] > by * movingPart;
        change['min-height'] = `${native(element).clientHeight + (isMoving ? -by : now[1])}px`;
        raised.set(element, now[1]);
        if (isMoving) overflow[1] = Infinity;
      } else if (isHigher)
        Object.assign(change, {
          height: 'auto',
          'max-height': 'none',
          'min-height': `${leastHeight(element)}px`,
          '-webkit-line-clamp': 'none',
        });
      // Wrap the row before breaking words.
      const row = isWider && !isSmall ? rowOf(element) : undefined;
      if (row) {
        // A bar of a fixed height would leave the second line over the content below it.
        const height = `${leastHeight(row)}px`;
        changes.push([row, { 'flex-wrap': 'wrap', height: 'auto', 'min-height': height }]);
        rows.set(row, { height, items: seenIn(row).length });
        for (const item of native(row).children as Iterable<Element> as Iterable<HTMLElement>)
          // A side column as high as the window would leave the rest of its line and of the window empty.
          if (
            native(item).offsetHeight >= viewOf(item).innerHeight &&
            native(item).offsetWidth < native(row).offsetWidth / 2
          )
            changes.push([
              item,
              { 'flex-grow': '1', 'flex-shrink': '0', 'flex-basis': '100%', 'min-height': '0' },
            ]);
        continue;
      }
      if (isSmall) Object.assign(change, { width: 'min-content', 'min-width': width });
      // A closed `select` has one line.
      else if (isWider && !/auto|scroll/.test(overflowX) && native(element).localName !== 'select') {
        change['overflow-wrap'] = 'break-word';
        if (overflowX !== 'visible') change['text-wrap-mode'] = 'wrap';
      }
      // Try each fix once. Only the height may grow again, because the content may grow in the next round.
      if (isSmall) widened.add(element);
      else if (isWider) overflow[0] = Infinity;
      if (isHigher) released.add(element);
      else if (isNew(1)) overflow[1] = Infinity;
      changes.push([element as HTMLElement, change]);
    }
    if (!changes.length) return;
    for (const [element, change] of changes) undo.force(element, change);
    // Items whose height is a part of the row's have lost it. Their texts may be placed, and would vanish.
    for (const [row, { height, items }] of rows) if (seenIn(row).length < items) undo.force(row, { height });
  }
}

/** Distance by which a box is moved up, for our rule. */
const above = '--low-vision-above';

/**
 * Keeps boxes above their container that lay there before their text has grown, such as a link to skip content above the
 * page. It would cover the first controls of the page.
 */
function keepAbove(undo: Undo, goals: Map<Element, Goal>): void {
  const moved = new Map<Element, number>();
  for (const [element, { overflow }] of goals) {
    const [, , , end] = overflowOf(element);
    if (overflow[3] < sliver && end > sliver && /absolute|fixed/.test(styleOf(element).position))
      moved.set(element, end);
  }
  for (const [element, end] of moved) undo.declarations(element, { [above]: `${-end - sliver}px` });
}

/** Whether text labels in an SVG picture overlap. */
function isCrowded(picture: Element): boolean {
  const boxes = Array.from(native(picture).querySelectorAll('text'), (label) => boxOf(label));
  return boxes.some((one, index) =>
    boxes
      .slice(index + 1)
      .some(
        (other) =>
          Math.abs(one.left + one.width / 2 - other.left - other.width / 2) < (one.width + other.width) / 2 &&
          Math.abs(one.top + one.height / 2 - other.top - other.height / 2) < (one.height + other.height) / 2,
      ),
  );
}

/** Fits boxes to their enlarged text. It looks at the elements whose text `textSize` has changed. */
export const textFit: Effect = {
  name: 'text-size',

  // The page shows such a link at its focus.
  styles: (page) =>
    textSize.acts?.(page)
      ? `[style*=${above}]:not(:focus-within) { translate: 0 var(${above}) !important }`
      : '',

  acts: (page) => textSize.acts?.(page) ?? '',

  layout({ textFactor, undo }, find) {
    for (const element of find(`[style*=${above}]`).filter(
      (element) => native(element as HTMLElement).offsetTop >= 0,
    ))
      undo.declarations(element, { [above]: '' });
    const goals = new Map<Element, Goal>();
    let drawings: Element[] = [];
    for (const element of find('*')) {
      const goal = textGoals.get(element);
      if (goal) {
        goals.set(element, goal);
        if (native(element).localName === 'svg') drawings.push(element);
      }
      textGoals.delete(element);
    }
    // Reduce the factors of drawings until their labels do not overlap. A round measures all of them before it changes any.
    for (let part = textFactor; part > 1;) {
      part = part > leastFactor ? Math.sqrt(part) : 1;
      drawings = drawings.filter(isCrowded);
      for (const drawing of drawings) undo.force(drawing, { [textVariable]: String(part) });
    }
    fitText(undo, goals);
    keepAbove(undo, goals);
  },
};
