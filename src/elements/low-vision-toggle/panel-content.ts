/**
 * What the panel shows. The classic scripts fetch it when the reader comes to the controls: most readers use a page with
 * their remembered settings and never open the panel.
 */
export { Panel } from './panel.js';
export { panelStyles } from './panel.styles.js';
export { panelTemplate } from './panel-template.js';
