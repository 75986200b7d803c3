// `npm run bench -- early [--loads 20] [--frames]` loads a page without a cache, on a slow machine and network. The
// reader has chosen a dark scheme and larger text. The bench measures three figures, at rest and while two busy loops
// take the processors:
// - the frames that the browser paints without these settings,
// - the layout shift,
// - the time to the first paint with these settings, as a part of the same page without our script.
// It measures two well-known scripts in the same way, with few loads. A slow machine loads fewer times, so that a run
// takes less than four minutes. `--frames` saves the frames of one load in .artifacts/early.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { isFlash, look, navigationStart } from './early/frames.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { ORIGIN, root, serveProject, SLOW_NETWORK } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ frames: number, flashes: number, flashMs: number, shift: number, seen: number, shown: number }} Load */
/** @typedef {Map<string, Load[]>} Loads loads by subject */

const OURS = 'pressroom';
const NONE = 'without';
const PEERS = ['bvi', 'accessibility'];
const SLOWDOWN = 4;
/** The latest first paint of ours, as a part of the time of the page without us. */
const SEEN = 1.5;
/** The largest layout shift. */
const SHIFT = 0.02;
const PEER_LOADS = 2;
const BUSY_LOADS = 10;
const BUSY_LOOPS = 2;
/** Milliseconds. No load begins later: at rest, and while the machine is busy. */
const LAST_BEGIN = { rest: 155_000, busy: 235_000 };

/**
 * The markup of each subject, and the script that makes the reader's choice. All subjects use the same page.
 * @type {Record<string, { head: string, body: string, end: string, choose: string }>}
 */
const SUBJECTS = {
  [NONE]: { head: '', body: '', end: '', choose: '' },
  [OURS]: {
    head: '<script src="/dist/low-vision-early.js"></script>',
    body: '<script defer src="/dist/low-vision.js"></script><low-vision-toggle></low-vision-toggle>',
    end: '',
    choose: `{
      const choice = 'on.' + Math.floor(Date.now() / 1000) + '.text-size:150~scheme:white-on-black';
      localStorage.setItem('low-vision', choice);
      document.cookie = 'low-vision=' + choice + '; path=/; max-age=99999';
    }`,
  },
  bvi: {
    head: '<link rel="stylesheet" href="/node_modules/bvi/dist/css/bvi.min.css">',
    body: '<a class="bvi-open" href="#">Low vision</a>',
    end: `<script src="/node_modules/bvi/dist/js/bvi.min.js"></script>
      <script>new isvek.Bvi({ fontSize: 24, theme: 'black', images: true, speech: false })</script>`,
    choose: 'document.querySelector(".bvi-open").click()',
  },
  accessibility: {
    head: '',
    body: '',
    end: `<script src="/node_modules/accessibility/dist/main.bundle.js"></script>
      <script>window.widget = new Accessibility({ icon: { useEmojis: true }, textSizeFactor: 50 })</script>`,
    choose: 'widget.menuInterface.increaseText(); widget.menuInterface.invertColors()',
  },
};

/** A picture keeps its colours in every scheme. Its size in a frame shows the scale of the page. */
const MARKER = `<img alt="" width="60" height="60" style="display: block" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path fill='%23f0f' d='M0 0h1v1H0z'/></svg>">`;

/** A page for choosing quickly. The peers have to be chosen on their own page. */
const EMPTY = '/page/empty';

/** @param {string} name */
function pageFor(name) {
  if (`/page/${name}` === EMPTY) return '<!doctype html>';
  const { head = '', body = '', end = '' } = SUBJECTS[name] ?? {};
  return readFileSync(`${root}tests/pages/bootstrap5.html`, 'utf8')
    .replace('<title>', `${head}<title>`)
    .replace('<body>', `<body>${MARKER}${body}`)
    .replace('</body>', `${end}</body>`);
}

/** Adds up the layout shifts of the page. */
const observeShifts = () => {
  const view = /** @type {Window & { shift: number }} */ (/** @type {unknown} */ (window));
  view.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) view.shift += Reflect.get(entry, 'value');
  }).observe({ type: 'layout-shift', buffered: true });
};

/**
 * @param {Browser} browser @param {Page} judge page that analyses the frames @param {string} name
 * @param {boolean} isSlow whether machine and network are slow
 * @param {boolean} keepsPictures
 * @returns {Promise<Load>}
 */
async function load(browser, judge, name, isSlow, keepsPictures) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(`${ORIGIN}${PEERS.includes(name) ? `/page/${name}` : EMPTY}`, { waitUntil: 'load' });
  await page.evaluate(SUBJECTS[name]?.choose ?? '');
  await page.goto('about:blank');

  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (isSlow) {
    await devtools.send('Network.emulateNetworkConditions', SLOW_NETWORK);
    await page.emulateCPUThrottling(SLOWDOWN);
  }
  await page.evaluateOnNewDocument(observeShifts);
  await page.tracing.start({ screenshots: true, categories: ['blink.user_timing'] });
  await page.goto(`${ORIGIN}/page/${name}`, { waitUntil: 'networkidle0', timeout: 90_000 });
  // Wait for the last frame, because it shows the final state.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 300))));
  const shift = await page.evaluate('window.shift');
  const { traceEvents } = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString());
  await context.close();

  const start = navigationStart(traceEvents, `${ORIGIN}/page/${name}`);
  const frames = await look(judge, traceEvents, start);
  if (keepsPictures) {
    mkdirSync(`${root}.artifacts/early/${name}`, { recursive: true });
    for (const { at, picture } of frames)
      writeFileSync(
        `${root}.artifacts/early/${name}/${String(Math.round(at)).padStart(5, '0')}.jpg`,
        picture,
        'base64',
      );
  }
  const last = frames.at(-1);
  if (!last || (name !== NONE && !last.isDark)) throw new Error(`${name} does not show what was chosen`);
  const flashes = frames.filter((frame) => isFlash(frame, last));
  const settled = frames.find((frame) => !frame.isBlank && !isFlash(frame, last));
  const lastFlash = flashes.at(-1);
  const after = lastFlash && frames[frames.indexOf(lastFlash) + 1];
  return {
    frames: frames.length,
    flashes: name === NONE ? 0 : flashes.length,
    flashMs: after && flashes[0] ? after.at - flashes[0].at : 0,
    shift: Number(shift),
    seen: frames.find((frame) => !frame.isBlank)?.at ?? NaN,
    shown: settled?.at ?? NaN,
  };
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      loads: { type: 'string', default: '20' },
      frames: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
    },
  });
  const server = await serveProject((path) => {
    const [, subject] = /^\/page\/(\w+)$/.exec(path) ?? [];
    return subject && pageFor(subject);
  });
  const browser = await launchChromium(server.browserArgument);
  try {
    const judge = await browser.newPage();
    const begin = performance.now();
    const count = values.short ? 1 : Number(values.loads);
    /** @type {Loads} */
    const atRest = new Map();
    /** @type {Loads} */
    const busy = new Map();
    /** @param {Loads} loads @param {string[]} names @param {boolean} [keepsPictures] */
    const loadAll = async (loads, names, keepsPictures = false) => {
      for (const name of names)
        loads.set(name, [
          ...(loads.get(name) ?? []),
          await load(browser, judge, name, !values.short, keepsPictures),
        ]);
    };
    // Load the subjects in turns, so that other work of the machine affects all of them.
    for (let turn = 0; turn < count && performance.now() - begin < LAST_BEGIN.rest; turn += 1)
      await loadAll(atRest, [NONE, OURS, ...(turn < PEER_LOADS ? PEERS : [])], values.frames && !turn);
    const loops = Array.from({ length: BUSY_LOOPS }, () => new Worker('for (;;);', { eval: true }));
    const busyCount = Math.min(count, BUSY_LOADS);
    for (let turn = 0; turn < busyCount && performance.now() - begin < LAST_BEGIN.busy; turn += 1)
      await loadAll(busy, [NONE, OURS]);
    for (const loop of loops) await loop.terminate();
    const slowness = values.short ? '' : `, CPU ${SLOWDOWN}× slower, 1.6 Mbit/s, 150 ms`;
    print(`${await browser.version()}, cold loads${slowness}\n`);
    const result = new Report();
    check(result, 'at rest', atRest);
    check(result, `with ${BUSY_LOOPS} busy loops`, busy);
    printLoads('at rest', atRest);
    printLoads(`with ${BUSY_LOOPS} busy loops`, busy);
    return result;
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {Loads} loads @param {string} name @param {keyof Load} what */
const all = (loads, name, what) => (loads.get(name) ?? []).map((one) => one[what]);

/** @param {Report} result @param {string} when @param {Loads} loads */
function check(result, when, loads) {
  const flashes = all(loads, OURS, 'flashes');
  const without = all(loads, NONE, 'seen');
  result.check(
    `${when}: of ${flashes.length} loads with a frame that is not as chosen`,
    flashes.filter(Boolean).length,
    0,
    0,
  );
  result.check(`${when}: layout shift, worst`, Math.max(...all(loads, OURS, 'shift')), SHIFT, 4);
  result.check(
    `${when}: first seen as chosen / without us`,
    quantile(all(loads, OURS, 'shown').map((ms, at) => ms / (without[at] ?? NaN))),
    SEEN,
  );
}

/** @param {string} when @param {Loads} loads */
function printLoads(when, loads) {
  print(
    `\n${when}: loads · with a frame that is not as chosen, its time · layout shift, worst · first seen, as chosen; ms`,
  );
  for (const name of loads.keys()) {
    const flashes = all(loads, name, 'flashes');
    print(
      [
        name.padEnd(14),
        String(flashes.length).padEnd(4),
        `${flashes.filter(Boolean).length}, ${quantile(all(loads, name, 'flashMs')).toFixed(0)}`.padEnd(10),
        Math.max(...all(loads, name, 'shift'))
          .toFixed(4)
          .padEnd(8),
        `${quantile(all(loads, name, 'seen')).toFixed(0)}, ${quantile(all(loads, name, 'shown')).toFixed(0)}`,
      ].join(' '),
    );
  }
}
