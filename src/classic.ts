/** The classic script: defines the elements that are finished, and leaves one global. */
import { before, former } from './classic-shared.js';
import { LowVisionToggle } from './elements/low-vision-toggle/low-vision-toggle.js';
import './elements/press-release/define.js';
import './elements/press-releases/define.js';
import './elements/site-switcher/define.js';
import { beginEarly } from './low-vision/begin-early.js';
import { applyLowVision, clearLowVision } from './low-vision/page.js';
import { defineElement } from './shared/define-element.js';
import { rememberScript, setBase, shareChosenBase } from './shared/own-files.js';
import { carriers } from './sites/carriers.js';

declare const __VERSION__: string;

rememberScript();
if (before) shareChosenBase(before.choice);

Object.assign(globalThis, {
  Pressroom: Object.freeze({
    version: __VERSION__,
    setBase,
    applyLowVision,
    clearLowVision,
    ...(before && former),
  }),
});

// One engine a page: the toggle of `low-vision.js`, which was here before, keeps its own.
if (before) {
  const { carriers: others } = before;
  carriers.add((link) => {
    for (const carry of others) carry(link);
  });
} else
  beginEarly(() => {
    defineElement('low-vision-toggle', LowVisionToggle);
  });
