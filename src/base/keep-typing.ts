import { isComposing } from './keys.js';

/** Keys that write, or move about, in a text box. Tab, F1 to F12 and chords are not among them. */
const typed = /^(.|Backspace|Delete|Enter|Arrow\w+|Home|End|Page\w+|Dead|Process|Unidentified)$/u;

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
