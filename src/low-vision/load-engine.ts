/**
 * Loads the engine and the panel on demand, since most readers never need them. In classic scripts they are one file.
 */
type Engine = typeof import('./engine-with-panel.js');

let loaded: Engine | undefined;

/** The engine, if it is loaded. */
export const loadedEngine = (): Engine | undefined => loaded;

/** Loads the engine once. @throws the import error; the next call tries again */
export const loadEngine = async (): Promise<Engine> => (loaded ??= await import('./engine-with-panel.js'));
