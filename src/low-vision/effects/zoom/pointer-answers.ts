import { getterOf } from '../../engine/measure.js';
import type { Replacement, View } from './place-answers.js';

/**
 * Replacements that give pointer positions in CSS pixels of the enlarged page. `movementX` and `movementY` stay in screen
 * pixels, as under the browser's zoom.
 */
export function pointerAnswers({ MouseEvent }: View, zoom: () => number): Replacement[] {
  const clients = ['clientX', 'clientY'].map((name) => getterOf(MouseEvent.prototype, name));
  return [
    [
      // Engines differ in the interface that has some of these properties.
      'MouseEvent UIEvent Touch',
      'clientX clientY pageX pageY x y offsetX offsetY layerX layerY',
      (call, of, _parameters, name) => {
        // For events made by the page, keep its own coordinates. Convert only the offset that the browser adds.
        const isMade = of instanceof MouseEvent && !of.isTrusted;
        const given = isMade ? Number(clients[/x$/i.test(name) ? 0 : 1]?.call(of)) : 0;
        return (Number(call()) - given) / zoom() + given;
      },
    ],
  ];
}
