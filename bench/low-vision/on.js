// Switching on, beside the other subjects; a change of the settings and off, as a part of switching on.
import { BY_HAND, inPage, OURS, PAGES, withPage } from './pages.js';

const SUBJECTS = [OURS, BY_HAND, 'bvi', 'accessibility'];
/** The longest time of ours, as a part of the other subject's time. */
const TARGETS = { [BY_HAND]: 1.25, bvi: 1, accessibility: 1 };
/** The longest time of a change, as a part of switching on. */
const CHANGES = { scheme: 0.25, size: 0.7, spacing: 0.4, off: 0.4 };

/** @type {import('../low-vision.js').Measure['measure']} */
export async function measure(browser, { pages, slowdowns, round }, keep) {
  for (const page of pages)
    for (const slowdown of slowdowns)
      // Each round starts with another subject.
      for (let turn = 0; turn < SUBJECTS.length; turn += 1) {
        const subject = SUBJECTS[(round + turn) % SUBJECTS.length] ?? OURS;
        await withPage(browser, { path: PAGES[page], subject, slowdown }, async (tab) => {
          keep(`${page} ${slowdown}×, on, ${subject}`, await inPage(tab, 'on', subject));
          if (subject !== OURS) return;
          for (const change of Object.keys(CHANGES))
            keep(`${page} ${slowdown}×, ${change}`, await inPage(tab, 'change', change));
        });
      }
}

/** @type {import('../low-vision.js').Measure['check']} */
export function check({ pages, slowdowns }, { ratio, report }) {
  for (const page of pages)
    for (const slowdown of slowdowns) {
      const at = `${page} ${slowdown}×`;
      const on = `${at}, on, ${OURS}`;
      for (const [other, target] of Object.entries(TARGETS))
        report.check(`${at}: on / on ${other}`, ratio(on, `${at}, on, ${other}`), target);
      for (const [change, target] of Object.entries(CHANGES))
        report.check(`${at}: ${change} / on`, ratio(`${at}, ${change}`, on), target);
    }
}
