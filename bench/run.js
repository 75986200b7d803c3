// `npm run bench -- NAME [options]`: runs bench/NAME.js, whose default export says whether every target is met.
import { readdirSync } from 'node:fs';
import process from 'node:process';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.js') && file !== 'run.js')
  .map((file) => file.slice(0, -'.js'.length));

/** One short round of each, for `npm test`: a bench must run to its end, its times say nothing. */
const SHORT = {
  switcher: ['--rounds', '1'],
  list: ['--rounds', '1', '--short'],
  'low-vision': ['--rounds', '1'],
  early: ['--loads', '1'],
  feed: ['--rounds', '1'],
};

const [name = '', ...args] = process.argv.slice(2);
if (name === '--smoke') {
  for (const one of names) {
    const { default: run } =
      /** @type {{ default: (args: string[]) => Promise<boolean> }} */
      (await import(`./${one}.js`));
    await run(/** @type {Record<string, string[]>} */ (SHORT)[one] ?? []);
  }
  process.exit(0);
}
if (!names.includes(name)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exit(2);
}

const { default: run } =
  /** @type {{ default: (args: string[]) => Promise<boolean> }} */
  (await import(`./${name}.js`));
process.exitCode = (await run(args)) ? 0 : 1;
