import assert from 'node:assert/strict';

/** Copies data into plain objects and arrays, because parsed documents have no prototype. @param {unknown} value @returns {unknown} */
function toPlain(value) {
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toPlain(member)]));
}

/** Compares the members of data, and ignores prototypes. @param {unknown} actual @param {unknown} expected @param {string} [message] */
export function assertData(actual, expected, message) {
  assert.deepEqual(toPlain(actual), expected, message);
}

/** Compares only the members that `expected` names. @param {object} actual @param {object} expected @param {string} [message] */
export function assertMembers(actual, expected, message) {
  const members = Object.entries(actual).filter(([name]) => name in expected);
  assertData({ ...mapToUndefined(expected), ...Object.fromEntries(members) }, expected, message);
}

/** Sets each expected member to undefined, so that a missing member differs. @param {object} expected */
function mapToUndefined(expected) {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, undefined]));
}
