/** The engine as an ES module. */
import { rememberScript } from '../net/own-files.js';

// A bundle may be a classic script, which knows its folder only now.
rememberScript();

export { applyLowVision, clearLowVision, type Failure, type Settings } from '../low-vision/apply.js';
export { setBase } from '../net/own-files.js';
