import { fork, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { packForTests } from '../support/packed-package.js';
import { addFailure, emptyTally } from './tally.js';

/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./tally.js').TallyByEngine} TallyByEngine */

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<boolean>} whether the process ended with exit code 0 */
function succeeded(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(false);
    });
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** Runs a command as one step that passes or fails. @param {string} name @param {readonly string[]} command @returns {Promise<Tally>} */
export async function runCommand(name, command) {
  return tallyOf(name, start(command, 'inherit'));
}

/**
 * Runs a command at the same time as others, and prints its output when it ends.
 * @param {string} name @param {readonly string[]} command @returns {Promise<Tally>}
 */
export async function runBesideOthers(name, command) {
  const child = start(command, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  const tally = await tallyOf(name, child);
  process.stdout.write(output);
  return tally;
}

/** @param {readonly string[]} command @param {'inherit' | 'pipe'} output */
const start = ([program = '', ...args], output) =>
  spawn(program, args, { stdio: ['inherit', output, output] });

/** @param {string} name @param {import('node:child_process').ChildProcess} child @returns {Promise<Tally>} */
async function tallyOf(name, child) {
  const tally = emptyTally();
  if (await succeeded(child)) tally.passed += 1;
  else addFailure(tally, name);
  return tally;
}

/** @param {string} folder @returns {Promise<Tally>} */
export async function runNodeTests(folder) {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.js')).map((name) => join(folder, name));
  const tally = emptyTally();
  if (files.length === 0) return tally;

  const scratch = await mkdtemp(join(tmpdir(), 'node-tests-'));
  const results = join(scratch, 'results');
  packForTests(scratch);
  const reporter = new URL('node-results-reporter.js', import.meta.url).href;
  const ended = await succeeded(
    spawn(
      process.execPath,
      [
        '--test',
        // By default, Node leaves one core unused.
        `--test-concurrency=${String(availableParallelism())}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${reporter}`,
        `--test-reporter-destination=${results}`,
        ...files,
      ],
      { stdio: 'inherit' },
    ),
  );
  for (const line of (await readFile(results, 'utf8')).split('\n').filter(Boolean)) {
    const { name, passed, skipped } = JSON.parse(line);
    if (skipped) tally.skipped.push(name);
    else if (passed) tally.passed += 1;
    else addFailure(tally, name);
  }
  await rm(scratch, { recursive: true });
  if (!ended && tally.failed === 0) addFailure(tally, 'node --test ended with an error');
  return tally;
}

/**
 * @param {readonly string[]} files
 * @param {readonly import('../browsers.js').Engine[]} engines
 * @returns {Promise<TallyByEngine>}
 */
export async function runBrowserTests(files, engines) {
  if (engines.length === 0) return {};
  const child = fork(fileURLToPath(new URL('browser-tests.js', import.meta.url)), files, {
    env: { ...process.env, TEST_ENGINES: engines.join(',') },
  });
  /** @type {TallyByEngine} */
  let tallies = {};
  child.on('message', (message) => {
    tallies = /** @type {TallyByEngine} */ (message);
  });
  const ended = await succeeded(child);

  let failed = 0;
  for (const engine of engines) {
    const tally = (tallies[engine] ??= emptyTally());
    // An interrupted run must not count as a run without failures.
    if (tally.passed + tally.failed === 0) addFailure(tally, `no test ran in ${engine}`);
    failed += tally.failed;
  }
  const [first] = Object.values(tallies);
  if (!ended && failed === 0 && first) addFailure(first, 'the browser tests ended with an error');
  return tallies;
}
