/** Turns the values of a marker into the attributes of its element. Runs without a DOM. */
import { isObject, type Json } from '../base/json.js';

const isPlain = (value: unknown): value is string | number | boolean =>
  /^(string|number|boolean)$/.test(typeof value);

/**
 * The text of an attribute for a value from JSON.
 * @returns `null` for an absent attribute; `undefined` for a value that no attribute can have
 */
export function attributeText(name: string, value: unknown): string | null | undefined {
  if (value === null || value === false) return null;
  if (value === true) return '';
  // Only names of tags may contain spaces.
  if (Array.isArray(value)) return value.every(isPlain) ? value.join(name === 'tags' ? ',' : ' ') : undefined;
  return isPlain(value) ? String(value) : undefined;
}

/** Reads the value of a `data-…` attribute: the words that JSON has for presence and absence have the same meaning. */
export const valueOfData = (written: string): string | boolean =>
  written === 'true' || (/^(false|null)$/.test(written) ? false : written);

/** Parses the text of a script marker. @throws Error if the text is not a JSON object */
export function parseMarker(text: string): Json {
  const values: unknown = JSON.parse(text);
  if (!isObject(values)) throw new TypeError('This is no object.');
  return values;
}
