/**
 * Listens to changes of the page's address that load no new page. Only browsers with the Navigation API report changes
 * by scripts; all browsers report the Back and Forward buttons.
 */
export function onAddressChange(listener: () => void, signal: AbortSignal): void {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', listener, { signal });
  addEventListener('popstate', listener, { signal });
}
