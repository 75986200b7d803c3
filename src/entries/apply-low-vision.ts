/** The engine as an ES module. */
import { rememberScript } from '../net/own-files.js';

// A bundler may produce a classic script. `document.currentScript` tells its folder only during this first run.
rememberScript();

export { applyLowVision, clearLowVision, type Failure, type Settings } from '../low-vision/apply.js';
export { setBase } from '../net/own-files.js';
