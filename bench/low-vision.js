// `npm run bench -- low-vision [--rounds 9] [--profile]`: how long a page of 10,000 elements takes to be shown at 200 %
// in a scheme with more space, beside two well-known scripts and a style sheet written by hand; and what watching the
// page costs while its own script changes it all the time.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { prepareBrowsers } from '../tests/browsers.js';
import { heaviest } from './low-vision/profile.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ ms: number, script: number }} Painted */
/** @typedef {Window & { measure: (name: string) => Promise<Painted>, churn: (rounds: number) => Promise<number>, LowVision: any }} SubjectWindow */

const OURS = 'pressroom';
const BY_HAND = 'by hand';
const SUBJECTS = [OURS, BY_HAND, 'bvi', 'accessibility'];
/** Ours as a part of theirs. */
const TARGETS = { [BY_HAND]: 1.5, bvi: 1, accessibility: 1 };
const SLOWDOWNS = [1, 4];
/** Of the page's own script time. */
const WATCHING = 0.02;
const CHURNS = 20;

/** Without a port: bvi keeps what is chosen in cookies, and writes the port into their domain. */
const ORIGIN = 'http://page.example';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
};

/** @param {string} text */
const print = (text) => process.stdout.write(`${text}\n`);

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = NaN, high = low] = sorted.slice(Math.floor((sorted.length - 1) / 2), sorted.length / 2 + 1);
  return (low + high) / 2;
}

/** @param {boolean} minify names are read in a profile */
async function buildEngine(minify) {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    // The fonts are no part of the script.
    resolve: {
      alias: [
        {
          find: /^.*\/module-files\.js$/,
          replacement: `${root}src/low-vision/module-files-classic.ts`,
        },
      ],
    },
    build: {
      write: false,
      minify,
      target: 'es2022',
      lib: { entry: 'src/low-vision/apply.ts', formats: ['iife'], name: 'LowVision' },
    },
  });
  const [output] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (result);
  // A script's own name is no property of the window where the bundler says `const`.
  return `${output?.output[0].code ?? ''}\nwindow.LowVision = LowVision;`;
}

/** @param {string} engine */
async function serve(engine) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const type = MEDIA_TYPES[extname(pathname)] ?? 'application/octet-stream';
    try {
      const body = pathname === '/low-vision.js' ? engine : readFileSync(`${root}${pathname}`);
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `127.0.0.1:${port}`, close: () => void server.close() };
}

/** @type {Record<string, string[]>} */
const FILES = {
  [OURS]: ['/low-vision.js'],
  [BY_HAND]: [],
  bvi: ['/node_modules/bvi/dist/css/bvi.min.css', '/node_modules/bvi/dist/js/bvi.min.js'],
  accessibility: ['/node_modules/accessibility/dist/main.bundle.js'],
};

/**
 * The page with 10,000 elements and what a subject needs, without cookies of the one before it.
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
  // A module: the page has names of its own.
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
 * The page's own script alone and watched, in turns, on one page: what is warm for one is warm for the other.
 * @param {Page} page
 * @returns {Promise<[off: number, on: number]>} milliseconds
 */
function churn(page) {
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
  }, CHURNS);
}

/** @param {import('puppeteer-core').Browser} browser  @param {number} rounds */
async function measureAll(browser, rounds) {
  /** @type {Map<string, Painted[]>} */
  const painted = new Map();
  /** @type {[number, number][]} */
  const watched = [];
  // The first round is for the browser's own warming up. Each begins with another subject.
  for (let round = -1; round < rounds; round += 1) {
    for (const slowdown of SLOWDOWNS)
      for (let turn = 0; turn < SUBJECTS.length; turn += 1) {
        const name = SUBJECTS[(round + 1 + turn) % SUBJECTS.length] ?? OURS;
        const result = await withPage(browser, name, slowdown, (page) => paint(page, name));
        const key = `${name} ${slowdown}`;
        if (round >= 0) painted.set(key, [...(painted.get(key) ?? []), result]);
      }
    const times = await withPage(browser, OURS, 1, churn);
    if (round >= 0) watched.push(times);
  }
  return { painted, watched };
}

/** @param {string[]} args @returns {Promise<boolean>} whether every target is met */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '9' },
      profile: { type: 'boolean', default: false },
    },
  });
  const { browsers, hint } = prepareBrowsers(['chromium']);
  if (!browsers.chromium) throw new Error(hint);
  const server = await serve(await buildEngine(!values.profile));
  const browser = await launch({
    executablePath: browsers.chromium,
    headless: true,
    args: [
      `--host-resolver-rules=MAP page.example:80 ${server.address}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  try {
    if (values.profile) {
      for (const [title, act] of /** @type {const} */ ([
        ['switching on', (/** @type {Page} */ page) => paint(page, OURS)],
        ['a page that changes', churn],
      ]))
        await withPage(browser, OURS, 1, async (page) => {
          print(`\n${title}: milliseconds, a function's own, and with what it calls`);
          for (const line of await heaviest(page, '/low-vision.js', () => act(page))) print(line);
        });
      return true;
    }
    const rounds = Number(values.rounds);
    print(`${await browser.version()}, 10,000 elements, median of ${rounds} rounds`);
    return report(await measureAll(browser, rounds));
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {Awaited<ReturnType<typeof measureAll>>} results */
function report({ painted, watched }) {
  let isMet = true;
  /** @param {string} what @param {number} value @param {number} target */
  const check = (what, value, target) => {
    if (!(value <= target)) isMet = false;
    print(`${what.padEnd(40)}${value.toFixed(3)}  target ≤ ${target}  ${value <= target ? 'met' : 'MISSED'}`);
  };
  for (const slowdown of SLOWDOWNS) {
    /** @param {string} name @param {keyof Painted} part */
    const time = (name, part) =>
      median((painted.get(`${name} ${slowdown}`) ?? []).map((result) => result[part]));
    print(`\nCPU slowed down ${slowdown}×: ms to painted (of it the subject's own script)`);
    for (const name of SUBJECTS)
      print(
        `${name.padEnd(20)}${time(name, 'ms').toFixed(0).padStart(8)} (${time(name, 'script').toFixed(0)})`,
      );
    for (const [name, target] of Object.entries(TARGETS))
      check(`ours as a part of: ${name}`, time(OURS, 'ms') / time(name, 'ms'), target);
  }
  const [off, on] = [0, 1].map((at) => median(watched.map((times) => times[at] ?? NaN)));
  print(`\na page that changes: ${off?.toFixed(0)} ms of its own script, ${on?.toFixed(0)} ms when watched`);
  check('watching, of the script time', median(watched.map(([alone, both]) => both / alone - 1)), WATCHING);
  return isMet;
}
