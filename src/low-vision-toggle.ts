/** The toggle as an ES module. */
import { rememberScript } from './shared/own-files.js';

// A bundle may be a classic script, which knows its folder only now.
rememberScript();

export { setBase } from './shared/own-files.js';
export * from './elements/low-vision-toggle/define.js';
