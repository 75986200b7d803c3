// `npm run screenshots [-- NAME…]` takes the pictures of README.md and docs/: see pictures.js.
// `npm run screenshots -- --layouts [--layout lead --width 1280 --language az --scheme dark]` takes a picture of each
// layout of <press-releases> in each width, language and scheme. View them in .artifacts/screenshots/index.html.
// Run `npm run build` first.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { preview } from 'vite';
import { prepareBrowsers } from './browsers.js';
import { takePictures } from './pictures.js';

const folder = '.artifacts/screenshots';

const all = {
  layout: ['list', 'cards', 'headlines', 'lead'],
  width: ['200', '320', '768', '1280'],
  language: ['en', 'az', 'ru', 'ar'],
  scheme: ['light', 'dark', 'forced'],
};

const {
  values: { layouts, ...values },
  positionals,
} = parseArgs({
  allowPositionals: true,
  options: {
    layouts: { type: 'boolean', default: false },
    layout: { type: 'string', multiple: true, default: all.layout },
    width: { type: 'string', multiple: true, default: all.width },
    language: { type: 'string', multiple: true, default: all.language },
    scheme: { type: 'string', multiple: true, default: all.scheme },
  },
});

/** A feed with the items of real feeds: long titles, no picture or a missing one, corrections, files. @param {string} language */
function feedIn(language) {
  const path =
    language === 'ar' ? 'tests/fixtures/ministry-ar.json' : `demo/feeds/press-releases.${language}.json`;
  const feed =
    /** @type {{ items: { title?: string, image?: string, date_modified?: string, attachments?: object[] }[] }} */ (
      JSON.parse(readFileSync(path, 'utf8'))
    );
  const has = [
    () => true,
    (/** @type {(typeof feed.items)[number]} */ item) => item.date_modified,
    (/** @type {(typeof feed.items)[number]} */ item) => (item.title ?? '').length > 250,
    (/** @type {(typeof feed.items)[number]} */ item) => item.attachments?.length,
    (/** @type {(typeof feed.items)[number]} */ item) => item.image?.includes('missing'),
    (/** @type {(typeof feed.items)[number]} */ item) => !item.image,
  ];
  const chosen = new Set([...has.map((test) => feed.items.find(test)), ...feed.items]);
  return { ...feed, items: [...chosen].filter(Boolean).slice(0, 7) };
}

/** @param {string} language @param {string} layout */
const markup = (language, layout) => `<!doctype html>
  <html lang="${language}" ${language === 'ar' ? 'dir="rtl"' : ''}>
  <meta charset="utf-8" /><meta name="viewport" content="width=device-width" />
  <title>${layout}, ${language}</title>
  <style>
    :root { color-scheme: light dark; font-family: sans-serif; --pressroom-heading-font: Elvaria, serif }
    body { margin: 0; padding: 16px; background: Canvas; color: CanvasText }
    @media (width < 320px) { body { padding: 0 } }
  </style>
  <script src="/dist/pressroom.js"></script>
  <press-releases layout="${layout}" limit="7" ${layout === 'list' || layout === 'cards' ? 'fields="date time image summary tags"' : ''}></press-releases>`;

/** The page's height in CSS pixels after every picture has loaded or failed. */
async function settledHeight() {
  const images = document.querySelector('press-releases')?.shadowRoot?.querySelectorAll('img') ?? [];
  for (const image of images) {
    image.loading = 'eager';
    await image.decode().catch(() => undefined);
  }
  return document.documentElement.scrollHeight;
}

const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'warn' });
const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
const browser = await launch({
  executablePath: prepareBrowsers(['chromium']).browsers.chromium ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

const names = [];

async function takeLayouts() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  for (const language of values.language) {
    for (const layout of values.layout) {
      await page.goto(`${origin}/demo/index.html`);
      await page.setContent(markup(language, layout), { waitUntil: 'load' });
      const feed = { ...feedIn(language), feed_url: `${origin}/demo/feeds/feed.json` };
      await page.evaluate(async (document_) => {
        const element = document.querySelector('press-releases');
        Object.assign(element ?? {}, { feed: document_ });
        await new Promise((resolve) => element?.addEventListener('load', resolve, { once: true }));
      }, feed);
      for (const scheme of values.scheme) {
        // Puppeteer's own method cannot emulate forced colours.
        await session.send('Emulation.setEmulatedMedia', {
          features: [
            { name: 'prefers-color-scheme', value: scheme === 'dark' ? 'dark' : 'light' },
            { name: 'forced-colors', value: scheme === 'forced' ? 'active' : 'none' },
          ],
        });
        for (const width of values.width) {
          await page.setViewport({ width: Number(width), height: 1 });
          const height = await page.evaluate(settledHeight);
          await page.setViewport({ width: Number(width), height });
          const name = [layout, width, language, scheme].join('-');
          await page.screenshot({ path: `${folder}/${name}.png` });
          names.push(name);
        }
      }
    }
  }
  writeIndex();
}

function writeIndex() {
  writeFileSync(
    `${folder}/index.html`,
    `<!doctype html><html lang="en"><meta charset="utf-8" /><title>press-releases</title>
  <style>
    body { margin: 0; display: grid; block-size: 100vh; grid-template: auto 1fr / 100%; font: 1rem sans-serif }
    form { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 8px 16px }
    main { overflow: auto; background: #888; padding: 16px }
  </style>
  <form>${Object.entries(values)
    .map(
      ([name, choices]) =>
        `<label>${name} <select name="${name}">${choices.map((choice) => `<option>${choice}`).join('')}</select></label>`,
    )
    .join('')} <output></output></form>
  <main tabindex="0"><img alt="" /></main>
  <script>
    const form = document.forms[0];
    const show = () => {
      document.querySelector('output').value = document.images[0].src =
        [...form.querySelectorAll('select')].map(({ value }) => value).join('-') + '.png';
    };
    form.onchange = show;
    show();
  </script></html>`,
  );
  process.stdout.write(`${names.length} pictures: ${folder}/index.html\n`);
}

try {
  await (layouts ? takeLayouts() : takePictures(browser, origin, positionals));
} finally {
  await browser.close();
  await server.close();
}
