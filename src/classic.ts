/** The classic script: defines the elements that are finished, and leaves one global. */
import './elements/press-releases/define.js';
import './elements/site-switcher/define.js';

declare const __VERSION__: string;

Object.assign(globalThis, { Pressroom: Object.freeze({ version: __VERSION__ }) });
