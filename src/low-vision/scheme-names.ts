import { schemes } from './schemes.js';

/** The names alone. The build writes them out, so that the button needs no colours, which come with the engine. */
export const schemeNames = Object.keys(schemes);
