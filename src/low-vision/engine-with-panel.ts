/** The part loaded when a reader wants the low-vision mode: the engine and the toggle's controls. */
export { Controls } from '../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision } from './apply.js';
