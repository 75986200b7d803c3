import { schemes } from './schemes.js';

/** The names alone. The build writes them into the classic scripts, which have the colours only with the engine. */
export const schemeNames = Object.keys(schemes);
