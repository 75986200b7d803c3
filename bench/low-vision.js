// `npm run bench -- low-vision [--rounds 9] [--profile]` measures the time to apply settings to a page with 10,000
// elements: a scheme, text at 200 % and more space. It compares us with two well-known scripts and a style sheet
// written by hand. It also measures the cost of our observers while the page's own script changes the page all the time.
import { parseArgs } from 'node:util';
import { heaviest } from './low-vision/profile.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { ORIGIN, serveProject } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ ms: number, script: number }} Painted */
/** @typedef {Window & { measure: (name: string) => Promise<Painted>, churn: (rounds: number) => Promise<number>, LowVision: any }} SubjectWindow */

const OURS = 'pressroom';
const BY_HAND = 'by hand';
const SUBJECTS = [OURS, BY_HAND, 'bvi', 'accessibility'];
/** The longest time of ours, as a part of the other subject's time. */
const TARGETS = { [BY_HAND]: 1.5, bvi: 1, accessibility: 1 };
/** The highest cost of our observers, as a part of the page's own script time. */
const WATCHING = 0.02;

/**
 * @typedef {object} Effort
 * @property {number} rounds
 * @property {number} firstRound number of the first round; round -1 warms up the browser and does not count
 * @property {number[]} slowdowns slowdown factors of the CPU
 * @property {number} churns number of times that the page's own script makes and removes its rows
 */

/** @type {Effort} */
const WHOLE = { rounds: 9, firstRound: -1, slowdowns: [1, 4], churns: 20 };
/** @type {Effort} */
const SHORT = { rounds: 1, firstRound: 0, slowdowns: [1], churns: 1 };

/** @type {Record<string, string[]>} */
const FILES = {
  [OURS]: [],
  [BY_HAND]: [],
  bvi: ['/node_modules/bvi/dist/css/bvi.min.css', '/node_modules/bvi/dist/js/bvi.min.js'],
  accessibility: ['/node_modules/accessibility/dist/main.bundle.js'],
};

/**
 * Opens the page with 10,000 elements and the files of a subject, without cookies of the subject before.
 * @template T
 * @param {import('puppeteer-core').Browser} browser  @param {string} name @param {number} slowdown
 * @param {(page: Page) => Promise<T>} use
 */
async function withPage(browser, name, slowdown, use) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(`${ORIGIN}/tests/pages/large.html`, { waitUntil: 'load' });
  for (const file of FILES[name] ?? [])
    if (file.endsWith('.css')) await page.addStyleTag({ url: `${ORIGIN}${file}` });
    else await page.addScriptTag({ url: `${ORIGIN}${file}` });
  if (name === OURS)
    await page.evaluate(
      "import('/dist/apply-low-vision.js').then((module) => { window.LowVision = module })",
    );
  // Load it as a module, because its names could conflict with the page's global names.
  await page.addScriptTag({ url: `${ORIGIN}/bench/low-vision/subjects.js`, type: 'module' });
  await page.emulateCPUThrottling(slowdown);
  const result = await use(page);
  await context.close();
  return result;
}

/** @param {Page} page @param {string} name */
const paint = (page, name) =>
  page.evaluate(
    (subject) => /** @type {SubjectWindow} */ (/** @type {unknown} */ (window)).measure(subject),
    name,
  );

/**
 * Runs the page's own script in turns without and with our observers. Both turns run on the same page, so that compiled
 * code helps both.
 * @param {Page} page @param {number} churns
 * @returns {Promise<[off: number, on: number]>} milliseconds
 */
function churn(page, churns) {
  return page.evaluate(async (rounds) => {
    const view = /** @type {SubjectWindow} */ (/** @type {unknown} */ (window));
    const settings = { 'text-size': 200, scheme: 'white-on-black', 'line-height': 1.5 };
    await view.churn(rounds);
    /** @type {[number, number]} */
    const total = [0, 0];
    for (const turn of [0, 1, 1, 0]) {
      if (turn) view.LowVision.applyLowVision(settings);
      await new Promise(requestAnimationFrame);
      total[turn] = (total[turn] ?? 0) + (await view.churn(rounds));
      view.LowVision.clearLowVision();
    }
    return total;
  }, churns);
}

/** @param {import('puppeteer-core').Browser} browser  @param {Effort} effort */
async function measureAll(browser, { rounds, firstRound, slowdowns, churns }) {
  /** @type {Map<string, Painted[]>} */
  const painted = new Map();
  /** @type {[number, number][]} */
  const watched = [];
  // Each round starts with another subject.
  for (let round = firstRound; round < rounds; round += 1) {
    for (const slowdown of slowdowns)
      for (let turn = 0; turn < SUBJECTS.length; turn += 1) {
        const name = SUBJECTS[(round + 1 + turn) % SUBJECTS.length] ?? OURS;
        const result = await withPage(browser, name, slowdown, (page) => paint(page, name));
        const key = `${name} ${slowdown}`;
        if (round >= 0) painted.set(key, [...(painted.get(key) ?? []), result]);
      }
    const times = await withPage(browser, OURS, 1, (page) => churn(page, churns));
    if (round >= 0) watched.push(times);
  }
  return { painted, watched };
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: String(WHOLE.rounds) },
      profile: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
    },
  });
  const effort = values.short ? SHORT : { ...WHOLE, rounds: Number(values.rounds) };
  const server = await serveProject();
  const browser = await launchChromium(server.browserArgument);
  try {
    if (values.profile) await printProfile(browser);
    print(`${await browser.version()}, 10,000 elements, median of ${effort.rounds} rounds`);
    return report(await measureAll(browser, effort), effort);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Profiles the modules: the classic scripts have minified names. @param {import('puppeteer-core').Browser} browser */
async function printProfile(browser) {
  for (const [title, act] of /** @type {const} */ ([
    ['switching on', (/** @type {Page} */ page) => paint(page, OURS)],
    ['a page that changes', (/** @type {Page} */ page) => churn(page, WHOLE.churns)],
  ]))
    await withPage(browser, OURS, 1, async (page) => {
      print(`\n${title}: milliseconds, a function's own, and with what it calls`);
      for (const line of await heaviest(page, /\/dist\//, () => act(page))) print(line);
    });
}

/** @param {Awaited<ReturnType<typeof measureAll>>} results @param {Effort} effort */
function report({ painted, watched }, { slowdowns }) {
  const result = new Report();
  for (const slowdown of slowdowns) {
    /** @param {string} name @param {keyof Painted} part */
    const time = (name, part) => quantile((painted.get(`${name} ${slowdown}`) ?? []).map((one) => one[part]));
    print(`\nCPU slowed down ${slowdown}×: ms to painted (of it the subject's own script)`);
    for (const name of SUBJECTS)
      print(
        `${name.padEnd(20)}${time(name, 'ms').toFixed(0).padStart(8)} (${time(name, 'script').toFixed(0)})`,
      );
    for (const [name, target] of Object.entries(TARGETS))
      result.check(
        `${slowdown}×, ours as a part of: ${name}`,
        time(OURS, 'ms') / time(name, 'ms'),
        target,
        3,
      );
  }
  const [off, on] = [0, 1].map((at) => quantile(watched.map((times) => times[at] ?? NaN)));
  print(`\na page that changes: ${off?.toFixed(0)} ms of its own script, ${on?.toFixed(0)} ms when watched`);
  result.check(
    'watching, of the script time',
    quantile(watched.map(([alone, both]) => both / alone - 1)),
    WATCHING,
    3,
  );
  return result;
}
