/** What parsed JSON may turn out to be. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/**
 * Whether a document's member or a language tag may have this name. These three name the prototype of an object, of
 * which a copy would take its members over.
 */
export const isSafeName = (name: string): boolean => !/^(__proto__|constructor|prototype)$/.test(name);

/** A value for a warning. An object is only named: it may be deeper than the stack. */
export function shown(value: unknown = null): string {
  if (value === null || /string|number|boolean/.test(typeof value)) return JSON.stringify(value).slice(0, 80);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A string with something in it, without the white space around. */
export const stringOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim()) || undefined;
