/** A tree of nodes with style sheets of its own. */
export type Root = Document | ShadowRoot;

/** A node's elements, the node itself among them, in its own tree. */
export const elementsIn = (node: Root | Element): Element[] => [
  ...('localName' in node ? [node] : []),
  ...node.querySelectorAll('*'),
];

/** The document in a frame, where it is of the same origin. */
export const frameDocument = (element: Element): Document | null | undefined =>
  element.localName.endsWith('frame') ? (element as HTMLIFrameElement).contentDocument : undefined;

/** Ours, whatever their prefix: in the reader's colours by themselves, and panels keep their sizes. */
export const isOurs = ({ localName }: Element): boolean =>
  /low-vision-(toggle|panel|way-back)$/.test(localName);

/** The shadow tree of an element that is shown with the page. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = element;
  return shadowRoot && !isOurs(element) ? shadowRoot : null;
}

/** The root, and every open shadow root in it, whatever they are nested in. */
export function* rootsIn(node: Root | Element): Generator<Root> {
  if ('adoptedStyleSheets' in node) {
    if ('host' in node && isOurs(node.host)) return;
    yield node;
  }
  for (const element of elementsIn(node)) {
    const root = shadowOf(element);
    if (root) yield* rootsIn(root);
  }
}
