// `npm run bench -- NAME [options]` runs bench/NAME.js and fails if it misses a target.
// `node bench/run.js --smoke [NAME …]` runs one short round of every bench. It fails if a bench crashes or gives no
// figures. It does not check the times.
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { runBench, smokeTest } from './runner/smoke.js';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.js') && file !== 'run.js')
  .map((file) => file.slice(0, -'.js'.length));

/** @param {string} name */
const fileOf = (name) => `${import.meta.dirname}/${name}.js`;

const [name = '', ...args] = process.argv.slice(2);
const isSmoke = name === '--smoke';
const wanted = isSmoke ? args : [name];
if (wanted.some((one) => !names.includes(one))) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exitCode = 2;
} else if (isSmoke) {
  // The low-vision bench takes as long as all others together, so it starts first.
  const ordered = names.toSorted(
    (one, other) => Number(other === 'low-vision') - Number(one === 'low-vision'),
  );
  const failures = await smokeTest((args.length ? args : ordered).map(fileOf));
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.exitCode = failures.length ? 1 : 0;
} else {
  process.exitCode = (await runBench(fileOf(name), args, 'inherit')).code;
}
