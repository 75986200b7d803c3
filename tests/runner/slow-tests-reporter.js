import { mkdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult */
/** @typedef {{ name: string, seconds: number }} Duration */

/** The limit for one test. The time of longer tests depends on the machine: split it, shrink it, or make it a sweep. */
const SECONDS_OF_A_TEST = 8;
const LISTED_TESTS = 10;
const LISTED_FILES = 5;

/** @param {TestSuiteResult} suite @param {string} path @returns {Duration[]} */
function durationsOf(suite, path) {
  return [
    ...suite.tests.map(({ name, duration = 0 }) => ({
      name: `${path} › ${name}`,
      seconds: duration / 1000,
    })),
    ...suite.suites.flatMap((inner) => durationsOf(inner, `${path} › ${inner.name}`)),
  ];
}

/** @param {Duration[]} durations */
const slowestFirst = (durations) => durations.toSorted((one, other) => other.seconds - one.seconds);

/** @param {string} title @param {Duration[]} durations */
function print(title, durations) {
  process.stdout.write(`\n── ${title}\n`);
  for (const { name, seconds } of durations) process.stdout.write(`${seconds.toFixed(1)} s  ${name}\n`);
}

/**
 * Lists the slowest tests and files, warns of each test over the limit, and writes all durations to `.artifacts/`.
 * @param {string} root
 * @returns {import('@web/test-runner').Reporter}
 */
export function slowTestsReporter(root) {
  /** The time at which a browser was asked to run a test file, by session. @type {Map<string, number>} */
  const starts = new Map();
  // The first session of a run may start before the reporter does.
  const runStart = performance.now();
  /** @type {Map<string, Duration>} */
  const files = new Map();

  return {
    start({ sessions }) {
      sessions.on('session-status-updated', ({ id, status, browser, testFile }) => {
        if (status === 'INITIALIZING') starts.set(id, performance.now());
        else if (status === 'FINISHED') {
          const seconds = (performance.now() - (starts.get(id) ?? runStart)) / 1000;
          files.set(id, { name: `${browser.name}: ${testFile.replace(root, '')}`, seconds });
        }
      });
    },
    onTestRunFinished({ sessions }) {
      const tests = slowestFirst(
        sessions.flatMap(({ testResults, browser, testFile }) =>
          testResults ? durationsOf(testResults, `${browser.name}: ${testFile.replace(root, '')}`) : [],
        ),
      );
      print('the slowest test files', slowestFirst([...files.values()]).slice(0, LISTED_FILES));
      print('the slowest tests', tests.slice(0, LISTED_TESTS));
      for (const { name, seconds } of tests.filter((test) => test.seconds > SECONDS_OF_A_TEST))
        process.stdout.write(
          `WARNING: took ${seconds.toFixed(1)} s, more than ${String(SECONDS_OF_A_TEST)} s: ${name}\n`,
        );
      mkdirSync('.artifacts', { recursive: true });
      writeFileSync(
        '.artifacts/durations.tsv',
        [...slowestFirst([...files.values()]), ...tests]
          .map(({ name, seconds }) => `${seconds.toFixed(3)}\t${name}\n`)
          .join(''),
      );
    },
  };
}
