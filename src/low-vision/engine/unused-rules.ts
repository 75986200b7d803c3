/** Finds rules that match no element now. They can wait until the page has been painted. */
import { native } from '../../base/natives.js';

/** The classes of elements in small letters: in a page without a document type, case does not matter. */
export function classesIn(elements: Element[]): Set<string> {
  const texts = new Set(elements.map((element) => native(element).getAttribute('class')));
  return new Set([...texts].join(' ').toLowerCase().match(/\S+/g));
}

/** Parts of a selector whose classes are ignored: attribute selectors, and parameters of pseudo-classes. */
const others = /\[("[^"]*"|[^\]])*\]|\([^()]*\)/g;

/** Whether a selector may match an element, if the elements have these classes only, in small letters. */
export function mayMatch(selector: string, classes: ReadonlySet<string>): boolean {
  selector = selector.toLowerCase().replace(others, '').replace(others, '');
  // Escapes would have to be decoded. Parameters with deeper parentheses are still there.
  if (/[[(\\]/.test(selector)) return true;
  const isThere = ([, name = '']: string[]) => classes.has(name);
  return selector.split(',').some((one) => [...one.matchAll(/\.([^\s.:#>+~&*|]+)/g)].every(isThere));
}
