import { native } from './natives.js';

/** Replaces a failed rendering by a slot, so that the element shows its fallback content. */
export function showOwnContent(root: Node & ParentNode): void {
  // Lit stores its rendered part here. It must not reuse the part, since the nodes below are removed.
  Reflect.deleteProperty(root, '_$litPart$');
  root.replaceChildren(native(document).createElement('slot'));
}
