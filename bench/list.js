// `npm run bench -- list [--rounds 45]` measures how soon `<press-releases>` shows its list on a slow machine. It
// compares the element with a page that fetches the feed and writes the same markup with innerHTML. Both have the same
// CSS rules. The bench also checks for memory leaks of removed elements. Run `npm run build` first.
import { parseArgs } from 'node:util';
import { servePages } from './list/pages.js';
import { launchChromium } from './runner/chromium.js';
import { print, quantile, Report } from './runner/report.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

const OURS = 'pressroom';
const THEIRS = 'hand-written';
const SUBJECTS = /** @type {const} */ ([OURS, THEIRS]);
/**
 * The length of the feed, the length of the list, the target as a multiple of the other page's time. `part` is the part
 * of the rounds. Single loads of the short list take 200 to 600 ms, so medians of 15 loads differ by a sixth.
 */
const LISTS = [
  { items: 20, shown: 5, target: 1.3, part: 1 },
  { items: 1000, shown: 1000, target: 2, part: 1 / 3 },
];
/**
 * @typedef {object} Effort
 * @property {number} rounds
 * @property {number} firstRound number of the first round; round -1 warms up the browser and does not count
 * @property {number} slowdown slowdown factor of the CPU
 * @property {number} warmUp number of elements to add and remove until the JavaScript engine has compiled the code
 * @property {number} comings number of elements to add and remove between two measurements of memory
 */

/** @type {Effort} */
const WHOLE = { rounds: 45, firstRound: -1, slowdown: 4, warmUp: 750, comings: 250 };
/** @type {Effort} */
const SHORT = { rounds: 1, firstRound: 0, slowdown: 1, warmUp: 5, comings: 5 };
/** Usual difference between two measurements, in bytes: less than a hundredth of the memory of 250 lists. */
const NOISE = 16_384;

/**
 * Runs in the page before all other scripts. `painted` resolves with the time from the start of the navigation to the
 * first frame that shows enough releases. The time ends with a message that an animation frame posts. The message
 * arrives right after the frame is painted.
 * @param {number} shown
 */
function awaitList(shown) {
  const view = /** @type {Window & { painted?: Promise<number> }} */ (/** @type {unknown} */ (window));
  view.painted = new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve(performance.now());
    };
    const look = () => {
      const root =
        document.querySelector('press-releases')?.shadowRoot ?? document.querySelector('#releases');
      if (root?.querySelector(`li:nth-of-type(${shown})`)) port2.postMessage(undefined);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page. Returns the text and the attributes of the list, one line for each node. */
function outline() {
  /** @param {Node} node @returns {string[]} */
  const linesOf = (node) => {
    if (node instanceof Text) return node.data.trim() ? [node.data.trim()] : [];
    if (!(node instanceof Element)) return [];
    const attributes = [...node.attributes]
      // Only our element gives ids to its titles, because its buttons refer to them.
      .filter(({ name }) => name !== 'id')
      .map(({ name, value }) => `${name}=${name === 'src' ? new URL(value, document.baseURI).href : value}`);
    return [[node.localName, ...attributes.sort()].join(' '), ...[...node.childNodes].flatMap(linesOf)];
  };
  const root = document.querySelector('press-releases')?.shadowRoot ?? document;
  return linesOf(/** @type {Element} */ (root.querySelector('section')));
}

/**
 * Loads a page as a reader does: nobody inspects its network. Otherwise, the browser parses each script once more to know
 * from which line a request came.
 * @param {Browser} browser @param {string} address @param {number} shown @param {number} slowdown
 */
async function loadList(browser, address, shown, slowdown) {
  const session = await browser.target().createCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: 1280,
    height: 800,
  });
  const target = await browser.waitForTarget((one) => Reflect.get(one, '_targetId') === targetId);
  const page = await target.createCDPSession();
  /** @param {string} expression */
  const evaluate = async (expression) => {
    const { result } = await page.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
  await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.send('Page.enable');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(awaitList)})(${shown})` });
  const loaded = new Promise((resolve) => page.once('Page.loadEventFired', resolve));
  await page.send('Page.navigate', { url: address });
  await loaded;
  const ms = Number(await evaluate('painted'));
  /** @type {string[]} */
  const lines = await evaluate(`(${String(outline)})()`);
  await session.send('Target.disposeBrowserContext', { browserContextId });
  await session.detach();
  return { ms, lines };
}

/** Returns the element's CSS rules for the other page. @param {Browser} browser */
async function cssOf(browser) {
  const pages = await servePages('');
  const page = await browser.newPage();
  await page.goto(`${pages.origin}/${OURS}/20`);
  const css = await page.evaluate(() =>
    [...(document.querySelector('press-releases')?.shadowRoot?.adoptedStyleSheets ?? [])]
      .flatMap(({ cssRules }) => [...cssRules])
      .map(({ cssText }) => cssText.replace(/:host(\((.*?)\))?/g, '#releases$2'))
      .join(''),
  );
  await page.close();
  pages.close();
  return css;
}

/** Returns the median and the middle half of measurements in milliseconds. @param {number[]} [values] */
const describe = (values = []) =>
  `${quantile(values).toFixed(0)} ms (half of them ${quantile(values, 0.25).toFixed(0)} to ${quantile(values, 0.75).toFixed(0)})`;

/** @param {Browser} browser @param {string} origin @param {Effort} effort @param {Report} report */
async function compareTimes(browser, origin, { rounds, firstRound, slowdown }, report) {
  for (const { items, shown, target, part } of LISTS) {
    /** @type {Record<string, number[]>} */
    const times = { [OURS]: [], [THEIRS]: [] };
    // The subjects take turns to be the first of a round.
    for (let round = firstRound; round < rounds * part; round += 1) {
      /** @type {string[][]} */
      const outlines = [];
      for (const name of round % 2 ? SUBJECTS : SUBJECTS.toReversed()) {
        const { ms, lines } = await loadList(browser, `${origin}/${name}/${items}`, shown, slowdown);
        outlines.push(lines);
        if (round >= 0) times[name]?.push(ms);
      }
      const [one = [], other = []] = outlines;
      const differing = [...one.keys(), other.length].find((at) => one[at] !== other[at]);
      if (differing !== undefined)
        throw new Error(`the markup differs: «${one[differing]}», «${other[differing]}»`);
    }
    const [ours, theirs] = [quantile(times[OURS] ?? []), quantile(times[THEIRS] ?? [])];
    print(`${shown} releases painted: ${describe(times[OURS])}, by hand ${describe(times[THEIRS])}`);
    report.check(`${shown} releases, as a multiple of by hand`, ours / theirs, target);
  }
}

/** Runs in the page. Adds elements and removes them after `load`. @param {number} count @param {string} attributes */
async function comeAndGo(count, attributes) {
  const main = /** @type {Element} */ (document.querySelector('main'));
  for (let coming = 0; coming < count; coming += 1) {
    main.innerHTML = `<press-releases src="/feed-20.json" ${attributes}></press-releases>`;
    const element = /** @type {Element} */ (main.firstElementChild);
    await new Promise((resolve) => {
      element.addEventListener('load', resolve);
    });
    main.replaceChildren();
  }
}

/**
 * @param {Browser} browser @param {string} origin @param {string} attributes @param {Effort} effort
 * @param {Report} report
 */
async function watchMemory(browser, origin, attributes, { warmUp, comings }, report) {
  const page = await browser.newPage();
  await page.goto(`${origin}/empty`);
  const devtools = await page.createCDPSession();
  /** @type {{ bytes: number, nodes: number, listeners: number }[]} */
  const looks = [];
  for (const count of [warmUp, comings, comings, comings]) {
    await page.evaluate(comeAndGo, count, attributes);
    // Let pending tasks and frames run.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500))));
    for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    looks.push({ bytes: usedSize, nodes, listeners: jsEventListeners });
  }
  await page.close();
  /** @param {'bytes' | 'nodes' | 'listeners'} what */
  const growth = (what) => looks.slice(1).map((look, at) => look[what] - (looks[at]?.[what] ?? 0));
  const title = `come and gone ${comings} times${attributes && ` (${attributes})`}`;
  print(
    `${title}: bytes ${growth('bytes').join(', then ')}; nodes ${growth('nodes').join(', ')}; ` +
      `listeners ${growth('listeners').join(', ')}`,
  );
  // A leak shows each time, and the engine's own tables grow now and then.
  report.check('  bytes, median', quantile(growth('bytes')), NOISE, 0);
  report.check('  nodes and listeners, at most', Math.max(...growth('nodes'), ...growth('listeners')), 0, 0);
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
  const browser = await launchChromium();
  const pages = await servePages(await cssOf(browser));
  const report = new Report();
  try {
    print(
      `${await browser.version()}, CPU slowed down ${effort.slowdown}×, ${effort.rounds} rounds, cold loads; medians`,
    );
    await compareTimes(browser, pages.origin, effort, report);
    for (const attributes of ['', 'refresh="30" loading="lazy" searchable read-in="dialog" linkable'])
      await watchMemory(browser, pages.origin, attributes, effort, report);
    return report;
  } finally {
    await browser.close();
    pages.close();
  }
}
