import { dispatch } from './dispatch.js';

/**
 * Tells the page that the reader follows a link; a plain activation that it cancels does not happen.
 * @param detail of the event, `newTab` besides
 * @returns whether the link is followed
 */
export function dispatchSelect(event: MouseEvent, host: HTMLElement, name: string, detail: object): boolean {
  const { button, ctrlKey, metaKey, shiftKey, target } = event;
  const link = (target as Element).closest('a');
  // Pointer buttons beyond the middle one do not follow links.
  if (button > 1) return false;
  const newTab = button === 1 || ctrlKey || metaKey || shiftKey || link?.target === '_blank';
  const goesOn = dispatch(host, name, { ...detail, newTab }, !newTab);
  if (!goesOn) event.preventDefault();
  return goesOn;
}
