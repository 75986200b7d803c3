/**
 * The second part of `pressroom-low-vision.js`: the panel, and the functions for scripts of the page. It stands for
 * `low-vision/engine-with-panel.ts`, but without the further effects.
 */
export { Controls } from '../../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision, whenComplete } from '../../low-vision/document-engine.js';
