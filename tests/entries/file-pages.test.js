// A page that is opened from a disk has no origin. The classic script fetches its files there, too, in every engine.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { launch } from 'puppeteer-core';
import { prepareBrowsers, requestedEngines } from '../browsers.js';
import { WebKitLauncher } from '../launchers/webkit.js';

/** @typedef {(expression: string) => Promise<unknown>} Evaluate */

/** @type {string} */
let folder;
/** @type {string} */
let page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-pages-'));
  await cp(fileURLToPath(new URL('../../dist', import.meta.url)), join(folder, 'dist'), { recursive: true });
  const file = join(folder, 'page.html');
  await writeFile(
    file,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
     <script>told = []; for (const level of ["warn", "error"]) console[level] = (text) => told.push(text); onerror = (text) => told.push(text);</script>
     <script src="dist/pressroom.js"></script>
     <low-vision-toggle></low-vision-toggle><press-release><a href="https://a.example/">Release</a></press-release>
     <site-switcher layout="list"><a href="https://police.example/">Police</a></site-switcher>
     <div data-pressroom="press-releases"><ul><li><a href="https://a.example/1">By div</a></li></ul></div>
     <script type="application/json" data-pressroom="press-releases">
       { "feed": { "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "url": "https://a.example/1", "title": "By script" }] } }
     </script>
     <script type="application/json" data-pressroom="press-release">{ "item": { "id": "1", "title": "Release" } }</script>`,
  );
  page = pathToFileURL(file).href;
});

after(() => rm(folder, { recursive: true }));

/** @param {string} executablePath @param {'chrome' | 'firefox'} browser @param {(evaluate: Evaluate) => Promise<void>} check */
async function inPuppeteer(executablePath, browser, check) {
  const launched = await launch({
    executablePath,
    browser,
    headless: true,
    args: browser === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const tab = await launched.newPage();
    await tab.goto(page);
    await check((expression) => tab.evaluate(expression));
  } finally {
    await launched.close();
  }
}

/** @param {import('../browsers.js').WebKitPaths} paths @param {(evaluate: Evaluate) => Promise<void>} check */
async function inWebKit(paths, check) {
  // No page of this test needs a host, so the proxy need not exist.
  const launcher = new WebKitLauncher(paths, 'http://127.0.0.1:9');
  try {
    await launcher.startSession('file', page);
    await check((expression) => launcher.driver.execute(`return ${expression}`));
  } finally {
    await launcher.stop();
  }
}

/** @param {Evaluate} evaluate */
async function checkFiles(evaluate) {
  /** @param {string} condition */
  const until = async (condition) => {
    const end = Date.now() + 60_000;
    // A page that is still loading answers with an error.
    while (!(await evaluate(`!!(${condition})`).catch(() => false))) {
      assert.ok(Date.now() < end, condition);
      await wait(50);
    }
  };
  await until("document.querySelector('low-vision-toggle')?.shadowRoot?.querySelector('[part=button]')");
  await evaluate("void (document.querySelector('low-vision-toggle').values = { guide: 'line' })");
  await evaluate("document.querySelector('low-vision-toggle').toggle()");
  await until("document.querySelector('low-vision-guide')");
  await until("document.querySelector('site-switcher').shadowRoot.querySelector('[part~=link]')");
  await until("document.querySelector('div > press-releases').shadowRoot.textContent.includes('By div')");
  await until(
    "document.querySelector('script + press-releases').shadowRoot.textContent.includes('By script')",
  );
  await until("document.querySelector('script + press-release').shadowRoot.textContent.includes('Release')");
  await evaluate("document.querySelector('low-vision-toggle').toggle()");
  await until("!document.documentElement.hasAttribute('data-low-vision')");
  assert.equal(await evaluate("document.querySelector('low-vision-guide')"), null);
  // The release without a source is warned of.
  assert.deepEqual(
    await evaluate("told.filter((text) => !String(text).startsWith('[pressroom] <press-release>'))"),
    [],
  );
}

const { browsers } = prepareBrowsers(requestedEngines());
const { chromium, firefox, webkit } = browsers;

test('a page on a disk, in Chromium', { skip: !chromium }, () =>
  inPuppeteer(chromium ?? '', 'chrome', checkFiles),
);

test('a page on a disk, in Firefox', { skip: !firefox }, () =>
  inPuppeteer(firefox ?? '', 'firefox', checkFiles),
);

test('a page on a disk, in WebKit', { skip: !webkit }, () => webkit && inWebKit(webkit, checkFiles));
