// `npm run bench -- switcher [--rounds 15]` measures the time to open and to filter 600 sites on a slow machine. It
// compares us with a well-known component and a list written by hand. Run `npm run build` first.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';
import { sites } from './switcher/entries.js';

/**
 * The interface of the subject on a page. `shown` returns the names that a reader can see or scroll to.
 * @typedef {{ opener: () => HTMLElement, input: () => HTMLElement, shown: () => string[] }} Subject
 */

/** @typedef {Window & { subject: Subject, painted: Promise<{ ms: number, shown: number }> }} SubjectWindow */

/** @typedef {{ open: number, keys: number[] }} Round in milliseconds */

/** Names of the subjects and their pages. */
const OURS = 'pressroom';
const PEER = 'autocomplete';
/** Our longest time, as a part of the peer's time. */
const TARGETS = { open: 0.6, keystroke: 0.9 };
const SUBJECTS = /** @type {const} */ ([OURS, PEER, 'hand-written']);

/**
 * @typedef {object} Effort
 * @property {number} rounds
 * @property {number} firstRound number of the first round; round -1 warms up the browser and does not count
 * @property {number} slowdown slowdown factor of the CPU
 * @property {string} typed
 * @property {number} pause milliseconds between two actions; longer than the work of any subject
 */

/** @type {Effort} */
const WHOLE = { rounds: 15, firstRound: -1, slowdown: 4, typed: 'police', pause: 300 };
/** @type {Effort} */
const SHORT = { rounds: 1, firstRound: 0, slowdown: 1, typed: 'po', pause: 100 };

/** A subject may draw its list in parts, but each part must fill the panel. */
const FEWEST_SHOWN = 15;
/** Milliseconds from the press of a mouse button to its release. */
const CLICK = 80;

const autocomplete = fileURLToPath(new URL('.', import.meta.resolve('accessible-autocomplete')));
const here = import.meta.dirname;
/** @type {Record<string, string>} */
const FILES = {
  'accessible-autocomplete.min.js': `${autocomplete}/accessible-autocomplete.min.js`,
  'accessible-autocomplete.min.css': `${autocomplete}/accessible-autocomplete.min.css`,
  'pressroom.js': `${here}/../dist/pressroom.js`,
  'pressroom-sites.js': `${here}/../dist/pressroom-sites.js`,
  'entries.js': `${here}/switcher/entries.js`,
  ...Object.fromEntries(SUBJECTS.map((name) => [`${name}.html`, `${here}/switcher/${name}.html`])),
};

/** @type {Record<string, string>} */
const MEDIA_TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Reads all files once, because a build may change them during the bench. */
async function serveFiles() {
  const bodies = new Map(Object.entries(FILES).map(([name, file]) => [`/${name}`, readFileSync(file)]));
  const server = createServer((request, response) => {
    const body = bodies.get(request.url ?? '');
    const type = MEDIA_TYPES[extname(request.url ?? '')];
    response
      .writeHead(body ? 200 : 404, { 'content-type': `${type ?? 'text/plain'}; charset=utf-8` })
      .end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/**
 * Runs in the page. `painted` resolves with the time from the next event to the first painted frame with its effect.
 *
 * The time starts with the event's `timeStamp`, when the browser received the input. It therefore includes the time
 * while a subject keeps the page busy. The time ends with a message that an animation frame posts. Style, layout and
 * paint of the frame belong to the same task, so the message arrives right after them.
 *
 * A frame without the full effect does not count. Otherwise, subjects that postpone their work would win.
 *
 * The Event Timing API would include the presentation, but it rounds to 8 ms. Some subjects differ by less. Raster and
 * presentation run in other threads, which CDP does not slow down.
 *
 * @param {string} type
 * @param {string} query
 * @param {number} fewest least number of shown names
 * @param {number} most highest number of shown names
 */
function awaitPaint(type, query, fewest, most) {
  const page = /** @type {SubjectWindow} */ (/** @type {unknown} */ (window));
  page.painted = new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const painted = /** @param {Event} event */ (event) => {
      requestAnimationFrame(() => {
        port2.postMessage(undefined);
      });
      port1.onmessage = () => {
        const ms = performance.now() - event.timeStamp;
        const names = page.subject.shown();
        const right = names.filter((name) => name.toLowerCase().includes(query)).length;
        if (right === names.length && right >= fewest && right <= most) resolve({ ms, shown: right });
        else if (ms < 5000) painted(event);
        else reject(new Error(`«${query}» shows ${names.length} names, ${right} of them rightly`));
      };
    };
    window.addEventListener(type, painted, { capture: true, once: true });
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<void>} act
 * @param {number} pause
 * @param {Parameters<typeof awaitPaint>} expected
 */
async function measure(page, act, pause, ...expected) {
  await page.evaluate(awaitPaint, ...expected);
  await act();
  // Wait first, because an evaluation would keep the page busy.
  await wait(pause);
  return page.evaluate(() => /** @type {SubjectWindow} */ (/** @type {unknown} */ (window)).painted);
}

/** @param {import('puppeteer-core').Page} page @param {'opener' | 'input'} name */
const handleOf = (page, name) =>
  page.evaluateHandle(
    (part) => /** @type {SubjectWindow} */ (/** @type {unknown} */ (window)).subject[part](),
    name,
  );

/**
 * Measures one subject on a separate page.
 * @param {import('puppeteer-core').Page} page @param {string} address @param {boolean} inParts @param {Effort} effort
 * @returns {Promise<Round>}
 */
async function measureSubject(page, address, inParts, { slowdown, typed, pause }) {
  await page.setViewport({ width: 1280, height: 800 });
  await page.emulateCPUThrottling(slowdown);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction('globalThis.subject');
  // Wait until the subject has finished its work in idle time.
  await wait(2 * pause);

  const opener = await handleOf(page, 'opener');
  const open = await measure(
    page,
    () => opener.click({ delay: CLICK }),
    pause,
    'click',
    '',
    inParts ? FEWEST_SHOWN : sites.length,
    sites.length,
  );

  const input = await handleOf(page, 'input');
  const hasFocus = () =>
    input.evaluate((box) => /** @type {Document | ShadowRoot} */ (box.getRootNode()).activeElement === box);
  if (!(await hasFocus())) await page.keyboard.press('Tab');
  if (!(await hasFocus())) throw new Error(`${address}: the press of Tab does not lead to the search box`);
  await wait(pause);

  const keys = [];
  for (let length = 1; length <= typed.length; length += 1) {
    const query = typed.slice(0, length);
    const letter = /** @type {import('puppeteer-core').KeyInput} */ (typed.charAt(length - 1));
    const matching = sites.filter((site) => site.title.toLowerCase().includes(query)).length;
    // A subject that draws in parts must show as many matches as it showed sites at first.
    const shown = Math.min(matching, open.shown);
    const press = () => page.keyboard.press(letter);
    const { ms } = await measure(page, press, pause, 'keydown', query, shown, shown);
    keys.push(ms);
  }
  return { open: open.ms, keys };
}

/** @param {Effort} effort */
async function measureAll(effort) {
  const { rounds, firstRound, slowdown } = effort;
  const server = await serveFiles();
  const browser = await launchChromium();
  print(`${await browser.version()}, CPU slowed down ${slowdown}×, ${sites.length} sites, ${rounds} rounds`);

  const results = Object.fromEntries(SUBJECTS.map((name) => [name, /** @type {Round[]} */ ([])]));
  try {
    // Each round starts with another subject.
    for (let round = firstRound; round < rounds; round += 1)
      for (let turn = 0; turn < SUBJECTS.length; turn += 1) {
        const name = SUBJECTS[(round + 1 + turn) % SUBJECTS.length] ?? OURS;
        const page = await browser.newPage();
        const times = await measureSubject(page, `${server.origin}/${name}.html`, name === OURS, effort);
        await page.close();
        if (round >= 0) results[name]?.push(times);
      }
  } finally {
    await browser.close();
    server.close();
  }
  return results;
}

/** @param {string[]} args */
export default async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: String(WHOLE.rounds) },
      short: { type: 'boolean', default: false },
    },
  });
  const effort = values.short ? SHORT : { ...WHOLE, rounds: Number(values.rounds) };
  const results = await measureAll(effort);

  /** @param {string} name @param {(round: Round) => number | number[]} pick @param {number} part */
  const time = (name, pick, part) => quantile((results[name] ?? []).flatMap(pick), part);
  /** @type {[string, (round: Round) => number | number[]][]} */
  const figures = [
    ['open', ({ open }) => open],
    ['keystroke', ({ keys }) => keys],
    ...Array.from(
      effort.typed,
      (_, index) =>
        /** @type {[string, (round: Round) => number]} */ ([
          `  ${effort.typed.slice(0, index + 1)}`,
          ({ keys }) => keys[index] ?? NaN,
        ]),
    ),
  ];

  print(`\nms to painted, median (p90)`.padEnd(29) + SUBJECTS.map((name) => name.padStart(20)).join(''));
  for (const [figure, pick] of figures)
    print(
      figure.padEnd(28) +
        SUBJECTS.map((name) =>
          `${time(name, pick, 0.5).toFixed(1)} (${time(name, pick, 0.9).toFixed(1)})`.padStart(20),
        ).join(''),
    );

  const report = new Report();
  print('\nour median as a part of theirs');
  for (const [figure, pick] of figures.slice(0, 2)) {
    const ours = time(OURS, pick, 0.5);
    report.check(
      `${figure}: ${PEER}`,
      ours / time(PEER, pick, 0.5),
      figure === 'open' ? TARGETS.open : TARGETS.keystroke,
    );
    const byHand = report.note(`${figure}: by hand`, ours / time('hand-written', pick, 0.5));
    print(`${figure}: by hand`.padEnd(44) + ` ${byHand.toFixed(2)}`);
  }
  return report;
}
