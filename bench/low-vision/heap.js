// Measures the memory that a page keeps after rows have come and gone, with the mode on and without our scripts.
import { inPage, OURS, withPage } from './pages.js';

const PATH = '/tests/pages/bootstrap5.html';
/** The most megabytes of ours. */
const MOST = 2;
const AT_ONCE = 1000;
const NONE = 'without us';

/** @type {import('../low-vision.js').Measure['measure']} */
async function measure(browser, { comingRows }, keep) {
  for (const subject of [NONE, OURS])
    await withPage(browser, { path: PATH, subject }, async (page) => {
      if (subject === OURS) await inPage(page, 'on', subject);
      // The first rows compile the scripts.
      await inPage(page, 'comeAndGo', 1, AT_ONCE);
      const before = await heapSize(page);
      await inPage(page, 'comeAndGo', comingRows / AT_ONCE, AT_ONCE);
      const after = await heapSize(page);
      keep(`heap before, MB, ${subject}`, before);
      keep(`heap after, MB, ${subject}`, after);
    });
}

/** Megabytes of scripts and of nodes. @param {import('puppeteer-core').Page} page */
async function heapSize(page) {
  const devtools = await page.createCDPSession();
  await devtools.send('HeapProfiler.enable');
  // Nodes are collected after the scripts that held them.
  for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
  const usage = /** @type {{ usedSize: number, embedderHeapUsedSize?: number }} */ (
    await devtools.send('Runtime.getHeapUsage')
  );
  await devtools.detach();
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / 1e6;
}

/** @type {import('../low-vision.js').Measure['check']} */
function check({ comingRows }, { median, report }) {
  /** @param {string} subject */
  const growth = (subject) => median(`heap after, MB, ${subject}`) - median(`heap before, MB, ${subject}`);
  report.check(
    `heap after ${comingRows} rows, growth, MB more than without us`,
    growth(OURS) - growth(NONE),
    MOST,
  );
}

/** @type {import('../low-vision.js').Measure} */
export const heap = { measure, check };
