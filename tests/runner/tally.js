/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped
 * @property {string[]} failures
 * @property {string[]} passes names of passed browser tests
 * @property {string[]} known failures that are listed in tests/sweeps/known-failures.json
 */
/** @typedef {Record<string, Tally>} TallyByEngine */

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: 0, skipped: [], failures: [], passes: [], known: [] };
}

/** @param {Tally} tally @param {string} name */
export function addFailure(tally, name) {
  tally.failed += 1;
  tally.failures.push(name);
}

/**
 * Sets listed failures aside, so that a new failure is seen. A listed test that passes fails the run: its line is wrong.
 * @param {Tally} tally @param {Record<string, string>} reasons reasons of the known failures, by the test's name
 * @returns {Tally}
 */
export function setKnownAside(tally, reasons) {
  const isKnown = (/** @type {string} */ name) => reasons[name] !== undefined;
  const failures = [
    ...tally.failures.filter((name) => !isKnown(name)),
    ...tally.passes.filter(isKnown).map((name) => `${name} passes: remove it from the known failures`),
  ];
  const known = tally.failures.filter(isKnown).map((name) => `${name} (${String(reasons[name])})`);
  return { ...tally, failed: failures.length, failures, known };
}
