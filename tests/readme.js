// `npm run readme`: puts the current `integrity` of dist/pressroom.js into the README's snippets.
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const readme = new URL('../README.md', import.meta.url);

/** @returns {Promise<{ now: string, current: string }>} the README's present text, and the text with current hashes */
export async function checkReadme() {
  const now = await readFile(readme, 'utf8');
  /** @type {Record<string, string>} */
  const integrity = JSON.parse(await readFile(new URL('../dist/integrity.json', import.meta.url), 'utf8'));
  const current = now.replace(
    /(\/([\w-]+\.js)"\s+integrity=")[^"]*/g,
    (_, before, file) => `${before}${integrity[file] ?? 'unknown'}`,
  );
  return { now, current };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { current } = await checkReadme();
  await writeFile(readme, current);
}
