import type { Undo } from '../undo.js';

export const styleOf = (element: Element): CSSStyleDeclaration =>
  (element.ownerDocument.defaultView ?? window).getComputedStyle(element);

/** Inline, over everything that the page says. */
export function force(undo: Undo, element: HTMLElement, change: Record<string, string>): void {
  undo.declarations(element.style, change, element, 'important');
}

/** By how much what is in an element is wider and higher than it. */
export const overflowOf = (element: Element): [number, number] => [
  element.scrollWidth - element.clientWidth,
  // A control does not tell of its text.
  Math.max(
    element.scrollHeight,
    /^(input|select)$/.test(element.localName) ? parseFloat(styleOf(element).fontSize) * 1.2 : 0,
  ) - element.clientHeight,
];

/**
 * Lets boxes grow that have become too small for their text, and words break that have become too wide. What was cut
 * off before stays so: it is hidden on purpose, or scrolled by script.
 * @param goals with what the overflow was before
 */
export function fitText(undo: Undo, goals: Map<Element, { overflow: [number, number] }>): void {
  // A box that grows may be too large for the one around it.
  for (let round = 0; round < 5; round += 1) {
    const changes: [HTMLElement, Record<string, string>][] = [];
    const around = new Set<Element | null>();
    // From the innermost on.
    for (const [element, { overflow }] of [...goals].reverse()) {
      const now = overflowOf(element);
      const isNew = (axis: 0 | 1) => now[axis] > 1 && overflow[axis] <= 1;
      // What is wider because of what is in it waits.
      const isWider = isNew(0) && !around.has(element);
      if (isWider || around.has(element)) around.add(element.parentElement);
      if (!element.clientHeight || !element.parentElement || !(isWider || isNew(1))) continue;
      const { overflowX, overflowY, height } = styleOf(element);
      const change: Record<string, string> = {};
      if (isNew(1) && !/auto|scroll/.test(overflowY))
        Object.assign(change, {
          height: 'auto',
          'max-height': 'none',
          'min-height': height,
          '-webkit-line-clamp': 'none',
        });
      if (isWider && !/auto|scroll/.test(overflowX)) {
        change['overflow-wrap'] = 'anywhere';
        if (overflowX !== 'visible') change['text-wrap-mode'] = 'wrap';
      }
      // Once is all that can be done.
      if (isWider) overflow[0] = Infinity;
      if (isNew(1)) overflow[1] = Infinity;
      changes.push([element as HTMLElement, change]);
    }
    if (!changes.length) return;
    for (const [element, change] of changes) undo.declarations(element.style, change, element, 'important');
  }
}
