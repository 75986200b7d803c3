/** A tree of nodes with style sheets of its own. */
export type Root = Document | ShadowRoot;

/** A node's elements, the node itself among them, in its own tree. */
export const elementsIn = (node: Root | Element): Element[] => [
  ...('localName' in node ? [node] : []),
  ...node.querySelectorAll('*'),
];

/** The root, and every open shadow root and document of the same origin in it, whatever they are nested in. */
export function* rootsIn(node: Root | Element): Generator<Root> {
  if ('adoptedStyleSheets' in node) yield node;
  for (const element of elementsIn(node)) {
    if (element.shadowRoot) yield* rootsIn(element.shadowRoot);
    const inside = frameDocument(element);
    if (inside) yield* rootsIn(inside);
  }
}

/** The document in a frame, where it is ours to read. */
function frameDocument(element: Element): Document | null {
  return /^i?frame$/.test(element.localName) ? (element as HTMLIFrameElement).contentDocument : null;
}
