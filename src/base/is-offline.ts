/** Whether the browser reports that it has no connection. Outside a browser the answer is `false`. */
export const isOffline = (): boolean =>
  (globalThis as Partial<typeof globalThis>).navigator?.onLine === false;
