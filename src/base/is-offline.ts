/** Whether the browser reports that it has no connection. Outside a browser the answer is `false`. */
export const isOffline = (): boolean =>
  (globalThis as Partial<typeof globalThis>).navigator?.onLine === false;

/**
 * Watches whether the connection returns while a request runs. Such a request often fails: browsers end the requests
 * of the former connection.
 * @returns function that ends the watch, and says whether the connection has returned
 */
export function watchConnection(): () => boolean {
  let hasReturned = false;
  const hear = () => {
    hasReturned = true;
  };
  addEventListener('online', hear);
  return () => {
    removeEventListener('online', hear);
    return hasReturned;
  };
}
