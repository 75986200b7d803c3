/**
 * The panel and its content. The classic scripts fetch this file when the reader comes to the controls. Most readers keep
 * their settings and never open the panel.
 */
export { moveByArrow } from './arrow-keys.js';
export { Panel } from './panel.js';
export { panelStyles } from './panel.styles.js';
export { panelTemplate } from './panel-template.js';
export { presets } from './groups.js';
export { runTool } from './reading-tools.js';
