import { rootOf, viewOf } from '../engine/around.js';
import { elementsAt } from '../engine/measure.js';
import { keepReadingPlace } from '../engine/reading-place.js';
import { Undo } from '../engine/undo.js';

/**
 * Moves the page and its fixed and sticky elements at the top down by the height of a panel.
 * @returns function that undoes it
 */
export function dock(panel: HTMLElement): () => void {
  const { ownerDocument: document } = panel;
  const view = viewOf(document);
  const root = rootOf(document);
  let undo = new Undo();
  let height = 0;
  const place = () => {
    if (panel.offsetHeight === height) return;
    height = panel.offsetHeight;
    keepReadingPlace(document, () => {
      undo.run();
      undo = new Undo();
      const width = view.innerWidth;
      const fixed = new Set<HTMLElement>();
      // Test some points at the top instead of all elements: a page may have ten thousand.
      for (const x of [0.02, 0.25, 0.5, 0.75, 0.98])
        for (const y of [2, 20, 60, 120])
          for (const element of elementsAt(document, x * width, y))
            if (element !== panel && /fixed|sticky/.test(view.getComputedStyle(element).position))
              fixed.add(element as HTMLElement);
      for (const element of fixed) {
        const { top, bottom } = view.getComputedStyle(element);
        // Elements stretched between top and bottom, or placed from the bottom, have no room to move.
        if (/^-?[\d.]+px$/.test(top) && (bottom === 'auto' || parseFloat(bottom) > height))
          undo.force(element, { top: `calc(${top} + ${height}px)` });
      }
      const margin = view.getComputedStyle(root).marginTop;
      undo.force(root, { 'margin-top': `calc(${margin} + ${height}px)` });
    });
  };
  const observer = new ResizeObserver(place);
  observer.observe(panel);
  place();
  return () => {
    observer.disconnect();
    keepReadingPlace(document, () => undo.run());
  };
}
