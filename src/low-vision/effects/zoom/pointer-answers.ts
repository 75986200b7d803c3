import { getterOf } from '../../engine/measure.js';
import type { Replacement, View } from './place-answers.js';

/**
 * Where the pointer is, in the CSS pixels of the enlarged page. How far it was moved is told in the screen's pixels
 * under the browser's zoom, too.
 */
export function pointerAnswers({ MouseEvent }: View, zoom: () => number): Replacement[] {
  const clients = ['clientX', 'clientY'].map((name) => getterOf(MouseEvent.prototype, name));
  return [
    [
      // Engines differ in where some of them are.
      'MouseEvent UIEvent Touch',
      'clientX clientY pageX pageY x y offsetX offsetY layerX layerY',
      (call, of, _parameters, name) => {
        // What the page has made itself is as it was made: only what the browser adds to it is enlarged.
        const isMade = of instanceof MouseEvent && !of.isTrusted;
        const given = isMade ? Number(clients[/x$/i.test(name) ? 0 : 1]?.call(of)) : 0;
        return (Number(call()) - given) / zoom() + given;
      },
    ],
  ];
}
