import type { LitElement } from 'lit';
import { report } from './report.js';

/**
 * Parses an attribute's value.
 * @param written the value; `null` if the attribute is absent
 * @param tell callback for an invalid value; its parameter describes the expected values
 */
type Reader<Value> = (written: string | null, tell?: (expected: string) => void) => Value;

export type Readers = Record<string, Reader<unknown>>;

/** A text attribute: the value as written, or the default if the attribute is absent. */
export const text =
  (fallback = ''): Reader<string> =>
  (written) =>
    written ?? fallback;

/** An enumerated attribute. The first keyword is the default for an absent or unknown value. */
export const keyword =
  <Keyword extends string>(...keywords: [Keyword, ...Keyword[]]): Reader<Keyword> =>
  (written, tell) => {
    const known = keywords.find((one) => one === written?.trim().toLowerCase());
    if (!known && written) tell?.(`one of ${keywords.join(', ')}`);
    return known ?? keywords[0];
  };

/** A boolean attribute: its presence means `true`. */
export const flag: Reader<boolean> = (written) => written !== null;

/** A whole number, clamped to its range. The default applies if the value is no number. */
export const integer =
  (fallback: number, min: number, max = 2 ** 31 - 1): Reader<number> =>
  (written, tell) => {
    const number = parseInt(written ?? '', 10);
    if (written && !(number >= min && number <= max)) tell?.(`a whole number from ${min} to ${max}`);
    return isNaN(number) ? fallback : Math.min(Math.max(number, min), max);
  };

/**
 * Defines a camelCase property for each kebab-case attribute. The property has no value of its own: it reads and writes
 * the attribute. Setting `null`, `undefined` or `false` removes the attribute.
 * @returns the attributes' names, for `observedAttributes`
 */
export function reflectAttributes(element: typeof LitElement, readers: Readers): string[] {
  return Object.entries(readers).map(([property, read]) => {
    const attribute = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(element.prototype, property, {
      enumerable: true,
      get(this: Element) {
        const written = this.getAttribute(attribute);
        return read(written, (expected) => {
          report('warn', this, `${attribute}="${written}" must be ${expected}.`);
        });
      },
      set(this: Element, value: string | number | boolean | null | undefined) {
        if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
        // eslint-disable-next-line pressroom/checked-urls -- an attribute of an element of ours
        else this.setAttribute(attribute, value === true ? '' : String(value));
      },
    });
    return attribute;
  });
}

/**
 * Takes over property values that a script set before the element was upgraded: they would hide the class's accessors.
 * Call it in the constructor, where only an element that is being upgraded has own properties of these names.
 */
export function adoptEarlyProperties(element: HTMLElement, names: string[]): void {
  const properties = element as unknown as Record<string, unknown>;
  for (const name of names)
    if (Object.hasOwn(properties, name)) {
      const value = properties[name];
      delete properties[name];
      properties[name] = value;
    }
}
