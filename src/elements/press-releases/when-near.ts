/** Resolves when an element is within half a viewport of the visible area, or when aborted. */
export function whenNear(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      observer.disconnect();
      resolve();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) end();
      },
      { rootMargin: '50%' },
    );
    observer.observe(element);
    signal.addEventListener('abort', end);
  });
}
