/**
 * Moves between the values of a setting in the panel, as the arrow keys do between radio buttons and in number fields.
 * @param control focused control
 * @returns whether the key did something
 */
export function moveByArrow({ key, repeat }: KeyboardEvent, control: HTMLElement): boolean {
  const sides = ['ArrowLeft', 'ArrowRight'];
  // As in the browser's own controls.
  if (getComputedStyle(control).direction === 'rtl') sides.reverse();
  const way = [sides[0], 'ArrowUp', sides[1], 'ArrowDown'].indexOf(key);
  const isNumber = control.matches('[role=spinbutton]');
  if (way < 0 || (!isNumber && !control.matches('[role=radio]'))) return false;
  const { previousElementSibling, nextElementSibling } = control;
  const next = (isNumber ? way === 1 || way === 2 : way > 1) ? nextElementSibling : previousElementSibling;
  // A held key would make the page flash.
  if (!repeat && next instanceof HTMLElement) {
    if (!isNumber) next.focus();
    next.click();
  }
  return true;
}
