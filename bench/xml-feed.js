// `npm run bench -- xml-feed [--rounds 15]` measures the time to read an RSS of 1,000 items in Chromium: from its bytes
// to the checked feed. It compares the time with `DOMParser` on the same text.
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';

/** The longest time to read the feed, as a multiple of `DOMParser` alone. */
const TARGET = 4;

const paragraph =
  '<p>The ministry opens a summer school for pupils of all regions, with <a href="/apply">an application</a> until June.</p>';

/** An RSS as WordPress writes it. @param {number} count */
function rssOf(count) {
  const items = Array.from(
    { length: count },
    (_, index) => `<item><title>Release ${String(index)} &amp; more</title>
      <link>https://ministry.example/releases/${String(index)}/</link>
      <dc:creator><![CDATA[Press office]]></dc:creator><pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate>
      <category><![CDATA[Education]]></category><category><![CDATA[Regions]]></category>
      <guid isPermaLink="false">https://ministry.example/?p=${String(index)}</guid>
      <description><![CDATA[${paragraph}]]></description>
      <content:encoded><![CDATA[${paragraph.repeat(12)}<img src="/p/${String(index)}.jpg" alt="">]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ministry</title>${items.join('')}</channel></rss>`;
}

/** The code under test as a script that sets `window.reader`. */
async function readerCode() {
  const entry =
    'export { readDocument } from "/src/xml-feed/read-document.ts"; export { parseFeed } from "/src/feed/json-feed.ts";';
  const result = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'reader',
          resolveId: (id) =>
            id.endsWith('/reader')
              ? '\0reader'
              : id.startsWith('/src/')
                ? `${process.cwd()}${id}`
                : undefined,
          load: (id) => (id === '\0reader' ? entry : undefined),
        },
      ],
      build: {
        write: false,
        lib: { entry: 'virtual:/reader', formats: ['iife'], name: 'reader' },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    })
  );
  const [output] = result[0]?.output ?? [];
  return output?.code ?? '';
}

/**
 * Runs in the page.
 * @param {string} text
 * @param {number} rounds
 */
async function measure(text, rounds) {
  /** @type {any} */
  const reader = Reflect.get(globalThis, 'reader');
  const { readDocument, parseFeed } = reader;
  const parse = (/** @type {string} */ xml) => new DOMParser().parseFromString(xml, 'application/xml');
  const bytes = new TextEncoder().encode(text);
  /** @type {number[]} */
  const parsing = [];
  /** @type {number[]} */
  const reading = [];
  let items = 0;
  for (let round = -1; round < rounds; round += 1) {
    const start = performance.now();
    parse(text);
    const parsed = performance.now();
    const { document } = await readDocument(bytes, null, 'https://ministry.example/feed', parse);
    ({ length: items } = parseFeed(document, 'https://ministry.example/feed').items);
    const end = performance.now();
    // The first round warms up.
    if (round < 0 && rounds > 1) continue;
    parsing.push(parsed - start);
    reading.push(end - parsed);
  }
  return { parsing, reading, items };
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '15' }, short: { type: 'boolean', default: false } },
  });
  const count = values.short ? 100 : 1000;
  const rounds = values.short ? 1 : Number(values.rounds);
  const text = rssOf(count);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await readerCode() });
    const { parsing, reading, items } = await page.evaluate(measure, text, rounds);
    if (items !== count) throw new Error(`${String(items)} items`);
    const report = new Report();
    print(
      `${String(count)} items, ${(text.length / 1e6).toFixed(1)} MB, median of ${String(rounds)} rounds\n` +
        `DOMParser           ${quantile(parsing).toFixed(1)} ms\n` +
        `reading the feed    ${quantile(reading).toFixed(1)} ms`,
    );
    report.check('as a multiple of DOMParser', quantile(reading) / quantile(parsing), TARGET);
    return report;
  } finally {
    await browser.close();
  }
}
