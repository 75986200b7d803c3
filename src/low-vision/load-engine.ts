/** The engine with its panel, which most readers never need. In the classic scripts it is a file of its own. */
type Engine = typeof import('./engine-with-panel.js');

let loaded: Engine | undefined;

/** The engine, where it is here already. */
export const loadedEngine = (): Engine | undefined => loaded;

/** Fetches the engine once. @throws what kept it from being loaded; the next call tries again */
export const loadEngine = async (): Promise<Engine> => (loaded ??= await import('./engine-with-panel.js'));
