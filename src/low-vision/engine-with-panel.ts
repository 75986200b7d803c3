/** What is fetched when a reader wants the low-vision mode: the engine, and the controls of the toggle. */
export { Controls } from '../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision } from './apply.js';
