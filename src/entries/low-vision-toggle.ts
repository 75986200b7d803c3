/** The toggle as an ES module. */
import { rememberScript } from '../net/own-files.js';

// A bundler may produce a classic script. `document.currentScript` tells its folder only during this first run.
rememberScript();

export * from '../elements/low-vision-toggle/define.js';
export { setBase } from '../net/own-files.js';
