// Each bench runs in a separate process, so that a crash does not affect the others.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** One short round takes a few seconds on an idle machine. */
const LONGEST = 180_000;

/** Number of processors in the smallest CI machines. */
const AT_ONCE = 2;

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {'pipe' | 'inherit'} output
 * @param {number} [timeout] milliseconds
 * @returns {Promise<{ code: number, text: string }>} the exit code and, with `pipe`, all that was printed
 */
export async function runBench(file, args, output, timeout) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/run-one.js`, file, ...args], {
    stdio: ['ignore', output, output],
    timeout,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ data) => {
      text += data;
    });
  const [code] = await once(child, 'close');
  return { code: code ?? 1, text };
}

/**
 * Runs one short round of each bench.
 * @param {readonly string[]} files
 * @param {(text: string) => unknown} print
 * @returns {Promise<string[]>} a line for each bench that crashed or gave no figures
 */
export async function smokeTest(files, print = (text) => process.stdout.write(text)) {
  /** @type {string[]} */
  const failures = [];
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const start = performance.now();
      const { code, text } = await runBench(file, ['--short'], 'pipe', LONGEST);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const name = basename(file, '.js');
      print(`\n${name}, one short round in ${seconds} s\n${text}`);
      if (code) failures.push(`bench ${name} failed`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}
