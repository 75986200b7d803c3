import { decoded } from '../../sanitizer/as-seen.js';

/**
 * Follows a link from a release's text to a fragment in the same text. The browser itself finds fragments only in the
 * page, not in a shadow root, and would change the page's URL.
 */
export function followWithin(content: Element, event: MouseEvent): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const href = (target as Element).closest('a')?.getAttribute('href') ?? '';
  if (!href.startsWith('#') || button || ctrlKey || metaKey || shiftKey || altKey) return;
  const place = content.querySelector<HTMLElement>(`[id="${CSS.escape(decoded(href.slice(1)))}"]`);
  if (!place) return;
  event.preventDefault();
  for (
    let details = place.closest('details');
    details;
    details = details.parentElement?.closest('details') ?? null
  )
    details.open = true;
  if (!place.matches('a[href]')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}
