// Runs one bench in a separate process: `node run-one.js FILE [--short] [options]`.
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./report.js').Report} Report */

const [file = '', ...args] = process.argv.slice(2);
const { default: run } =
  /** @type {{ default: (args: string[]) => Promise<Report> }} */
  (await import(pathToFileURL(file).href));
const report = await run(args);

const missing = report.missingFigures();
for (const name of missing) process.stderr.write(`no figure: ${name}\n`);
// A short round has too few figures to check the times.
process.exitCode = missing.length || (!args.includes('--short') && !report.isMet) ? 1 : 0;
