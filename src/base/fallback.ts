import { native } from './natives.js';

/** Whether the page has fallback content inside the element, to show until the element renders its own content. */
export function hasFallback(host: Element): boolean {
  return [...host.childNodes].some((node) =>
    node.nodeType === 1
      ? !native(node as Element).slot && !/^(script|template)$/.test((node as Element).localName)
      : node.nodeType === 3 && /\S/.test((node as Text).data),
  );
}

/** Whether the focus or a text selection is in an element. */
export function isInUse(host: Element): boolean {
  const selection = native(document).getSelection();
  return (
    !!host.querySelector(':focus') ||
    // A link that the server has rendered.
    host.shadowRoot?.activeElement?.localName === 'a' ||
    (!!selection &&
      !selection.isCollapsed &&
      (host.contains(selection.anchorNode) || host.contains(selection.focusNode)))
  );
}

/**
 * Resolves when neither the focus nor a text selection is in the fallback content, or when the signal aborts. Removing
 * the fallback earlier would take away the content that the reader is using.
 */
export async function fallbackReleased(host: Element, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && isInUse(host))
    await new Promise((resolve) => {
      const options = { once: true, signal };
      // The focus moves to the next element only after `focusout`.
      host.addEventListener('focusout', () => setTimeout(resolve), options);
      native(document).addEventListener('selectionchange', resolve, options);
      signal.addEventListener('abort', resolve);
    });
}
