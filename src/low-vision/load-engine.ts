/** Loads the engine and the panel on demand, since most readers never need them. In classic scripts they are one file. */
import { fetchedFile } from '../net/fetched-file.js';

export const { loaded: loadedEngine, load: loadEngine } = fetchedFile(() => import('./engine-with-panel.js'));
