// `npm test` runs every check that a change must pass. A failed check does not stop the checks after it.
// `npm test -- tests/name.test.ts --engine firefox` runs only the build and the named browser tests.
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { parseEngines, prepareBrowsers, requestedEngines } from './browsers.js';
import { preparePageLibraries } from './page-libraries.js';
import { runBesideOthers, runBrowserTests, runCommand, runNodeTests } from './runner/steps.js';
import { addFailure, emptyTally, setKnownAside } from './runner/tally.js';

/** @typedef {import('./runner/tally.js').Tally} Tally */

const isCI = process.env['CI'] === 'true';

/** Reads the command line before anything is built. A mistake ends the run. */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { engine: { type: 'string', multiple: true } },
    });
    if (values.engine) parseEngines(values.engine);
    const missing = positionals.filter((file) => !/[*?{]/.test(file) && !existsSync(file));
    if (missing.length) throw new Error(`There is no ${missing.join(', ')}.`);
    return { values, files: positionals };
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    print('Usage: npm test [-- FILE … --engine chromium|firefox|webkit]');
    return process.exit(2);
  }
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values, files } = readArguments();

/** @type {Map<string, Tally>} */
const results = new Map();

/**
 * The failures of sweeps that are not mended yet, with their reasons, by engine and name.
 * @type {Record<string, Record<string, string>>}
 */
const knownFailures = JSON.parse(
  readFileSync(new URL('sweeps/known-failures.json', import.meta.url), 'utf8'),
);

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

/** @template T @param {string} name @param {() => Promise<T>} action @returns {Promise<T>} */
async function step(name, action) {
  print(`\n── ${name}`);
  const start = performance.now();
  const result = await action();
  print(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 * @param {typeof runCommand} run
 * @returns {Promise<boolean>} whether the command passed
 */
async function commandStep(name, command, run = runCommand) {
  const tally = await step(name, () => run(name, command));
  results.set(name, tally);
  return tally.failed === 0;
}

/** @param {string} name @param {string} reason */
function failStep(name, reason) {
  const tally = emptyTally();
  addFailure(tally, `${name}: ${reason}`);
  results.set(name, tally);
}

/** @typedef {[name: string, command: string[]]} Check */

/** Checks that do not need the built files. @type {Check[]} */
const earlyChecks = [
  ['format', ['prettier', '--check', '.']],
  ['types of src', ['tsc', '-p', 'src']],
];

/** Lint takes as long as the others together. @type {Check[]} */
const longChecks = [['lint', ['eslint', '.']]];

/** @type {Check[]} */
const checks = [
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['types of the package', ['vue-tsc', '-p', 'tests/types']],
  [
    'types of the package in Svelte',
    ['svelte-check', '--workspace', 'tests/types/svelte', '--tsconfig', './tsconfig.json'],
  ],
  ['unused', ['knip']],
];

/** Runs checks one after another, since each uses one core. @param {Check[]} list */
async function runChecks(list) {
  for (const [name, command] of list) await commandStep(name, ['npx', ...command], runBesideOthers);
}

/** @returns {{ engines: import('./browsers.js').Engine[], note: string }} */
function chooseEngines() {
  const wanted = values.engine ? parseEngines(values.engine) : requestedEngines();
  const { missing, hint } = prepareBrowsers(wanted);
  if (files.length === 0) preparePageLibraries();
  const note = missing.length > 0 ? `NOT TESTED: ${missing.join(', ')} (${hint})` : '';
  if (note) print(note);
  if (isCI) for (const engine of missing) failStep(engine, hint);
  return { engines: wanted.filter((engine) => !missing.includes(engine)), note };
}

/** The benches run in Chromium only. Without it, the browser tests say that it is missing. */
const canRunBenches = () => prepareBrowsers(['chromium']).missing.length === 0;

async function testInBrowsers() {
  return step('browser tests', async () => {
    try {
      if (isCI && values.engine)
        throw new Error('--engine is for local work; with CI=true every engine runs');
      const { engines, note } = chooseEngines();
      if (engines.length === 0) failStep('browser tests', 'there is no browser');
      for (const [engine, tally] of Object.entries(await runBrowserTests(files, engines)))
        results.set(engine, setKnownAside(tally, knownFailures[engine] ?? {}));
      return note;
    } catch (error) {
      failStep('browser tests', String(error));
      return '';
    }
  });
}

function summarise() {
  let passed = 0;
  let failed = 0;
  print('\n── summary');
  for (const [name, tally] of results) {
    passed += tally.passed;
    failed += tally.failed;
    const skipped = tally.skipped.length > 0 ? `, ${String(tally.skipped.length)} skipped` : '';
    print(`${name}: ${String(tally.passed)} passed, ${String(tally.failed)} failed${skipped}`);
    for (const failure of tally.failures) print(`    failed: ${failure}`);
    for (const failure of tally.known) print(`    known: ${failure}`);
    for (const test of tally.skipped) print(`    skipped: ${test}`);
  }
  return { passed, failed };
}

const isWhole = files.length === 0;
// The build comes before other checks because it writes the types of the package's exports.
const [built] = await Promise.all([
  commandStep('build', ['npm', 'run', 'build']),
  isWhole && runChecks(earlyChecks),
]);
const longChecked = isWhole && runChecks(longChecks);
if (isWhole) await runChecks(checks);

let note = '';
if (built && isWhole) results.set('node tests', await step('node tests', () => runNodeTests('tests')));
await longChecked;
if (built) {
  if (isWhole && canRunBenches()) await commandStep('benches', ['node', 'bench/run.js', '--smoke']);
  note = await testInBrowsers();
} else failStep('tests', 'not run, the build failed');

const { passed, failed } = summarise();
if (note) print(note);
print(`total: ${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed > 0 ? 1 : 0;
