import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf } from '../../engine/around.js';
import type { Undo } from '../../engine/undo.js';

/** By how much what is in an element is wider and higher than it. */
export function overflowOf(element: Element): [number, number] {
  const { clientHeight, children } = native(element);
  // A control does not tell of its text.
  let height = /^(input|select)$/.test(native(element).localName)
    ? parseFloat(styleOf(element).fontSize) * 1.2
    : 0;
  height = Math.max(native(element).scrollHeight, height);
  // What stands on its lower edge grows out of the upper one, which is told of nowhere.
  for (const child of children as Iterable<Element> as Iterable<HTMLElement>) {
    const { offsetParent, offsetTop } = native(child);
    if (offsetTop < -8 && offsetParent === element) height = Math.max(height, clientHeight - offsetTop);
  }
  return [native(element).scrollWidth - native(element).clientWidth, height - clientHeight];
}

/** The row that an element is, or has made too wide, where what is in it may go on in the next line. */
function rowOf(element: Element): HTMLElement | undefined {
  const { body } = native(native(element).ownerDocument);
  for (let row: Element | null = element, up = 0; up < 4 && row && row !== body; up += 1) {
    const { display, flexDirection, flexWrap, overflowX } = styleOf(row);
    if (display.endsWith('flex') && flexDirection.startsWith('row') && native(row).childElementCount > 1)
      // A track of pictures is one row on purpose.
      return flexWrap === 'nowrap' && overflowX === 'visible' ? (row as HTMLElement) : undefined;
    row = native(row).parentElement;
  }
  return undefined;
}

/**
 * Lets boxes grow that have become too small for their text, and words break that have become too wide. What was cut
 * off before stays so: it is hidden on purpose, or scrolled by script.
 * @param goals with what the overflow was before, and the size of the text
 */
export function fitText(undo: Undo, goals: Map<Element, { overflow: [number, number]; size: number }>): void {
  const widened = new Set<Element>();
  const released = new Set<Element>();
  /** By how much. */
  const raised = new Map<Element, number>();
  // A box that grows may be too large for the one around it.
  for (let round = 0; round < 5; round += 1) {
    const changes: [HTMLElement, Record<string, string>][] = [];
    const around = new Set<Element | null>();
    // From the innermost on.
    for (const [element, { overflow, size }] of [...goals].reverse()) {
      const now = overflowOf(element);
      // Less than half a letter is no part of a text that is hidden.
      const isNew = (axis: 0 | 1) => now[axis] > 1 && overflow[axis] <= size / 2;
      // What is wider because of what is in it waits.
      const isWider = isNew(0) && !around.has(element);
      if (isWider || around.has(element)) around.add(parentOf(element));
      if (!native(element).clientHeight || element === rootOf(element) || !(isWider || isNew(1))) continue;
      const { overflowX, overflowY, width, height } = styleOf(element);
      // Made for a sign or a short word, it is as wide as the longest word.
      const isSmall = isWider && native(element).clientWidth < size * 4 && !widened.has(element);
      const change: Record<string, string> = {};
      const isHigher = isNew(1) && !/auto|scroll/.test(overflowY);
      // It does not grow by itself for what is placed or floats in it, nor where what is around it gives it its size.
      if (isHigher && released.has(element)) {
        const by = raised.get(element) ?? Infinity;
        // What moves with its edge would have it grow for ever.
        // In the middle of it, half of the overflow is left.
        const isMoving = now[1] > by * 0.75;
        change['min-height'] = `${native(element).clientHeight + (isMoving ? -by : now[1])}px`;
        raised.set(element, now[1]);
        if (isMoving) overflow[1] = Infinity;
      } else if (isHigher)
        Object.assign(change, {
          height: 'auto',
          'max-height': 'none',
          'min-height': height,
          '-webkit-line-clamp': 'none',
        });
      // Before words are broken.
      const row = isWider && !isSmall ? rowOf(element) : undefined;
      if (row) {
        changes.push([row, { 'flex-wrap': 'wrap' }]);
        continue;
      }
      if (isSmall) Object.assign(change, { width: 'min-content', 'min-width': width });
      // A list's closed box has one line.
      else if (isWider && !/auto|scroll/.test(overflowX) && native(element).localName !== 'select') {
        change['overflow-wrap'] = 'anywhere';
        if (overflowX !== 'visible') change['text-wrap-mode'] = 'wrap';
      }
      // Once is all that can be done, but for the height, as what is in it may grow in turn.
      if (isSmall) widened.add(element);
      else if (isWider) overflow[0] = Infinity;
      if (isHigher) released.add(element);
      else if (isNew(1)) overflow[1] = Infinity;
      changes.push([element as HTMLElement, change]);
    }
    if (!changes.length) return;
    for (const [element, change] of changes) undo.force(element, change);
  }
}
