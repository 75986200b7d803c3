import { makeCustomEvent } from './natives.js';

/** Tells the page of something that the reader did. @returns whether the page lets it go on */
export const dispatch = (target: EventTarget, name: string, detail: object, cancelable = false): boolean =>
  target.dispatchEvent(makeCustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
