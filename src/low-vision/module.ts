/** The engine as an ES module. */
import './files-of-module.js';

export * from './page.js';
