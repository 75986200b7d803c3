// Says sentences to screen readers.
import { make } from './dom.js';

export const announcer = make('p', { role: 'status', class: 'announcer' });
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Says a sentence after a pause in typing. @param {string} sentence */
export function announce(sentence) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    announcer.textContent = sentence;
  }, 700);
}
