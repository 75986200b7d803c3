import { makeCustomEvent } from './natives.js';

/** Dispatches an event about an action of the reader. The page cannot cancel it. */
export const dispatch = (target: EventTarget, name: string, detail: object): boolean =>
  target.dispatchEvent(makeCustomEvent(name, { bubbles: true, composed: true, detail }));
