// Switching on, beside the other subjects; a change of the settings and off, as a part of switching on.
import { atMost, BY_HAND, inPage, OURS, PAGES, withPage } from './pages.js';
import { busyTime } from './profile.js';

const PEERS = ['bvi', 'accessibility'];
/** Milliseconds after which a slow peer is given up. Its time then counts as this long, which flatters it. */
const LONGEST = 8000;
/** The longest time of ours, as a part of the other subject's time. */
const TARGETS = { [BY_HAND]: 1.25, bvi: 1, accessibility: 1 };
/** The longest time of a change, as a part of switching on. */
const CHANGES = { scheme: 0.25, size: 0.7, spacing: 0.4, off: 0.4 };

/** @type {import('../low-vision.js').Measure['measure']} */
async function measure(browser, { pages, slowdowns, peers, round }, keep) {
  const both = round % 2 ? [OURS, BY_HAND] : [BY_HAND, OURS];
  for (const page of pages)
    for (const slowdown of slowdowns)
      // The peers take part in the first round only, because they take most of the time.
      for (const subject of round || !peers ? both : [...both, ...PEERS])
        await withPage(browser, { path: PAGES[page], subject, slowdown }, async (tab) => {
          const at = `${page} ${slowdown}×`;
          if (PEERS.includes(subject)) {
            keep(`${at}, on, ${subject}`, await atMost(LONGEST, inPage(tab, 'on', subject)));
            return;
          }
          const { tasks } = await busyTime(tab, async () => {
            keep(`${at}, on, ${subject}`, await inPage(tab, 'on', subject));
          });
          // Other programs affect this time least. It includes delayed work.
          keep(`${at}, on, ${subject}, time of the processor`, tasks);
          // The ratios of changes do not depend on the CPU.
          if (slowdown === slowdowns[0])
            for (const change of Object.keys(CHANGES))
              keep(`${at}, ${change}, ${subject}`, await inPage(tab, 'change', change, subject));
        });
}

/** @type {import('../low-vision.js').Measure['check']} */
function check({ pages, slowdowns, peers }, { ratio, report }) {
  for (const page of pages)
    for (const slowdown of slowdowns) {
      const at = `${page} ${slowdown}×`;
      const on = `${at}, on, ${OURS}`;
      for (const [other, target] of Object.entries(TARGETS))
        if (peers || !PEERS.includes(other))
          report.check(`${at}: on / on ${other}`, ratio(on, `${at}, on, ${other}`), target);
      if (slowdown !== slowdowns[0]) continue;
      for (const [change, target] of Object.entries(CHANGES)) {
        report.check(`${at}: ${change} / on`, ratio(`${at}, ${change}, ${OURS}`, on), target);
        // The browser's own part: no mode can be faster than the shortest user style sheet.
        const byHand = `${at}, ${change}, ${BY_HAND}`;
        report.tell(`${at}: ${change} by hand / on by hand`, ratio(byHand, `${at}, on, ${BY_HAND}`));
        report.tell(`${at}: ${change} / ${change} by hand`, ratio(`${at}, ${change}, ${OURS}`, byHand));
      }
    }
}

/** @type {import('../low-vision.js').Measure} */
export const on = { measure, check };
