// A table that changes at every frame, beside the same page enlarged and coloured by hand.
import { BY_HAND, inPage, OURS, PAGES, withPage } from './pages.js';
import { timeOf } from './profile.js';

/** The longest time of ours, as a part of the time by hand. */
const TOTAL = 1.15;
/** The highest share of our own script. */
const SHARE = 0.15;
const ROWS = 200;
const WARM_UP = 2;

/** @type {import('../low-vision.js').Measure['measure']} */
export async function measure(browser, { pages, frames, round }, keep) {
  for (const page of pages)
    for (const subject of round % 2 ? [OURS, BY_HAND] : [BY_HAND, OURS])
      await withPage(browser, { path: PAGES[page], subject }, async (tab) => {
        await inPage(tab, 'on', subject);
        await inPage(tab, 'churn', WARM_UP, ROWS);
        const churn = () => inPage(tab, 'churn', frames, ROWS);
        keep(`${page}, churn, ${subject}`, await busyTime(tab, 'threadTicks', churn));
        if (subject !== OURS) return;
        // The profiler costs time, so it has frames of its own.
        let script = NaN;
        const profiled = await busyTime(tab, 'timeTicks', async () => {
          script = await timeOf(tab, /\/dist\//, churn);
        });
        keep(`${page}, churn, our script`, script);
        keep(`${page}, churn, profiled`, profiled);
      });
}

/**
 * The milliseconds of all tasks of the page's main thread: scripts, style, layout and painting.
 * @param {import('puppeteer-core').Page} page
 * @param {'threadTicks' | 'timeTicks'} timeDomain `threadTicks` leaves out the time in which other programs had the processor
 * @param {() => Promise<unknown>} act
 */
async function busyTime(page, timeDomain, act) {
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain });
  const now = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  const before = await now();
  await act();
  const after = await now();
  await devtools.detach();
  return after - before;
}

/** @type {import('../low-vision.js').Measure['check']} */
export function check({ pages }, { ratio, report }) {
  for (const page of pages) {
    report.check(
      `${page}: churn / churn by hand`,
      ratio(`${page}, churn, ${OURS}`, `${page}, churn, ${BY_HAND}`),
      TOTAL,
    );
    report.check(
      `${page}: churn, share of our script`,
      ratio(`${page}, churn, our script`, `${page}, churn, profiled`),
      SHARE,
    );
  }
}
