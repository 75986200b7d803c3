import './low-vision-toggle.js';
import '../elements/press-release/define.js';
import '../elements/press-releases/define.js';
import '../elements/site-switcher/define.js';

export * from './elements.js';
