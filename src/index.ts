import './elements/press-releases/define.js';

export * from './elements.js';
