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

/** The element around another one that does not scroll with the page. */
export function fixedAround(element: Element | undefined): Element | undefined {
  return !element || /fixed|sticky/.test(styleOf(element).position)
    ? element
    : fixedAround(parentOf(element));
}
