/** Workers and Node lack some of these globals. */
const host: Partial<typeof globalThis> = globalThis;

/** Adds a listener to the global object of a page or a worker. In Node the function does nothing. */
export function onGlobal(type: string, listener: () => void, signal: AbortSignal): void {
  host.addEventListener?.(type, listener, { signal });
}

/** Listens to changes of the page's visibility. Workers get no such event. */
export function onVisibility(listener: () => void, signal: AbortSignal): void {
  host.document?.addEventListener('visibilitychange', listener, { signal });
}

export const isHidden = (): boolean => !!host.document?.hidden;
