/** @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Tally */
/** @typedef {Record<string, Tally>} TallyByEngine */

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: 0, skipped: [], failures: [] };
}

/** @param {Tally} tally @param {string} name */
export function addFailure(tally, name) {
  tally.failed += 1;
  tally.failures.push(name);
}
