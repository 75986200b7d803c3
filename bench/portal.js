// `npm run bench -- portal [--pages release] [--rounds 7] [--all]` loads each page of the portal, each on its own host,
// and one page of each kind of the documentation; with `--all` every page. It measures two figures, or the one that
// `--only blocking` or `--only shift` names:
// - the total blocking time on a slow machine: of each task after the first contentful paint, the time beyond 50 ms,
// - the layout shift on a slow network, in a wide and in a narrow window.
// Run `npm run build` first.
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { openBarePage } from './runner/bare-page.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { root, SLOW_NETWORK } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {{ name: string, address: string }} Place */

const SLOWDOWN = 4;
/** Milliseconds. */
const BLOCKING = 50;
const SHIFT = 0;
const STALLED = 60_000;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

const languages = ['az', 'en', 'ru'];
/** Pages of the portal, by host. @type {Record<string, string[]>} */
const portal = {
  'mia.elvaria': ['/demo/index.html', ...languages.map((tag) => `/demo/${tag}/index.html`)],
  'archive.mia.elvaria': languages.map((tag) => `/demo/${tag}/press.html`),
  'news.mia.elvaria': languages.map((tag) => `/demo/${tag}/release.html`),
  'roads.mia.elvaria': ['/demo/looks/portal-2009.html'],
  rescue112: ['/demo/looks/unit.html', '/demo/looks/plain.html', '/demo/looks/bootstrap.html'],
};

/** @param {boolean} isAll whether every page of a folder is wanted, or the first one */
function documentation(isAll) {
  const pages = readdirSync(`${root}.artifacts/site/docs`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
  return isAll
    ? pages
    : [...new Map(pages.toReversed().map((path) => [path.replace(/[^/]*$/, ''), path])).values()];
}

/**
 * Runs in the page before all other scripts. `figures` resolves when the page has been quiet for a second, or after 20
 * seconds.
 */
function observe() {
  /** @type {{ start: number, duration: number }[]} */
  const tasks = [];
  /** @type {{ value: number, moved: string[] }[]} */
  const shifts = [];
  let last = 0;
  /** @param {string} type @param {(entry: PerformanceEntry) => void} note */
  const follow = (type, note) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  };
  follow('longtask', ({ startTime, duration }) => {
    tasks.push({ start: startTime, duration });
    last = performance.now();
  });
  follow('layout-shift', (entry) => {
    last = performance.now();
    /** @type {{ node?: Node }[]} */
    const sources = Reflect.get(entry, 'sources');
    shifts.push({
      value: Reflect.get(entry, 'value'),
      moved: sources.map(({ node }) => {
        const element = node instanceof Element ? node : node?.parentElement;
        return element ? `${element.localName}.${element.className}` : '';
      }),
    });
  });
  follow('resource', () => {
    last = performance.now();
  });
  Reflect.set(
    window,
    'figures',
    new Promise((resolve) => {
      const isQuiet = () => {
        if (performance.now() - last < 1000 && performance.now() < 20_000) {
          window.setTimeout(isQuiet, 100);
          return;
        }
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        const start = paint?.startTime ?? NaN;
        const blocking = tasks
          .map(({ start: begin, duration }) => Math.max(0, begin + duration - Math.max(begin, start) - 50))
          .reduce((sum, ms) => sum + ms, 0);
        resolve({
          paint: start,
          blocking,
          shift: shifts.reduce((sum, { value }) => sum + value, 0),
          tasks,
          shifts,
        });
      };
      addEventListener('load', isQuiet);
    }),
  );
}

/** @typedef {{ paint: number, blocking: number, shift: number, tasks: object[], shifts: { value: number, moved: string[] }[] }} Figures */

/**
 * Measures a page. On a busy machine a connection may stall for ever, so the page is then opened once more.
 * @param {Parameters<typeof measureOnce>} load
 * @returns {Promise<Figures>}
 */
async function measure(...load) {
  const stalled = setTimeout(STALLED, undefined, { ref: false });
  return (await Promise.race([measureOnce(...load), stalled])) ?? measureOnce(...load);
}

/**
 * @param {Browser} browser @param {string} address @param {{ width: number, height: number }} size
 * @param {{ slowdown: number, isNetworkSlow: boolean }} slowness
 * @returns {Promise<Figures>}
 */
async function measureOnce(browser, address, size, { slowdown, isNetworkSlow }) {
  const { page, load, evaluate, close } = await openBarePage(browser, {
    ...size,
    slowdown,
    before: `(${String(observe)})()`,
  });
  await page.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  if (isNetworkSlow) {
    await page.send('Network.enable');
    await page.send('Network.emulateNetworkConditions', SLOW_NETWORK);
  }
  await load(address);
  const figures = await evaluate('figures');
  await close();
  return figures;
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '7' },
      pages: { type: 'string', default: '' },
      only: { type: 'string', default: 'blocking shift' },
      all: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
    },
  });
  const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'warn' });
  const { port } = new URL(server.resolvedUrls?.local[0] ?? '');
  const browser = await launchChromium();
  try {
    const report = new Report();
    const all = [
      ...Object.entries(portal),
      /** @type {const} */ (['docs.mia.elvaria', documentation(values.all).map((path) => `/docs/${path}`)]),
      /** @type {const} */ ([
        'docs.mia.elvaria',
        ['index', 'az', 'ru'].map((page) => `/builder/${page}.html`),
      ]),
    ].flatMap(([host, paths]) =>
      paths.map((path) => ({ name: path.slice(1), address: `http://${host}.localhost:${port}${path}` })),
    );
    const places = all
      .filter(({ name }) => name.includes(values.pages))
      .slice(0, values.short ? 1 : undefined);
    const rounds = values.short ? 1 : Number(values.rounds);
    print(`${await browser.version()}, CPU ${SLOWDOWN}× slower, ${rounds} rounds: median, quietest`);
    /** @type {Map<Place, Figures[]>} */
    const loads = new Map(places.map((place) => [place, []]));
    // The pages take turns, so that other work of the machine affects all of them.
    const blockingRounds = values.only.includes('blocking') ? rounds : 0;
    for (let round = 0; round < blockingRounds; round += 1)
      for (const place of places)
        loads
          .get(place)
          ?.push(await measure(browser, place.address, WIDE, { slowdown: SLOWDOWN, isNetworkSlow: false }));
    for (const [{ name }, figures] of blockingRounds ? loads : []) {
      const times = figures.map(({ blocking }) => blocking);
      report.check(
        `${name}, blocking, ms (quietest ${Math.min(...times).toFixed(0)})`,
        quantile(times),
        BLOCKING,
        0,
      );
    }
    for (const { name, address } of values.only.includes('shift') ? places : []) {
      const sizes = values.short ? [NARROW] : [WIDE, NARROW];
      for (const size of sizes) {
        const { shift, shifts } = await measure(browser, address, size, {
          slowdown: 1,
          isNetworkSlow: !values.short,
        });
        report.check(`${name}, ${size.width} px, layout shift`, shift, SHIFT, 4);
        for (const { value, moved } of shifts) print(`    ${value.toFixed(4)} ${moved.join(' ')}`);
      }
    }
    return report;
  } finally {
    await browser.close();
    await server.close();
  }
}
