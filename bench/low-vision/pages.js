import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ORIGIN, root } from '../runner/serve.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ bench: import('./in-page.js').Bench }} PageWindow */

export const OURS = 'pressroom';
export const BY_HAND = 'by hand';

/** The path of each page. Both have at least 10,000 elements. */
export const PAGES = { bootstrap: '/tests/pages/bootstrap5-rows.html', large: '/tests/pages/large.html' };
/** @typedef {keyof typeof PAGES} PageName */

const ROWS = 2000;

/** @type {Record<string, string[]>} */
const FILES = {
  bvi: ['/node_modules/bvi/dist/css/bvi.min.css', '/node_modules/bvi/dist/js/bvi.min.js'],
  accessibility: ['/node_modules/accessibility/dist/main.bundle.js'],
};

/** Returns the Bootstrap page with a table of 2,000 rows. @param {string} path the requested path */
export function pageAt(path) {
  if (path !== PAGES.bootstrap) return undefined;
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `<tr><th scope="row">${at}</th><td><a href="#file-${at}">File ${at}</a></td>` +
      `<td><span class="badge text-bg-${at % 3 ? 'success' : 'warning'}">open</span></td><td>${at * 7} km</td></tr>`,
  );
  return readFileSync(`${root}tests/pages/bootstrap5.html`, 'utf8').replace(
    /<main[^>]*>/,
    `$&<div id="register"><table class="table table-striped"><tbody>${rows.join('')}</tbody></table></div>`,
  );
}

/**
 * Opens a page with the files of a subject, without cookies of the subject before.
 * @template T
 * @param {Browser} browser
 * @param {{ path: string, subject?: string, slowdown?: number }} wanted
 * @param {(page: Page) => Promise<T>} use
 */
export async function withPage(browser, { path, subject = OURS, slowdown = 1 }, use) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(`${ORIGIN}${path}`, { waitUntil: 'load' });
  for (const file of FILES[subject] ?? [])
    if (file.endsWith('.css')) await page.addStyleTag({ url: `${ORIGIN}${file}` });
    else await page.addScriptTag({ url: `${ORIGIN}${file}` });
  if (subject === OURS)
    await page.evaluate(
      "import('/dist/apply-low-vision.js').then((module) => { window.LowVision = module })",
    );
  // Load it as a module, because its names could conflict with the page's global names.
  await page.addScriptTag({ url: `${ORIGIN}/bench/low-vision/in-page.js`, type: 'module' });
  await page.emulateCPUThrottling(slowdown);
  const result = await use(page);
  await context.close();
  return result;
}

/**
 * Calls a function of in-page.js in the page.
 * @template {keyof PageWindow['bench']} Name
 * @param {Page} page @param {Name} name @param {Parameters<PageWindow['bench'][Name]>} args
 * @returns {Promise<Awaited<ReturnType<PageWindow['bench'][Name]>>>}
 */
export const inPage = (page, name, ...args) =>
  /** @type {Promise<any>} */ (
    page.evaluate(
      (called, given) => {
        const { bench } = /** @type {{ bench: Record<string, (...args: any[]) => unknown> }} */ (
          /** @type {unknown} */ (window)
        );
        return bench[called]?.(...given);
      },
      name,
      args,
    )
  );

/**
 * Waits for a measured time, at most that long. @param {number} longest milliseconds @param {Promise<number>} measured
 * @returns {Promise<number>} the measured time, or the longest one
 */
export async function atMost(longest, measured) {
  // The page may be closed before it answers.
  measured.catch(() => undefined);
  return Promise.race([measured, setTimeout(longest, longest)]);
}
