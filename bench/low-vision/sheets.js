// Style sheets that the page's scripts add, with the mode on and without it.
import { atMost, inPage, OURS, PAGES, withPage } from './pages.js';

const KINDS = ['insertRule calls', 'adopted sheets', 'components with one shared sheet'];
/** The longest time with the mode on, as a part of the time without it. */
const COST = 3;
/** The longest time for twice as many. Linear is 2. */
const TWICE = 2.2;
const WARM_UP = 2;
/** Milliseconds after which a slow engine is given up. Its time then counts as this long, which flatters it. */
const LONGEST = 12_000;

/** @type {import('../low-vision.js').Measure['measure']} */
async function measure(browser, { pages: [page = 'large'], sheets }, keep) {
  for (const kind of KINDS)
    await withPage(browser, { path: PAGES[page] }, async (tab) => {
      for (const mode of ['without', 'with']) {
        if (mode === 'with') await inPage(tab, 'on', OURS);
        for (const count of [WARM_UP, sheets, sheets * 2]) {
          const ms = await atMost(LONGEST, inPage(tab, 'addSheets', kind, count));
          if (count !== WARM_UP) keep(`${count} ${kind}, ${mode} the mode`, ms);
          if (ms === LONGEST) return;
        }
      }
    });
}

/** @type {import('../low-vision.js').Measure['check']} */
function check({ sheets }, { ratio, report }) {
  for (const kind of KINDS) {
    const on = `${sheets} ${kind}, with the mode`;
    report.check(`${sheets} ${kind}: with / without`, ratio(on, `${sheets} ${kind}, without the mode`), COST);
    report.check(
      `${kind}: ${sheets * 2} / ${sheets}`,
      ratio(`${sheets * 2} ${kind}, with the mode`, on),
      TWICE,
    );
  }
}

/** @type {import('../low-vision.js').Measure} */
export const sheets = { measure, check };
