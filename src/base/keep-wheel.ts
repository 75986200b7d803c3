/**
 * Keeps the wheel over a panel from scrolling the page behind it, as over a native list of choices.
 * `overscroll-behavior` does so only where the panel itself can scroll.
 */
export function keepWheel(event: WheelEvent): void {
  const { deltaX, deltaY, ctrlKey, currentTarget } = event;
  // With Control the wheel zooms.
  if (ctrlKey) return;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } =
    currentTarget as Element;
  const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
  const [delta, at, most] = isAcross
    ? [deltaX, Math.abs(scrollLeft), scrollWidth - clientWidth]
    : [deltaY, scrollTop, scrollHeight - clientHeight];
  if (isAcross ? most < 1 : delta < 0 ? at < 1 : at > most - 1) event.preventDefault();
}
