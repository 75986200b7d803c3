import { native } from '../../../base/natives.js';
import { rootOf, styleOf, viewOf } from '../../engine/around.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { boxOf, windowOf } from '../../engine/measure.js';
import { inFlow, popups, type Changes } from './change.js';

/** Elements seen off screen, such as menus that a page slides into view. */
const away = new WeakSet<Element>();

/**
 * Puts tall fixed and sticky bars into the flow. Low bars stay, with scroll padding so that they do not cover the
 * focus.
 */
export function* barChanges(element: HTMLElement): Changes {
  const style = styleOf(element);
  const { position, visibility, top, bottom } = style;
  if (position !== 'fixed' && position !== 'sticky') return;
  const root = rootOf(element);
  const view = native(native(element).ownerDocument).scrollingElement ?? root;
  // Engines differ in whether they report the window's size in enlarged pixels. The root is as wide as the window.
  const clientWidth = native(root).offsetWidth;
  const clientHeight = (native(view).clientHeight * clientWidth) / native(view).clientWidth;
  const { offsetHeight, offsetWidth } = native(element);
  const isFixed = position === 'fixed';
  const [width, height] = windowOf(viewOf(element));
  const box = boxOf(element);
  if (
    isFixed &&
    (box.left + box.width <= 0 || box.top + box.height <= 0 || box.left >= width || box.top >= height)
  )
    away.add(element);
  if (
    visibility === 'hidden' ||
    away.has(element) ||
    native(element).closest(popups) ||
    inlineStyleOf(element).left ||
    inlineStyleOf(element).transform
  )
    return;
  if (offsetHeight > clientHeight / 5) {
    // A bar that fills the window is an overlay.
    if (!isFixed || top !== bottom || offsetWidth < clientWidth * 0.9)
      yield [element, `${inFlow(style)};width:auto;transform:none`];
  } else if (isFixed || offsetWidth > clientWidth / 2) {
    const [above, below] = [parseFloat(top), parseFloat(bottom)];
    const side = below < above || Number.isNaN(above) ? 'bottom' : 'top';
    const needed = offsetHeight + (side === 'top' ? above : below);
    const given = parseFloat(styleOf(root).getPropertyValue(`scroll-padding-${side}`)) || 0;
    yield [root, `scroll-padding-${side}:${Math.max(needed, given)}px`];
  }
}
