/** Keys that write, or move about, in a text box. Tab, F1 to F12 and chords are not among them. */
const typed = /^(.|Backspace|Delete|Enter|Arrow\w+|Home|End|Page\w+|Dead|Process|Unidentified)$/u;

/** Whether an input method takes the key. Safari tells of the last Enter of a composition only by this code. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** AltGr is Control and Alt on Windows: it writes. */
const isChord = (event: KeyboardEvent) =>
  (event.altKey || event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');

/**
 * Keeps the keys that are typed into text boxes of a shadow root from the page. Outside of it their target is the
 * host, which page scripts do not take for a text box: their one-letter shortcuts would act.
 */
export function keepTyping(root: EventTarget): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    root.addEventListener(type, (event) => {
      const key = event as KeyboardEvent;
      if (!(key.target as Element).matches('input')) return;
      if (isComposing(key) || (typed.test(key.key) && !isChord(key))) key.stopPropagation();
    });
}

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
