/**
 * The second part of `pressroom-low-vision.js`: the panel, and the functions for scripts of the page. It stands for
 * `low-vision/engine-with-panel.ts`, but without the further effects.
 */
import { known } from '../../i18n/languages.js';
import { shareLanguages } from '../../i18n/page-sentences.js';

export { Controls } from '../../elements/low-vision-toggle/controls.js';
export { applyLowVision, clearLowVision, whenComplete } from '../../low-vision/document-engine.js';

// The engine, which needs no other script, has its own copy of the table.
shareLanguages(known.files);
