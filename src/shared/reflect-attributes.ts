import type { LitElement } from 'lit';

/** Gives an attribute's meaning from what is written, `null` where it is absent. */
type Reader<Value> = (written: string | null) => Value;

export type Readers = Record<string, Reader<unknown>>;

/** As written; the default where it is absent. */
export const text =
  (fallback = ''): Reader<string> =>
  (written) =>
    written ?? fallback;

/** An enumerated attribute: one of the keywords, the first where it is absent or unknown. */
export const keyword =
  <Keyword extends string>(...keywords: [Keyword, ...Keyword[]]): Reader<Keyword> =>
  (written) =>
    keywords.find((known) => known === written?.trim().toLowerCase()) ?? keywords[0];

/** Present or not. */
export const flag: Reader<boolean> = (written) => written !== null;

/** A whole number, clamped to its range. */
export const integer =
  (fallback: number, min: number, max = 2 ** 31 - 1): Reader<number> =>
  (written) => {
    const number = parseInt(written ?? '', 10);
    return isNaN(number) ? fallback : Math.min(Math.max(number, min), max);
  };

/**
 * Defines a camelCase property for each kebab-case attribute, and has the element updated when one changes.
 * The attribute is the only store. Setting `null` or `undefined` removes it.
 * @returns the attributes' names, for `observedAttributes`
 */
export function reflectAttributes(element: typeof LitElement, readers: Readers): string[] {
  return Object.entries(readers).map(([property, read]) => {
    const attribute = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(element.prototype, property, {
      enumerable: true,
      get(this: Element) {
        return read(this.getAttribute(attribute));
      },
      set(this: Element, value: string | number | boolean | null | undefined) {
        if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value === true ? '' : String(value));
      },
    });
    return attribute;
  });
}

/**
 * Values that a script set before the element was upgraded hide the accessors: they are taken over.
 * Called in the constructor, where only an element that is being upgraded can have any.
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
