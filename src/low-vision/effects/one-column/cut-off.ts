import { native } from '../../../base/natives.js';
import { styleOf } from '../../engine/around.js';
import { isTooWide } from './column-question.js';

/** CSS pixels by which rows of a grid stick out at both sides. Their cells have a padding of the same width. */
const gutter = 16;

/**
 * Whether a box that hides its overflow cuts off a part of its content at a side. Content that the page has moved there,
 * such as a closed menu or a text that will slide in, does not count.
 */
export function cutsText(box: Element, edges = native(box).getBoundingClientRect()): boolean {
  return [...native(box).children].some((part) => {
    const { position, transform, overflowX } = styleOf(part);
    if (/absolute|fixed/.test(position) || transform !== 'none') return false;
    const { left, right, width } = native(part).getBoundingClientRect();
    const isOver =
      width > 1 &&
      ((right > edges.right + gutter && left < edges.right) ||
        (left < edges.left - gutter && right > edges.left));
    return (
      isOver ||
      (overflowX === 'visible' &&
        isTooWide(part) &&
        (!native(part).firstElementChild || cutsText(part, edges)))
    );
  });
}
