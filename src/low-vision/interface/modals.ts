import { native } from '../../base/natives.js';
import { rootOf } from '../engine/around.js';
import { rootsIn } from '../engine/roots.js';

/** The open modal dialog, the last in document order. Elements outside it cannot be pressed. */
export const openModal = (document: Document): Element | undefined =>
  [...rootsIn(document)].flatMap((root) => [...native(root).querySelectorAll('dialog:modal')]).at(-1);

/** Whether a node is rendered inside an element, including slots and shadow trees. */
export function isDrawnIn(place: Element, node: Node | null): boolean {
  if (!node || node === place) return !!node;
  const { assignedSlot, parentNode, host } = native(node) as Partial<Element & ShadowRoot>;
  return isDrawnIn(place, assignedSlot ?? parentNode ?? host ?? null);
}

/**
 * Reports when a dialog opens or closes, and when the page renders an open dialog or, without one, its root again.
 * @returns function that stops it
 */
export function watchModals(document: Document, told: () => void): () => void {
  const follow = () => {
    rendered.disconnect();
    // A framework may replace the dialog's content, the dialog, or an element around it.
    for (let at: Node | null = openModal(document) ?? rootOf(document); at; at = native(at).parentNode)
      rendered.observe(at, { childList: true });
  };
  const changed = () => {
    told();
    follow();
  };
  const rendered = new MutationObserver(changed);
  const observer = new MutationObserver(changed);
  const watch = (root: Node) => {
    observer.observe(root, { subtree: true, attributeFilter: ['open'] });
  };
  for (const root of rootsIn(document)) watch(root);
  follow();
  // A dialog in the shadow tree of a later component is found when it gets the focus.
  const focused = (event: Event) => {
    for (const node of event.composedPath())
      if ((node as Partial<Element>).localName === 'dialog') {
        watch(native(node as Element).getRootNode());
        changed();
      }
  };
  native(document).addEventListener('focusin', focused);
  return () => {
    observer.disconnect();
    rendered.disconnect();
    native(document).removeEventListener('focusin', focused);
  };
}
