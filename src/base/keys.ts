/** Whether an input method handles the key. Safari marks the Enter that ends a composition only by key code 229. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/**
 * Hides a key that an element has handled from the page. Escape stays hidden until its release: otherwise the same
 * Escape would close a dialog of the page around the element. The window listens, since the focus may move meanwhile.
 * @param isDone whether to prevent the browser's default action
 */
export function takeKey(event: KeyboardEvent, isDone = true): void {
  event.stopPropagation();
  if (isDone) event.preventDefault();
  if (event.key !== 'Escape') return;
  const listeners = new AbortController();
  const keep = (next: KeyboardEvent) => {
    const isSame = next.key === event.key && (next.repeat || next.type === 'keyup');
    if (isSame) {
      next.stopPropagation();
      next.preventDefault();
    }
    if (!isSame || next.type === 'keyup') listeners.abort();
  };
  const options = { capture: true, signal: listeners.signal };
  for (const type of ['keydown', 'keyup'] as const)
    (event.view ?? window).addEventListener(type, keep, options);
}
