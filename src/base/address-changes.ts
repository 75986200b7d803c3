/** Listens to changes of the page's address without a load: by Back, or by a script where the browser tells of it. */
export function onAddressChange(listener: () => void, signal: AbortSignal): void {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', listener, { signal });
  addEventListener('popstate', listener, { signal });
}
