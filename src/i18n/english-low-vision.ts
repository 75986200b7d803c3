/** The English sentences of the panel alone: in the classic scripts, the panel takes them from the engine. */
export { lowVision } from './en.js';
