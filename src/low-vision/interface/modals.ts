import { native } from '../../base/natives.js';
import { rootsIn } from '../engine/roots.js';

/** The modal dialog that is open, the innermost of several: nothing that is not in it can be pressed. */
export const openModal = (document: Document): Element | undefined =>
  [...rootsIn(document)].flatMap((root) => [...native(root).querySelectorAll('dialog:modal')]).at(-1);

/** Whether it is drawn in there: also what stands in a slot or a shadow tree. */
export function isDrawnIn(place: Element, node: Node | null): boolean {
  if (!node || node === place) return !!node;
  const { assignedSlot, parentNode, host } = native(node) as Partial<Element & ShadowRoot>;
  return isDrawnIn(place, assignedSlot ?? parentNode ?? host ?? null);
}

/**
 * Tells when a dialog opens or closes.
 * @returns ends it
 */
export function watchModals(document: Document, told: () => void): () => void {
  const observer = new MutationObserver(told);
  const watch = (root: Node) => {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['open'] });
  };
  for (const root of rootsIn(document)) watch(root);
  // Of a component that came later, the dialog is known when it takes the focus.
  const focused = (event: Event) => {
    for (const node of event.composedPath())
      if ((node as Partial<Element>).localName === 'dialog') {
        watch(native(node as Element).getRootNode());
        told();
      }
  };
  native(document).addEventListener('focusin', focused);
  return () => {
    observer.disconnect();
    native(document).removeEventListener('focusin', focused);
  };
}
