// `npm run bench -- early [--loads 20] [--frames]` loads a page without a cache, on a slow machine and network. The
// reader has chosen a dark scheme and larger text. The bench measures three figures:
// - the frames that the browser paints without these settings,
// - the layout shift,
// - the delay of the first paint, compared with the same page without our script.
// It measures two well-known scripts in the same way. `--frames` saves the frames of one load in .artifacts/early.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isFlash, look, navigationStart } from './early/frames.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { ORIGIN, root, serveProject, SLOW_NETWORK } from './runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ frames: number, flashes: number, flashMs: number, shift: number, seen: number, shown: number }} Load */

const OURS = 'pressroom';
const NONE = 'without';
const SLOWDOWN = 4;

/**
 * The markup of each subject, and the script that makes the reader's choice. All subjects use the same page.
 * @type {Record<string, { head: string, body: string, end: string, choose: string }>}
 */
const SUBJECTS = {
  [NONE]: { head: '', body: '', end: '', choose: '' },
  [OURS]: {
    head: '<script src="/dist/low-vision-early.js"></script><script defer src="/dist/low-vision.js"></script>',
    body: '<low-vision-toggle></low-vision-toggle>',
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

/** @param {string} name */
function pageFor(name) {
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
  await page.goto(`${ORIGIN}/page/${name}`, { waitUntil: 'load' });
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
  await page.goto(`${ORIGIN}/page/${name}`, { waitUntil: 'networkidle0' });
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
    const names = Object.keys(SUBJECTS);
    /** @type {Map<string, Load[]>} */
    const loads = new Map(names.map((name) => [name, []]));
    const count = values.short ? 1 : Number(values.loads);
    // Load the subjects in turns, so that other work of the machine affects all of them.
    for (let turn = 0; turn < count; turn += 1)
      for (const name of names)
        loads.get(name)?.push(await load(browser, judge, name, !values.short, values.frames && !turn));
    print(
      `${await browser.version()}, ${count} cold loads${values.short ? '' : `, CPU ${SLOWDOWN}× slower, 1.6 Mbit/s, 150 ms`}`,
    );
    return report(loads);
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {Map<string, Load[]>} loads */
function report(loads) {
  print(
    '\nframes that are not as chosen (loads with any, their time) · layout shift, worst · first seen, as chosen; ms',
  );
  /** @param {string} name @param {keyof Load} what */
  const of = (name, what) => (loads.get(name) ?? []).map((one) => one[what]);
  for (const name of loads.keys()) {
    const flashes = of(name, 'flashes');
    print(
      [
        name.padEnd(14),
        `${flashes.reduce((sum, one) => sum + one, 0)} (${flashes.filter(Boolean).length}, ${quantile(of(name, 'flashMs')).toFixed(0)} ms)`.padEnd(
          20,
        ),
        Math.max(...of(name, 'shift'))
          .toFixed(4)
          .padEnd(10),
        `${quantile(of(name, 'seen')).toFixed(0)}, ${quantile(of(name, 'shown')).toFixed(0)}`,
      ].join(' '),
    );
  }
  const result = new Report();
  const delay = result.note('delay', quantile(of(OURS, 'shown')) - quantile(of(NONE, 'seen')));
  print(`\nours is seen ${delay.toFixed(0)} ms later than the page without it`);
  result.check('frames of ours that are not as chosen, at most', Math.max(...of(OURS, 'flashes')), 0, 0);
  result.check(
    'layout shift of ours, worst',
    Math.max(...of(OURS, 'shift')),
    Math.max(...of(NONE, 'shift')),
    4,
  );
  return result;
}
