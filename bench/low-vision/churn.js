// A table that changes at every frame, beside the same page enlarged and coloured by hand.
import { BY_HAND, inPage, OURS, PAGES, withPage } from './pages.js';
import { busyTime, timeOf } from './profile.js';

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
