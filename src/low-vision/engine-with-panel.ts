/**
 * The part loaded when a reader wants the low-vision mode: the engine and the toggle's controls. The classic scripts
 * have `entries/files/panel.ts` in its place.
 */
import { usePanel } from '../elements/low-vision-toggle/load-panel.js';
import * as content from '../elements/low-vision-toggle/panel-content.js';

export { Controls } from '../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision, whenComplete } from './apply.js';

usePanel(content);
