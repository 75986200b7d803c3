// A table that changes at every frame, beside the same page enlarged and coloured by hand.
import { BY_HAND, inPage, OURS, PAGES, withPage } from './pages.js';
import { busyTime } from './profile.js';

/** The longest time of ours, as a part of the time by hand. */
const TOTAL = 1.15;
/** The highest share of our own script, without the style and layout that it asks for. */
const SHARE = 0.15;
const ROWS = 200;
const WARM_UP = 2;
/** How often the two pages take turns in a round. A single turn varies by a third. */
const TURNS = 3;

/** @type {import('../low-vision.js').Measure['measure']} */
async function measure(browser, { pages, frames, round }, keep) {
  for (const page of pages) {
    /** @param {import('puppeteer-core').Page} tab @param {string} subject */
    const begin = async (tab, subject) => {
      await inPage(tab, 'on', subject);
      await inPage(tab, 'churn', WARM_UP, ROWS);
    };
    /** @param {import('puppeteer-core').Page} tab @param {string} subject */
    const turn = async (tab, subject) => {
      // A page in the background has no frames.
      await tab.bringToFront();
      const { tasks, script } = await busyTime(tab, () => inPage(tab, 'churn', frames, ROWS));
      keep(`${page}, churn, ${subject}`, tasks);
      keep(`${page}, churn, script, ${subject}`, script);
    };
    await withPage(browser, { path: PAGES[page], subject: BY_HAND }, async (byHand) => {
      await begin(byHand, BY_HAND);
      await withPage(browser, { path: PAGES[page] }, async (ours) => {
        await begin(ours, OURS);
        for (let at = 0; at < TURNS; at += 1)
          for (const subject of (round + at) % 2 ? [OURS, BY_HAND] : [BY_HAND, OURS])
            await turn(subject === OURS ? ours : byHand, subject);
      });
    });
  }
}

/** @type {import('../low-vision.js').Measure['check']} */
function check({ pages }, { ratio, report }) {
  for (const page of pages) {
    report.check(
      `${page}: churn / churn by hand`,
      ratio(`${page}, churn, ${OURS}`, `${page}, churn, ${BY_HAND}`),
      TOTAL,
    );
    // The page's own script takes part in both.
    report.check(
      `${page}: churn, share of our script`,
      ratio(`${page}, churn, script, ${OURS}`, `${page}, churn, ${OURS}`) -
        ratio(`${page}, churn, script, ${BY_HAND}`, `${page}, churn, ${OURS}`),
      SHARE,
    );
  }
}

/** @type {import('../low-vision.js').Measure} */
export const churn = { measure, check };
