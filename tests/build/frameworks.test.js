// The apps in demo/frameworks have installed the packed package. Each passes the framework's own strict type check, is
// built by Vite without a warning, and works in a browser by real clicks. The docs show the code of the apps.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { promisify } from 'node:util';
import { launch } from 'puppeteer-core';
import { build, preview } from 'vite';
import { prepareBrowsers } from '../browsers.js';
import { makeProject } from '../support/packed-package.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The packages that the apps import, besides ours, and those that their imports need at the same place. */
const packages = [
  ...['vite', '@babel/core', '@sveltejs/vite-plugin-svelte', '@vitejs/plugin-vue'],
  ...['@angular/common', '@angular/compiler-cli', '@angular/core', '@angular/platform-browser', 'rxjs'],
  ...['@types/react', '@types/react-dom', 'react', 'react-dom', 'svelte', 'vue'],
];

/** The type check of each app. Angular's compiler also writes the files that Vite bundles. @type {Record<string, string[]>} */
const checks = {
  react: ['typescript/bin/tsc', '-p', 'react'],
  vue: ['vue-tsc/bin/vue-tsc.js', '-p', 'vue'],
  svelte: ['svelte-check/bin/svelte-check', '--workspace', 'svelte', '--tsconfig', './tsconfig.json'],
  angular: ['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'angular'],
  typescript: ['typescript/bin/tsc', '-p', 'typescript'],
};

/** Lines that TypeScript must refuse, and types that it must infer. */
const strictScript = `import { applyLowVision } from 'pressroom-elements/low-vision';
import type { Item, ReleaseSelectDetail } from 'pressroom-elements';

const list = document.createElement('press-releases');
list.limit = 3;
list.layout = 'cards';
// @ts-expect-error a layout that does not exist
list.layout = 'crads';
list.feed = { items: [{ id: 1, title: 'First' }] };
list.addEventListener('release-select', ({ detail }) => {
  const item: Item = detail.item;
  // @ts-expect-error a member that does not exist
  console.log(item.title, detail.newTab, detail.url);
});
function follow(event: CustomEvent<ReleaseSelectDetail>): void {
  event.preventDefault();
}
document.addEventListener('release-select', follow);
document.addEventListener('low-vision-change', ({ detail: { values } }) => {
  const size: number | undefined = values['text-size'];
  console.log(size);
});
document.querySelector('site-switcher')?.toggle(true);
applyLowVision({ 'text-size': 200, scheme: 'white-on-black' });
`;

/** @type {string} */
let project;
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('vite').PreviewServer} */
let server;

before(async () => {
  const { browsers, hint } = prepareBrowsers(['chromium']);
  if (!browsers.chromium) throw new Error(hint);
  [project, browser] = await Promise.all([
    makeProject(packages),
    launch({
      executablePath: browsers.chromium,
      headless: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    }),
  ]);
  await cp(join(root, 'demo/frameworks'), project, {
    recursive: true,
    // Somebody may have built the apps there.
    filter: (path) => !/[\\/](dist|out)$/.test(path),
  });
  await writeFile(join(project, 'typescript/src/strict.ts'), strictScript);
  server = await preview({
    root: project,
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    build: { outDir: '.' },
    preview: { port: 0, host: '127.0.0.1' },
  });
});

after(async () => {
  await Promise.all([browser.close(), server.close()]);
  await rm(project, { recursive: true });
});

/** @param {string[]} command @returns {Promise<string>} the output of the checker if it finds a fault */
const faultsOf = ([program = '', ...args]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: project,
  }).then(
    () => '',
    (error) => `${error.stdout}${error.stderr}`,
  );

/** @param {string} app @returns {Promise<string[]>} warnings */
async function buildApp(app) {
  /** @type {string[]} */
  const warnings = [];
  const warn = (/** @type {string} */ message) => void warnings.push(message);
  await build({
    root: join(project, app),
    base: './',
    logLevel: 'warn',
    // Rolldown warns of slow plug-ins, which says nothing on a busy machine.
    build: { rolldownOptions: { checks: { pluginTimings: false } } },
    customLogger: {
      hasWarned: false,
      info: () => undefined,
      warn,
      warnOnce: warn,
      error: warn,
      clearScreen: () => undefined,
      hasErrorLogged: () => false,
    },
  });
  return warnings;
}

/**
 * Waits for a visible node in an element. Puppeteer's `>>>` watches mutations, and sees none in a shadow root.
 * @param {import('puppeteer-core').Page} page @param {string} tag @param {string} selector
 */
async function find(page, tag, selector) {
  const handle = await page.waitForFunction(
    (host, inside) => {
      const node = document.querySelector(host)?.shadowRoot?.querySelector(inside);
      return node?.checkVisibility() ? node : undefined;
    },
    { timeout: 60_000 },
    tag,
    selector,
  );
  return /** @type {import('puppeteer-core').ElementHandle<Element>} */ (handle);
}

/** @param {import('puppeteer-core').Page} page @param {string} text */
const waitForMessage = (page, text) =>
  page.waitForFunction(
    (expected) => document.querySelector('[role="status"]')?.textContent === expected,
    { timeout: 60_000 },
    text,
  );

/** Uses an app as a reader does. @param {import('puppeteer-core').Page} page */
async function pressControls(page) {
  await (await find(page, 'press-releases', 'a[part~="link"]')).click();
  await waitForMessage(page, 'Release 2026-214');
  await (await find(page, 'site-switcher', 'button')).click();
  await find(page, 'site-switcher', 'a[href="https://traffic.ministry.example/"]');
  await page.keyboard.press('Escape');
  await (await find(page, 'low-vision-toggle', 'button')).click();
  await waitForMessage(page, 'Low vision: on');
}

/** @param {string} app */
async function useApp(app) {
  // The reader's choices are remembered for the origin, which all apps share.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('requestfailed', (request) => messages.push(request.url()));
  await page.goto(new URL(`${app}/dist/index.html`, server.resolvedUrls?.local[0]).href);
  try {
    await pressControls(page);
  } catch (error) {
    throw new Error(`the app does not answer: ${messages.join('\n')}`, { cause: error });
  }
  const result = await page.evaluate(() => {
    const list = /** @type {any} */ (document.querySelector('press-releases'));
    const switcher = /** @type {any} */ (document.querySelector('site-switcher'));
    const titles = [...list.shadowRoot.querySelectorAll('[part~="title"]')];
    return {
      titles: titles.map((title) => title.textContent.trim()),
      limit: list.limit,
      sites: switcher.sites?.sites.length,
      isOn: document.documentElement.hasAttribute('data-low-vision'),
      // A framework that does not set the property writes the attribute.
      attributes: [list, switcher].flatMap((element) =>
        ['feed', 'sites'].filter((name) => element.hasAttribute(name)),
      ),
    };
  });
  await context.close();
  return { ...result, messages };
}

describe(
  'the framework checks the types, and Vite builds without a warning',
  {
    concurrency: availableParallelism(),
  },
  () => {
    for (const [app, check] of Object.entries(checks))
      test(app, async () => {
        assert.equal(await faultsOf(check), '');
        assert.deepEqual(await buildApp(app), []);
      });
  },
);

describe('type checks', { concurrency: availableParallelism() }, () => {
  test('TypeScript compiles with moduleResolution node16', async () => {
    const options = ['--module', 'node16', '--moduleResolution', 'node16'];
    assert.equal(await faultsOf(['typescript/bin/tsc', '-p', 'typescript', ...options]), '');
  });

  test("Angular refuses a handler of another event's detail", async () => {
    const app = await readFile(join(project, 'angular/src/app.ts'), 'utf8');
    const wrong = app.replace('showMode($event)', 'openRelease($event)');
    assert.notEqual(wrong, app);
    await writeFile(join(project, 'angular/src/wrong.ts'), wrong);
    const config = { extends: './tsconfig.json', include: ['src/wrong.ts'] };
    await writeFile(join(project, 'angular/wrong.json'), JSON.stringify(config));
    const [program = ''] = checks['angular'] ?? [];
    assert.match(await faultsOf([program, '-p', 'angular/wrong.json']), /'CustomEvent<LowVisionDetail>'/);
  });
});

// One after the other: a browser does not draw pages in the background.
describe('the app works in a browser', () => {
  for (const app of Object.keys(checks))
    test(app, async () => {
      assert.deepEqual(await useApp(app), {
        titles: ['New service centre opens', 'Winter tyres are required from 1 December'],
        limit: 3,
        sites: 2,
        isOn: true,
        attributes: [],
        messages: [],
      });
    });
});

test('the docs show the code of each app', async () => {
  const docs = await readFile(join(root, 'docs/developers/frameworks.md'), 'utf8');
  const blocks = [...docs.matchAll(/^<!-- (demo\/frameworks\/\S+) -->\n+```\w+[^\n]*\n(.*?)^```$/gms)];
  const paths = blocks.map(([, path = '']) => path);
  for (const app of Object.keys(checks))
    assert.ok(
      paths.some((path) => path.includes(`/${app}/`)),
      app,
    );
  assert.equal(blocks.length, docs.match(/^<!-- /gm)?.length);
  for (const [, path = '', code] of blocks)
    assert.equal(code, await readFile(join(root, path), 'utf8'), `${path} has changed`);
});
