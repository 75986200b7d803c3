/** Finds rules that match no element now. They can wait until the page has been painted. */
import { native } from '../../base/natives.js';
import type { Root } from './roots.js';

/** The classes of all elements of node trees. */
export function classesIn(roots: Iterable<Root>): Set<string> {
  const texts = new Set<string>();
  for (const root of roots)
    for (const element of native(root).querySelectorAll('[class]'))
      texts.add(native(element).getAttribute('class') ?? '');
  return new Set([...texts].join(' ').split(/\s+/));
}

/** Strings, attribute selectors, and the parameters of pseudo-classes. What they need is not looked at. */
const others = /"[^"]*"|\[[^\]]*\]|\([^()]*\)/g;

/** Whether a selector may match an element, if the elements have these classes only. */
export function mayMatch(selector: string, classes: ReadonlySet<string>): boolean {
  // Escapes would have to be decoded, and strings may contain brackets.
  if (selector.includes('\\')) return true;
  if (/[[(]/.test(selector)) selector = selector.replace(others, '').replace(others, '');
  if (/[[(]/.test(selector)) return true;
  let fits = true;
  for (const [part, name] of selector.matchAll(/\.([^\s.:#>+~&*|,]+)|,/g))
    if (part !== ',') fits &&= classes.has(name ?? '');
    else if (fits) return true;
    else fits = true;
  return fits;
}
