// `npm run bench -- press [--rounds 9]` measures the time from a tap on the toggle to a readable page, on a slow
// machine and network. It compares a page that has to fetch the engine with a page that has the engine in the cache.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { ORIGIN, root, serveProject, SLOW_NETWORK } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

const SLOWDOWN = 4;
/** Milliseconds that fetching the engine may add. */
const TARGET = 1600;
const PAGE = '/tests/pages/press';
const ENGINE = '/pressroom-low-vision.js';

const html = readFileSync(`${root}tests/pages/bootstrap5.html`, 'utf8')
  .replace('<title>', '<script defer src="/dist/pressroom.js"></script><title>')
  .replace(
    '<body>',
    '<body><low-vision-toggle defaults="text-size:150 scheme:white-on-black"></low-vision-toggle>',
  );

/**
 * Runs in the page. `readable` resolves with the time from the next tap to the first painted frame in the chosen
 * colours. A message that an animation frame posts arrives right after the frame is painted.
 */
function awaitReadable() {
  const view = /** @type {Window & { readable?: Promise<number> }} */ (/** @type {unknown} */ (window));
  view.readable = new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    document.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        port1.onmessage = () => {
          resolve(performance.now() - timeStamp);
        };
        const look = () => {
          const { color } = getComputedStyle(document.querySelector('main p') ?? document.body);
          if (color === 'rgb(255, 255, 255)') port2.postMessage(undefined);
          else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    );
  });
}

/** Taps the toggle. A mouse would fetch the engine earlier, when it moves over the button. @param {Page} page */
async function tapToggle(page) {
  await page.evaluate(awaitReadable);
  const button = await page.waitForSelector('low-vision-toggle >>> [part~="button"]');
  await button?.tap();
  return Number(await page.evaluate('readable'));
}

/** @param {Browser} browser @param {boolean} isCached @param {boolean} isSlow */
async function measure(browser, isCached, isSlow) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800, hasTouch: true });
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  const address = `${ORIGIN}${PAGE}`;
  if (isCached) {
    await page.goto(address, { waitUntil: 'load' });
    await tapToggle(page);
    await devtools.send('Storage.clearDataForOrigin', {
      origin: ORIGIN,
      storageTypes: 'cookies,local_storage',
    });
    await page.goto('about:blank');
  }
  /** @type {boolean[]} whether each request for the engine was answered from the cache */
  const answers = [];
  page.on('response', (response) => {
    if (response.url().endsWith(ENGINE)) answers.push(response.fromCache());
  });
  await page.goto(address, { waitUntil: 'load' });
  if (isSlow) {
    await devtools.send('Network.emulateNetworkConditions', SLOW_NETWORK);
    await page.emulateCPUThrottling(SLOWDOWN);
  }
  const ms = await tapToggle(page);
  await context.close();
  if (answers.length !== 1 || answers[0] !== isCached)
    throw new Error(
      `the engine is to come from the ${isCached ? 'cache' : 'network'}: ${answers.join(', ')}`,
    );
  return ms;
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '9' }, short: { type: 'boolean', default: false } },
  });
  const rounds = values.short ? 1 : Number(values.rounds);
  const server = await serveProject((path) => (path === PAGE ? html : undefined));
  const browser = await launchChromium(server.browserArgument);
  try {
    /** @type {{ fetched: number[], cached: number[] }} */
    const times = { fetched: [], cached: [] };
    // Round -1 warms up the browser and does not count.
    for (let round = values.short ? 0 : -1; round < rounds; round += 1) {
      const fetched = await measure(browser, false, !values.short);
      const cached = await measure(browser, true, !values.short);
      if (round < 0) continue;
      times.fetched.push(fetched);
      times.cached.push(cached);
    }
    const [fetched, cached] = [quantile(times.fetched), quantile(times.cached)];
    print(
      `${await browser.version()}, ${rounds} rounds, median${values.short ? '' : `, CPU ${SLOWDOWN}× slower, 1.6 Mbit/s, 150 ms`}\n` +
        `press to readable page: ${fetched.toFixed(0)} ms, with the engine in the cache ${cached.toFixed(0)} ms`,
    );
    const report = new Report();
    report.check('added by fetching the engine, ms', fetched - cached, TARGET, 0);
    return report;
  } finally {
    await browser.close();
    server.close();
  }
}
