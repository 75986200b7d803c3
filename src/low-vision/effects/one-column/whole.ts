import { native } from '../../../base/natives.js';
import { styleOf } from '../../engine/around.js';

/** Formulae. Libraries draw them with boxes, and add MathML for screen readers. */
const formulae = 'math,mjx-container,.katex,.MathJax';

/** Drawings with places for the pointer or without a scale. They would lose their geometry in another size. */
export const drawings = `canvas,[usemap],svg:not([viewBox]),${formulae}`;

/** Carousels: wider than their box on purpose, with their own controls. */
const carousels = '[aria-roledescription],[class*=carousel],[class*=swiper],[class*=slick],[class*=slider]';

export const isInCarousel = (element: Element): boolean => !!native(element).closest(carousels);

/**
 * Whether a script places the content of an element: a formula, a map or a carousel. Maps and carousels take the gestures
 * of a finger for themselves, and clip their content.
 */
export function isPlacedByScript(element: Element): boolean {
  const { touchAction, overflowX } = styleOf(element);
  return (
    native(element).matches(formulae) ||
    (/none|pan|pinch/.test(touchAction) && /hidden|clip/.test(overflowX) && !native(element).matches('body'))
  );
}
