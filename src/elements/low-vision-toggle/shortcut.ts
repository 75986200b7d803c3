/**
 * Returns whether a key event matches a shortcut.
 * @param written shortcut as in `aria-keyshortcuts`; its last key is a character or the physical key of that name
 */
export function isShortcut(event: KeyboardEvent, written: string): boolean {
  const keys = written.toLowerCase().split('+');
  const key = keys.pop();
  return (
    !!key &&
    !event.repeat &&
    [event.key, event.code.replace('Key', '')].some((one) => one.toLowerCase() === key) &&
    ['Alt', 'Shift', 'Control', 'Meta'].every(
      (name) => keys.includes(name.toLowerCase()) === event.getModifierState(name),
    )
  );
}
