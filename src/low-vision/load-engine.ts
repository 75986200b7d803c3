/** Fetches the engine with its panel: most readers never need it. The classic scripts have a file of their own. */
export const loadEngine = (): Promise<typeof import('./engine-with-panel.js')> =>
  import('./engine-with-panel.js');
