/** Whether an input method takes the key. Safari tells of the last Enter of a composition only by this code. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/**
 * Keeps a key that did something of ours from the page, until it is let go: a script's dialog around the element
 * would be closed by the same Escape. The focus may be elsewhere by then.
 * @param isDone whether the browser has nothing to do with it any more
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
