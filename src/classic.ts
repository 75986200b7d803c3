/** The classic script: defines the elements that are finished, and leaves one global. */
import './elements/low-vision-toggle/define.js';
import './elements/press-releases/define.js';
import './elements/site-switcher/define.js';
import { applyLowVision, clearLowVision } from './low-vision/page.js';

declare const __VERSION__: string;

Object.assign(globalThis, {
  Pressroom: Object.freeze({ version: __VERSION__, applyLowVision, clearLowVision }),
});
