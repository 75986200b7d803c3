/** Whether a key is the one that is written, as in `aria-keyshortcuts`: by its character, or by its place. */
export function isShortcut(event: KeyboardEvent, written: string): boolean {
  const keys = written.toLowerCase().split('+');
  const key = keys.pop();
  const { altKey: alt, shiftKey: shift, ctrlKey: control, metaKey: meta } = event;
  return (
    !!key &&
    !event.repeat &&
    [event.key, event.code.replace('Key', '')].some((one) => one.toLowerCase() === key) &&
    Object.entries({ alt, shift, control, meta }).every(([name, isHeld]) => keys.includes(name) === isHeld)
  );
}
