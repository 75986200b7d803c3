import { addFailure, emptyTally } from './tally.js';

/** @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult */
/** @typedef {import('@web/test-runner').TestSession} TestSession */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./tally.js').TallyByEngine} TallyByEngine */

/** @param {TestSuiteResult} suite @param {string} path @param {Tally} tally */
function addSuite(suite, path, tally) {
  for (const test of suite.tests) {
    const name = `${path} › ${test.name}`;
    if (test.skipped) tally.skipped.push(name);
    else if (test.passed) {
      tally.passed += 1;
      tally.passes.push(name);
    } else addFailure(tally, name);
  }
  for (const inner of suite.suites) addSuite(inner, `${path} › ${inner.name}`, tally);
}

/** @param {TestSession} session @param {string} root @param {Tally} tally */
function addSession(session, root, tally) {
  const file = session.testFile.replace(root, '');
  const { passed, failed, skipped } = tally;
  const before = passed + failed + skipped.length;
  if (session.testResults) addSuite(session.testResults, file, tally);
  const isEmpty = tally.passed + tally.failed + tally.skipped.length === before;
  // An import error, a time-out or a crash belongs to no test, so the file counts as the failure.
  if (session.errors.length > 0) addFailure(tally, `${file} (${session.errors[0]?.message ?? 'error'})`);
  else if (isEmpty) addFailure(tally, `${file} (has no test)`);
  else if (!session.passed && tally.failed === failed)
    addFailure(tally, `${file} (failed outside its tests)`);
}

/**
 * Counts each test once per engine, and passes the counts to `onFinished` at the end.
 * @param {string} root
 * @param {(tallies: TallyByEngine) => void} onFinished
 * @returns {import('@web/test-runner').Reporter}
 */
export function resultsReporter(root, onFinished) {
  return {
    onTestRunFinished({ sessions }) {
      /** @type {TallyByEngine} */
      const tallies = {};
      for (const session of sessions) {
        addSession(session, root, (tallies[session.browser.name.toLowerCase()] ??= emptyTally()));
      }
      onFinished(tallies);
    },
  };
}
