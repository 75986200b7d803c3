/** Runs a task when the browser is idle. A timer replaces `requestIdleCallback` in Safari, workers and Node. */
export const whenIdle: (task: () => void) => void =
  (globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout;
