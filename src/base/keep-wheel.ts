/**
 * Prevents the wheel over a panel from scrolling the page behind it, as native drop-down lists do. The CSS property
 * `overscroll-behavior` works only while the panel itself can scroll.
 */
export function keepWheel(event: WheelEvent): void {
  const { deltaX, deltaY, ctrlKey, currentTarget } = event;
  // Control and the wheel zoom the page.
  if (ctrlKey) return;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } =
    currentTarget as Element;
  const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
  const [delta, at, most] = isAcross
    ? [deltaX, Math.abs(scrollLeft), scrollWidth - clientWidth]
    : [deltaY, scrollTop, scrollHeight - clientHeight];
  if (isAcross ? most < 1 : delta < 0 ? at < 1 : at > most - 1) event.preventDefault();
}
