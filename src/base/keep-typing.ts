import { isComposing } from './keys.js';

/** Keys that type text or move the caret in a text box. Tab, function keys and key combinations are excluded. */
const typed = /^(.|Backspace|Delete|Enter|Arrow\w+|Home|End|Page\w+|Dead|Process|Unidentified)$/u;

/** Windows reports AltGr as Control and Alt, but AltGr types characters. */
const isChord = (event: KeyboardEvent) =>
  (event.altKey || event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');

/**
 * Hides typing in the text boxes of a shadow root from the page. Outside the shadow root, the event's target is the
 * host element. Page scripts do not recognise the host as a text box, and would run their one-letter shortcuts.
 */
export function keepTyping(root: EventTarget): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    root.addEventListener(type, (event) => {
      const key = event as KeyboardEvent;
      if (!(key.target as Element).matches('input')) return;
      if (isComposing(key) || (typed.test(key.key) && !isChord(key))) key.stopPropagation();
    });
}
