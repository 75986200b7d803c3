/** A tree of nodes with style sheets of its own. */
export type Root = Document | ShadowRoot;

/** A node's elements, the node itself among them, in its own tree. */
export const elementsIn = (node: Root | Element): Element[] => [
  ...('localName' in node ? [node] : []),
  ...node.querySelectorAll('*'),
];

/** The document in a frame, where it is of the same origin. */
export const frameDocument = (element: Element): Document | null | undefined =>
  /^i?frame$/.test(element.localName) ? (element as HTMLIFrameElement).contentDocument : undefined;

/** The root, and every open shadow root in it, whatever they are nested in. */
export function* rootsIn(node: Root | Element): Generator<Root> {
  if ('adoptedStyleSheets' in node) yield node;
  for (const { shadowRoot } of elementsIn(node)) if (shadowRoot) yield* rootsIn(shadowRoot);
}
