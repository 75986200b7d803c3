// `npm run readme`: writes the `integrity` values and sizes of the built scripts into README.md and docs/.
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pages, textOf } from './docs/markdown.js';

const dist = new URL('../dist/', import.meta.url);

/** «31 kB», below 10 kB with one decimal. @param {string} file */
async function sizeOf(file) {
  const kilobytes = gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length / 1000;
  return `${kilobytes < 10 ? kilobytes.toFixed(1) : String(Math.round(kilobytes))} kB`;
}

/**
 * The pages that name a script's integrity or size: their present text, and the text with current values. A size
 * stands in the second cell of a row that begins with the name of a script.
 * @returns {Promise<{ page: string, now: string, current: string }[]>}
 */
export async function checkPages() {
  /** @type {Record<string, string>} */
  const integrity = JSON.parse(await readFile(new URL('integrity.json', dist), 'utf8'));
  /** @type {Record<string, string>} */
  const sizes = {};
  for (const file of Object.keys(integrity)) sizes[file] = await sizeOf(file);
  return pages.map((page) => {
    const now = textOf(page);
    const current = now
      .replace(
        /(\/([\w-]+\.js)"\s+integrity=")[^"]*/g,
        (_, before, file) => `${before}${integrity[file] ?? 'unknown'}`,
      )
      .replace(/^(\| `([\w-]+\.js)` *\| )([\d.]+ kB *)(?= \|)/gm, (row, before, file, cell) =>
        sizes[file] ? `${before}${sizes[file].padEnd(cell.length)}` : row,
      );
    return { page, now, current };
  });
}

if (argv[1] === fileURLToPath(import.meta.url))
  for (const { page, now, current } of await checkPages())
    if (now !== current) await writeFile(page, current);
