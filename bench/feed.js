// `npm run bench -- feed [--rounds 15]` measures the time to parse a feed of 10,000 items in Node. It compares the time
// with `JSON.parse` of the same text.
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { importSource } from '../tests/support/import-source.js';
import { print, quantile, Report } from './runner/report.js';

/** The longest time of `JSON.parse` and `parseFeed` together, as a multiple of `JSON.parse` alone. */
const TARGET = 3.2;

/** Repeats the items of a real feed, each with a unique id and URL. @param {number} count */
async function largeFeed(count) {
  const fixture = new URL('../tests/fixtures/feeds/politics-fr-527-items.json', import.meta.url);
  const feed = JSON.parse(await readFile(fixture, 'utf8'));
  const items = Array.from({ length: count }, (_, index) => ({
    ...feed.items[index % feed.items.length],
    id: `item-${String(index)}`,
    url: `${feed.items[index % feed.items.length].url}?n=${String(index)}`,
  }));
  return JSON.stringify({ ...feed, items });
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '15' }, short: { type: 'boolean', default: false } },
  });
  const rounds = values.short ? 1 : Number(values.rounds);
  const count = values.short ? 500 : 10_000;
  const { parseFeed } = await importSource('src/feed/json-feed.ts');
  const text = await largeFeed(count);
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
  const report = new Report();
  print(
    `${String(count)} items, ${(text.length / 1e6).toFixed(1)} MB, median of ${String(rounds)} rounds\n` +
      `JSON.parse                ${quantile(parsing).toFixed(1)} ms\n` +
      `JSON.parse and parseFeed  ${quantile(both).toFixed(1)} ms`,
  );
  report.check('as a multiple of JSON.parse', quantile(both) / quantile(parsing), TARGET);
  return report;
}
