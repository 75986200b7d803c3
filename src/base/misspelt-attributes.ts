import type { ReactiveElement } from 'lit';
import { report } from './report.js';

/** The most letters that a misspelt name has more or fewer than the right one. */
const mostLetters = 2;

/** Attributes of microdata, which every element may have. */
const microdata = /^item(id|ref)$/;

const lettersOf = (name: string): string => name.replace(/[-_]/g, '');

/** Whether a name has all letters of another one, in their order. */
const contains = (name: string, other: string): boolean => {
  let at = 0;
  for (const letter of name) if (letter === other[at]) at += 1;
  return at === other.length;
};

const isClose = (one: string, other: string): boolean =>
  Math.abs(one.length - other.length) <= mostLetters && (contains(one, other) || contains(other, one));

/** Tells the webmaster of attributes that are almost those of the element. Browsers ignore them without a word. */
export function tellMisspelt(element: ReactiveElement): void {
  const { observedAttributes: known } = element.constructor as typeof ReactiveElement;
  for (const name of element.getAttributeNames()) {
    const meant =
      known.includes(name) || microdata.test(name)
        ? ''
        : known.find((one) => isClose(lettersOf(one), lettersOf(name)));
    if (meant) report('warn', element, `"${name}" is no attribute. Write "${meant}".`);
  }
}
