/**
 * Returns whether a key event matches a shortcut.
 * @param written shortcut as in `aria-keyshortcuts`; its last key is a character or the physical key of that name
 */
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
