import { native } from './natives.js';

/** Shows the element's own content alone, where rendering has failed. */
export function showOwnContent(root: Node & ParentNode): void {
  // Lit's note of what it has rendered, of which nothing is left.
  Reflect.deleteProperty(root, '_$litPart$');
  root.replaceChildren(native(document).createElementNS('http://www.w3.org/1999/xhtml', 'slot'));
}
