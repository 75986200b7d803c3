/** What may be missing where there is no page. */
const host: Partial<typeof globalThis> = globalThis;

/** Listens to a page or a worker; in Node nothing happens. */
export function onGlobal(type: string, listener: () => void, signal: AbortSignal): void {
  host.addEventListener?.(type, listener, { signal });
}

/** Listens to whether the page is seen; a worker is not told. */
export function onVisibility(listener: () => void, signal: AbortSignal): void {
  host.document?.addEventListener('visibilitychange', listener, { signal });
}

export const isHidden = (): boolean => !!host.document?.hidden;

/** The browser knows that there is no connection; what is no browser does not say. */
export const isOffline = (): boolean => host.navigator?.onLine === false;
