import { schemes } from './schemes.js';

/**
 * Names of the schemes. The build inlines them, so that the button does not load the colours, which the engine brings.
 */
export const schemeNames = Object.keys(schemes);
