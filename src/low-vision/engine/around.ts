/** Lookups of a node's surroundings: window, root element, computed style and parent. */
import { native } from '../../base/natives.js';

export type View = Window & typeof globalThis;

/** The window of a node or a document. Without one, the global object of this script. */
export const viewOf = (node: Node): View =>
  (native(native(node).ownerDocument ?? (node as Document)).defaultView ?? globalThis) as View;

/** Calls back after the next frame has been painted. */
export function afterPaint(node: Node, callback: () => void): void {
  const view = viewOf(node);
  view.requestAnimationFrame(() => view.setTimeout(callback));
}

/** The root element of a node's document. */
export const rootOf = (node: Node): HTMLElement =>
  native(native(node).ownerDocument ?? (node as Document)).documentElement;

export const styleOf = (element: Element): CSSStyleDeclaration => viewOf(element).getComputedStyle(element);

/** The parent element. For a topmost element in a shadow root, the host. */
export const parentOf = (element: Element): HTMLElement =>
  (native(element).parentElement ??
    native(native(element).getRootNode() as Partial<ShadowRoot>).host) as HTMLElement;

/** Whether an element is in a part of the page that scrolls by itself. */
const isInScroller = (element: Element): boolean =>
  !native(element).matches('html, body') &&
  (/auto|scroll/.test(styleOf(element).overflowY) || isInScroller(parentOf(element)));

/** The element around another one that does not scroll up and down with the page. */
export function fixedAround(element: Element | undefined): Element | undefined {
  if (!element) return undefined;
  const { position, top, bottom } = styleOf(element);
  // Columns of tables and editors are sticky, too, but only sideways. Their heads are so in a box that scrolls.
  return position === 'fixed' ||
    (position === 'sticky' && top + bottom !== 'autoauto' && !isInScroller(element))
    ? element
    : fixedAround(parentOf(element));
}
