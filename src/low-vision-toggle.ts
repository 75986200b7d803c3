/** The toggle as an ES module. */
import './low-vision/files-of-module.js';

export * from './elements/low-vision-toggle/define.js';
