/** Does what can wait when the page has nothing else to do. */
export const whenIdle: (task: () => void) => void =
  (globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout;
