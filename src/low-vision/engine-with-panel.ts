/**
 * The part loaded when a reader wants the low-vision mode: the engine and the toggle's controls. The classic scripts
 * have `entries/files/panel.ts` in its place.
 */
export { Controls } from '../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision, whenComplete } from './apply.js';
