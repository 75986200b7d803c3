// Reading a feed of 10,000 items beside `JSON.parse` of the same text, in Node: at most three times its time.
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { importSource } from '../tests/support/import-source.js';

const count = 10_000;

/** The real feed over and over, each item with an id and an address of its own. */
async function largeFeed() {
  const fixture = new URL('../tests/fixtures/feeds/politics-fr-527-items.json', import.meta.url);
  const feed = JSON.parse(await readFile(fixture, 'utf8'));
  const items = Array.from({ length: count }, (_, index) => ({
    ...feed.items[index % feed.items.length],
    id: `item-${String(index)}`,
    url: `${feed.items[index % feed.items.length].url}?n=${String(index)}`,
  }));
  return JSON.stringify({ ...feed, items });
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** @returns {Promise<boolean>} whether the target is met */
export default async function run(/** @type {string[]} */ args = []) {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '15' } } });
  const rounds = Number(values.rounds);
  const { parseFeed } = await importSource('src/feed/json-feed.ts');
  const text = await largeFeed();
  /** @type {number[]} */
  const parsing = [];
  /** @type {number[]} */
  const both = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const document = JSON.parse(text);
    const parsed = performance.now();
    const feed = parseFeed(document, 'https://ministry.example/feed.json');
    both.push(performance.now() - start);
    parsing.push(parsed - start);
    if (feed.items.length !== count) throw new Error(`${String(feed.items.length)} items`);
  }
  const ratio = median(both) / median(parsing);
  process.stdout.write(
    `${String(count)} items, ${(text.length / 1e6).toFixed(1)} MB, median of ${String(rounds)} rounds\n` +
      `JSON.parse                ${median(parsing).toFixed(1)} ms\n` +
      `JSON.parse and parseFeed  ${median(both).toFixed(1)} ms, ${ratio.toFixed(2)} times (at most 3)\n`,
  );
  return ratio <= 3;
}
