/** What parsed JSON may turn out to be. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A string with something in it, without the white space around. */
export const stringOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim()) || undefined;
