import { rootOf, viewOf } from '../engine/around.js';
import { elementsAt } from '../engine/measure.js';
import { keepReadingPlace } from '../engine/reading-place.js';
import { Undo } from '../engine/undo.js';

/**
 * Moves the page, and its fixed and sticky elements at a panel's side of the window, by the height of the panel.
 * @returns function that undoes it
 */
export function dock(panel: HTMLElement, side: 'top' | 'bottom'): () => void {
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
      const { innerWidth: width, innerHeight } = view;
      const isTop = side === 'top';
      const other = isTop ? 'bottom' : 'top';
      const space = isTop ? 'margin-top' : 'padding-bottom';
      const fixed = new Set<HTMLElement>();
      // Test some points at the edge instead of all elements: a page may have ten thousand. The points are parts of the
      // width, and distances from the edge in pixels. The farther ones find a bar with a gap before it.
      for (const x of [0.02, 0.25, 0.5, 0.75, 0.98])
        for (const y of [2, 20, 60, 120])
          for (const element of elementsAt(document, x * width, isTop ? y : innerHeight - y))
            if (element !== panel && /fixed|sticky/.test(view.getComputedStyle(element).position))
              fixed.add(element as HTMLElement);
      for (const element of fixed) {
        const { [side]: near, [other]: far } = view.getComputedStyle(element);
        // Elements stretched between top and bottom, or placed from the other side, have no room to move.
        if (/^-?[\d.]+px$/.test(near) && (far === 'auto' || parseFloat(far) > height))
          undo.force(element, { [side]: `calc(${near} + ${height}px)` });
      }
      const own = view.getComputedStyle(root).getPropertyValue(space);
      undo.force(root, { [space]: `calc(${own} + ${height}px)` });
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
