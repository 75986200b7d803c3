// Takes the pictures of README.md and docs/ from the demo, light and dark, into docs/pictures/. A picture whose look has
// not changed keeps its file.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{ width: number, height: number, body: string, show?: (page: Page) => Promise<unknown> }} View
 */

const folder = 'docs/pictures';

/** A page in the colours of the demo's ministry. @param {string} body */
const pageOf = (body) => `<!doctype html><html lang="en"><meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" /><title>Ministry</title>
  <link rel="stylesheet" href="/demo/style.css" />
  <style>
    body { margin: 0; font-size: 16px }
    .bar { padding: 8px 24px; background: #081f44 }
    header { padding: 16px 24px; background: #12305f; border-block-end: 3px solid #d9a441; color: #fff;
      font: 600 1.6rem 'Elvaria Serif', serif }
    .row { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between }
    .bar site-switcher { color: #fff }
    main { padding: 20px 24px }
    main site-switcher { margin-block-end: 24px }
  </style>
  <script src="/dist/pressroom.js" defer></script>${body}</html>`;

const switcher = '<site-switcher src="/demo/sites.json"></site-switcher>';
const toggle = '<low-vision-toggle></low-vision-toggle>';
const feed = 'src="/demo/feeds/press-releases.en.json"';
const portal = `<div class="bar">${toggle}</div>
  <header class="row"><span>Ministry of Internal Affairs</span></header>
  <main>${switcher}<press-releases ${feed} limit="4"></press-releases></main>`;

/** @param {Page} page */
async function openSwitcher(page) {
  await page.locator('site-switcher >>> [part~=button]').click();
  await page.locator('site-switcher >>> [part~=link]').wait();
}

/** @param {Page} page */
async function switchOn(page) {
  await page.locator('low-vision-toggle >>> [part~=button]').click();
  await page.waitForSelector('html[data-low-vision]');
  await page.locator('low-vision-toggle >>> [part~=settings-button]').wait();
}

/** The pictures: pages that stand side by side. @type {Record<string, View[]>} */
const pictures = {
  portal: [
    { body: portal, width: 520, height: 560 },
    { body: portal, width: 520, height: 560, show: openSwitcher },
    { body: portal, width: 520, height: 560, show: switchOn },
  ],
  'press-releases': ['list', 'cards', 'headlines', 'lead'].map((layout) => ({
    body: `<main><press-releases ${feed} layout="${layout}" limit="6" heading=""></press-releases></main>`,
    width: 420,
    height: 380,
  })),
  'press-release': [
    {
      body: `<main><press-release ${feed}></press-release></main>`,
      width: 820,
      height: 420,
    },
  ],
  'site-switcher': [{ body: `<main>${switcher}</main>`, width: 520, height: 440, show: openSwitcher }],
  'low-vision-toggle': [
    { body: portal, width: 780, height: 440 },
    { body: portal, width: 780, height: 440, show: switchOn },
  ],
};

/**
 * @param {Page} page
 * @param {string} origin
 * @param {View} view
 * @returns {Promise<string>} PNG in base64
 */
async function take(page, origin, { body, width, height, show }) {
  await page.setViewport({ width, height });
  await page.goto(`${origin}/demo/index.html`);
  await page.evaluate(() => {
    localStorage.clear();
    document.cookie = 'low-vision=; max-age=0; path=/';
  });
  await page.setContent(pageOf(body), { waitUntil: 'load' });
  await page.waitForNetworkIdle();
  if (show) await show(page);
  // A pointer over a control would draw it as hovered.
  await page.mouse.move(0, height - 1);
  await page.waitForNetworkIdle();
  await page.evaluate(async () => {
    await document.fonts.ready;
    scrollTo(0, 0);
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
  return page.screenshot({ encoding: 'base64' });
}

/** Draws pictures side by side, with a gap. @param {Page} page @param {string[]} views @param {number} gap */
async function join(page, views, gap) {
  const base64 = await page.evaluate(
    async (sources, space) => {
      const images = await Promise.all(
        sources.map(async (source) =>
          createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob()),
        ),
      );
      const width = images.reduce((sum, image) => sum + image.width, space * (images.length - 1));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height: Math.max(...images.map(({ height }) => height)) });
      const context = canvas.getContext('2d');
      let x = 0;
      for (const image of images) {
        context?.drawImage(image, x, 0);
        x += image.width + space;
      }
      return canvas.toDataURL('image/webp', 0.5).split(',')[1] ?? '';
    },
    views,
    gap,
  );
  return base64;
}

/**
 * Whether two pictures look different: another size, or more than one pixel of 2,000 differs by more than a tenth.
 * @param {Page} page @param {string} one @param {string} other
 */
const isChanged = (page, one, other) =>
  page.evaluate(
    async (sources) => {
      const [before, after] = await Promise.all(
        sources.map(async (source) => {
          const blob = await (await fetch(`data:image/webp;base64,${source}`)).blob();
          const image = await createImageBitmap(blob);
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (before?.width !== after?.width || before?.height !== after?.height) return true;
      let count = 0;
      for (const [at, value] of (after?.data ?? []).entries())
        if (Math.abs(value - (before?.data[at] ?? 0)) > 25) count += 1;
      return count > (after?.data.length ?? 0) / 2000;
    },
    [one, other],
  );

/** @param {import('puppeteer-core').Browser} browser @param {string} origin @param {string[]} names */
export async function takePictures(browser, origin, names) {
  mkdirSync(folder, { recursive: true });
  for (const scheme of ['light', 'dark']) {
    for (const [name, views] of Object.entries(pictures)) {
      if (names.length && !names.includes(name)) continue;
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      const taken = [];
      for (const view of views) taken.push(await take(page, origin, view));
      const picture = await join(page, taken, 16);
      const file = `${folder}/${name}-${scheme}.webp`;
      const isNew = !existsSync(file) || (await isChanged(page, readFileSync(file, 'base64'), picture));
      if (isNew) writeFileSync(file, picture, 'base64');
      process.stdout.write(`${file}: ${isNew ? 'written' : 'unchanged'}\n`);
      await context.close();
    }
  }
}
