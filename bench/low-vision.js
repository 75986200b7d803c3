// `npm run bench -- low-vision [--only on|churn|sheets|heap] [--rounds 5] [--profile]` measures the low-vision engine
// on two pages of 10,000 and more elements. It compares ours with a zoom and a style sheet by hand, with two well-known
// scripts, or with the page without the mode. All subjects take turns in one run, and a ratio is the median of the
// rounds' ratios. A slow machine has fewer rounds, so that a run takes less than four minutes.
import { parseArgs } from 'node:util';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { churn } from './low-vision/churn.js';
import { heap } from './low-vision/heap.js';
import { on } from './low-vision/on.js';
import { sheets } from './low-vision/sheets.js';
import { inPage, OURS, pageAt, PAGES, withPage } from './low-vision/pages.js';
import { heaviest } from './low-vision/profile.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { serveProject } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/**
 * @typedef {object} Effort
 * @property {import('./low-vision/pages.js').PageName[]} pages
 * @property {number[]} slowdowns slowdown factors of the CPU
 * @property {number} sheets number of style sheets that the page's scripts add
 * @property {number} frames number of frames of a table that changes
 * @property {number} comingRows number of rows that come and go
 * @property {boolean} peers whether the peers, which take most of the time, are compared
 */
/**
 * @typedef {object} Figures
 * @property {(name: string) => number} median of all rounds
 * @property {(name: string, other: string) => number} ratio median of the rounds' ratios
 * @property {Report} report
 */
/**
 * @typedef {object} Measure
 * @property {(browser: Browser, effort: Effort & { round: number }, keep: (name: string, value: number) => void) => Promise<void>} measure
 * @property {(effort: Effort, figures: Figures) => void} check
 * @property {number} [rounds] the most rounds, for figures that hardly vary
 */

/** @type {Record<string, Measure>} */
const MEASURES = { on, churn, sheets: { ...sheets, rounds: 2 }, heap: { ...heap, rounds: 1 } };

/** @type {Effort} */
const WHOLE = {
  pages: ['bootstrap', 'large'],
  slowdowns: [1, 4],
  sheets: 300,
  frames: 8,
  comingRows: 100_000,
  peers: true,
};
/** @type {Effort} */
const SHORT = { pages: ['large'], slowdowns: [1], sheets: 3, frames: 2, comingRows: 1000, peers: false };

/** Milliseconds. After the first round, a measure begins only before this time, and ends within four minutes. */
const LAST_BEGIN = 180_000;

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(MEASURES) },
      rounds: { type: 'string', default: '5' },
      profile: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
    },
  });
  const effort = values.short ? SHORT : WHOLE;
  const most = values.short ? 1 : Number(values.rounds);
  const chosen = Object.entries(MEASURES).filter(([name]) => values.only.includes(name));
  const server = await serveProject(pageAt);
  const browser = await launchChromium(server.browserArgument);
  try {
    if (values.profile) await printProfile(browser);
    /** @type {Map<string, number[]>} */
    const kept = new Map();
    const begin = performance.now();
    for (let round = 0; round < most; round += 1)
      for (const [name, { measure, rounds = Infinity }] of chosen) {
        const start = performance.now();
        if (round >= rounds || (round && start - begin > LAST_BEGIN)) continue;
        await measure(browser, { ...effort, round }, (figure, value) => {
          kept.set(figure, [...(kept.get(figure) ?? []), value]);
        });
        process.stderr.write(
          `round ${round + 1}, ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`,
        );
      }
    print(`${await browser.version()}\n`);
    return reportOn(kept, chosen, effort);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Prints the ratios, then what they are made of. @param {Map<string, number[]>} kept @param {[string, Measure][]} chosen @param {Effort} effort */
function reportOn(kept, chosen, effort) {
  const report = new Report();
  /** @param {string} name */
  const all = (name) => kept.get(name) ?? [];
  for (const [, { check }] of chosen)
    check(effort, {
      report,
      median: (name) => quantile(all(name)),
      // The slow peers take part in the first round only.
      ratio: (name, other) =>
        quantile(all(other).flatMap((value, at) => (at in all(name) ? Number(all(name)[at]) / value : []))),
    });
  print('\nmilliseconds if not said otherwise: median, least, most, rounds');
  for (const [name, figures] of kept)
    print(
      `${name.padEnd(60)} ${[quantile(figures), Math.min(...figures), Math.max(...figures)]
        .map((one) => one.toFixed(1).padStart(9))
        .join('')}  ${figures.length}`,
    );
  return report;
}

/** Profiles the modules: the classic scripts have minified names. @param {Browser} browser */
async function printProfile(browser) {
  for (const path of Object.values(PAGES))
    await withPage(browser, { path }, async (page) => {
      for (const [title, act] of /** @type {const} */ ([
        ['switching on', () => inPage(page, 'on', OURS)],
        ['a page that changes', () => inPage(page, 'churn', WHOLE.frames, 200)],
        ['another scheme', () => inPage(page, 'change', 'scheme', OURS)],
        ['another size', () => inPage(page, 'change', 'size', OURS)],
        ['other spacing', () => inPage(page, 'change', 'spacing', OURS)],
        ['off', () => inPage(page, 'change', 'off', OURS)],
      ])) {
        print(`\n${path}, ${title}: milliseconds, a function's own, and with what it calls`);
        for (const line of await heaviest(page, /\/dist\//, act)) print(line);
      }
    });
}
