/** The engine as an ES module. */
import './files-of-module.js';

export { applyLowVision, clearLowVision, type Failure, type Settings } from './page.js';
