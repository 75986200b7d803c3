/** The toggle as an ES module. */
import { rememberScript } from '../net/own-files.js';

// A bundle may be a classic script, which knows its folder only now.
rememberScript();

export * from '../elements/low-vision-toggle/define.js';
export { setBase } from '../net/own-files.js';
