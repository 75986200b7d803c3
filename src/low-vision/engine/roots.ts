import { native } from '../../base/natives.js';

/** A node tree with its own style sheets. */
export type Root = Document | ShadowRoot;

export const isElement = (node: Node): node is Element => native(node).nodeType === 1;

/** The node itself, if it is an element, and all elements below it in the same tree. */
export const elementsIn = (node: Root | Element): Element[] => [
  ...(isElement(node) ? [node] : []),
  ...native(node).querySelectorAll('*'),
];

/** The document in a frame, if it has the same origin. */
export const frameDocument = (element: Element): Document | null | undefined =>
  native(element).localName.endsWith('frame') ? (element as HTMLIFrameElement).contentDocument : undefined;

/**
 * Whether an element is one of this library, with any prefix. Those elements apply the reader's colours themselves, and
 * panels keep their sizes.
 */
export const isOurs = (element: Element): boolean =>
  /low-vision-(toggle|panel|way-back)$/.test(native(element).localName);

/** The open shadow root of an element. This library's own elements are skipped. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = native(element);
  return shadowRoot && !isOurs(element) ? shadowRoot : null;
}

/** The root and all open shadow roots in it, at any depth. */
export function* rootsIn(node: Root | Element): Generator<Root> {
  if (!isElement(node)) {
    const { host } = native(node) as Partial<ShadowRoot>;
    if (host && isOurs(host)) return;
    yield node;
  }
  for (const element of elementsIn(node)) {
    const root = shadowOf(element);
    if (root) yield* rootsIn(root);
  }
}
