import { makeCustomEvent } from './natives.js';

/**
 * Dispatches an event about an action of the reader.
 * @returns `false` if the page cancelled the event
 */
export const dispatch = (target: EventTarget, name: string, detail: object, cancelable = false): boolean =>
  target.dispatchEvent(makeCustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
