import { native } from '../../base/natives.js';

/** A tree of nodes with style sheets of its own. */
export type Root = Document | ShadowRoot;

export const isElement = (node: Node): node is Element => native(node).nodeType === 1;

/** A node's elements, the node itself among them, in its own tree. */
export const elementsIn = (node: Root | Element): Element[] => [
  ...(isElement(node) ? [node] : []),
  ...native(node).querySelectorAll('*'),
];

/** The document in a frame, where it is of the same origin. */
export const frameDocument = (element: Element): Document | null | undefined =>
  native(element).localName.endsWith('frame') ? (element as HTMLIFrameElement).contentDocument : undefined;

/** Ours, whatever their prefix: in the reader's colours by themselves, and panels keep their sizes. */
export const isOurs = (element: Element): boolean =>
  /low-vision-(toggle|panel|way-back)$/.test(native(element).localName);

/** The shadow tree of an element that is shown with the page. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = native(element);
  return shadowRoot && !isOurs(element) ? shadowRoot : null;
}

/** The root, and every open shadow root in it, whatever they are nested in. */
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
