import { getterOf } from '../measure.js';
import type { Replacement } from './place-answers.js';

/**
 * Where the pointer is, in the CSS pixels of the enlarged page. How far it was moved is told in the screen's pixels
 * under the browser's zoom, too.
 */
export function pointerAnswers(view: typeof globalThis & Window, zoom: () => number): Replacement[] {
  const { prototype } = view.MouseEvent;
  const clients = ['clientX', 'clientY'].map((name) => getterOf(prototype, name));
  const names = 'clientX clientY pageX pageY x y offsetX offsetY layerX layerY';
  const answer: Replacement[2] = (call, of, _parameters, name) => {
    // What the page has made itself is given back as it was made: only what the browser adds to it is enlarged.
    const isMade = of instanceof view.MouseEvent && !of.isTrusted;
    const given = isMade ? Number(clients[/x$/i.test(name) ? 0 : 1]?.call(of)) : 0;
    return (Number(call()) - given) / zoom() + given;
  };
  return [
    [prototype, names, answer],
    // Engines differ in where some of them are.
    [view.UIEvent.prototype, names, answer],
    [(view as Partial<typeof globalThis>).Touch?.prototype, names, answer],
  ];
}
