/** An object from parsed JSON: its members may have any type. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/**
 * Whether a document's member or a language tag may have this name. The three refused names give access to prototypes:
 * a copy of a hostile document could take over a prototype's members.
 */
export const isSafeName = (name: string): boolean => !/^(__proto__|constructor|prototype)$/.test(name);

/**
 * Formats a value for a warning, with 80 characters at most. Objects are not serialised: deep nesting could overflow
 * the stack.
 */
export function shown(value: unknown = null): string {
  if (value === null || /string|number|boolean/.test(typeof value)) return JSON.stringify(value).slice(0, 80);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The trimmed string; `undefined` for an empty string and for other types. */
export const stringOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim()) || undefined;
