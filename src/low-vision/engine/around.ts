/** What is around a node, or told by the window that it is in. */
import { native } from '../../base/natives.js';

export type View = Window & typeof globalThis;

/** The window of a node or a document; ours where it has none. */
export const viewOf = (node: Node): View =>
  (native(native(node).ownerDocument ?? (node as Document)).defaultView ?? globalThis) as View;

/** The root element of a node's document. */
export const rootOf = (node: Node): HTMLElement =>
  native(native(node).ownerDocument ?? (node as Document)).documentElement;

export const styleOf = (element: Element): CSSStyleDeclaration => viewOf(element).getComputedStyle(element);

/** The element around an element: of the topmost in a shadow root, the host. */
export const parentOf = (element: Element): HTMLElement =>
  (native(element).parentElement ??
    (native(element).getRootNode() as Partial<ShadowRoot>).host) as HTMLElement;
