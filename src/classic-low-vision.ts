/** The classic script with the toggle alone. Where `pressroom.js` comes after it, that adds the other elements. */
import { policy, shared } from './classic-shared.js';
import { LowVisionToggle } from './elements/low-vision-toggle/low-vision-toggle.js';
import { beginEarly } from './low-vision/begin-early.js';
import { applyLowVision, clearLowVision } from './low-vision/page.js';
import { defineElement } from './shared/define-element.js';
import { chosenBase, rememberScript, setBase } from './shared/own-files.js';
import { carriers } from './sites/carriers.js';

declare const __VERSION__: string;

rememberScript();

Object.assign(globalThis, {
  Pressroom: Object.freeze(
    Object.defineProperty({ version: __VERSION__, setBase, applyLowVision, clearLowVision }, shared, {
      value: { policy, carriers, choice: chosenBase() },
    }),
  ),
});

beginEarly(() => {
  defineElement('low-vision-toggle', LowVisionToggle);
});
