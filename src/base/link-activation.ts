import { makeCustomEvent } from './natives.js';

/**
 * Dispatches an event when the reader follows a link. The page can cancel it, unless the link opens in a new tab.
 * @param name the event's type
 * @param detail the event's detail; the function adds `newTab`
 * @returns whether the browser follows the link
 */
export function dispatchSelect(event: MouseEvent, host: HTMLElement, name: string, detail: object): boolean {
  const { button, ctrlKey, metaKey, shiftKey, target } = event;
  const link = (target as Element).closest('a');
  // Only the primary and the middle button follow links.
  if (button > 1) return false;
  const newTab = button === 1 || ctrlKey || metaKey || shiftKey || link?.target === '_blank';
  const goesOn = host.dispatchEvent(
    makeCustomEvent(name, {
      bubbles: true,
      composed: true,
      cancelable: !newTab,
      detail: { ...detail, newTab },
    }),
  );
  if (!goesOn) event.preventDefault();
  return goesOn;
}
