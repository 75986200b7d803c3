/** The engine as an ES module. */
export { applyLowVision, clearLowVision, type Failure, type Settings } from '../low-vision/page.js';
