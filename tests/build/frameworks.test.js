// The apps in demo/frameworks have installed the packed package. Each passes the framework's own strict type check, is
// built by Vite without a warning, and works in a browser by real clicks. The docs show the code of the apps.
// `TEST_ENGINES=firefox node --test tests/build/frameworks.test.js` runs all apps in one engine.
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
import { WebKitLauncher } from '../launchers/webkit.js';
import { makeProject } from '../support/packed-package.js';
import { openPuppeteerWindow, openWebDriverWindow } from '../support/window-plugin.js';

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

const [oneEngine] = /** @type {import('../browsers.js').Engine[]} */ (
  process.env['TEST_ENGINES']?.split(',') ?? []
);

/** Each app runs in one engine, and each engine runs an app. @type {Record<string, import('../browsers.js').Engine>} */
const engines = {
  react: 'chromium',
  vue: 'firefox',
  svelte: 'webkit',
  angular: 'chromium',
  typescript: 'chromium',
};
if (oneEngine) for (const app of Object.keys(engines)) engines[app] = oneEngine;

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
/** Opens a window in a browser, which starts with its first one. @type {Record<string, () => Promise<OtherWindow>>} */
const openIn = {};
/** @type {(() => Promise<unknown>)[]} */
const ends = [];
/** @type {import('vite').PreviewServer} */
let server;

before(async () => {
  const { browsers, missing, hint } = prepareBrowsers([...new Set(Object.values(engines))]);
  if (missing.length) throw new Error(hint);
  for (const browser of /** @type {const} */ (['chromium', 'firefox']))
    openIn[browser] = async () => {
      const started = await launch({
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
        executablePath: browsers[browser],
        headless: true,
        args: browser === 'chromium' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      });
      ends.push(() => started.close());
      const page = await started.newPage();
      return openPuppeteerWindow(page);
    };
  openIn['webkit'] = async () => {
    if (!browsers.webkit) throw new Error(hint);
    const launcher = new WebKitLauncher(browsers.webkit, 'http://127.0.0.1:9');
    ends.push(() => launcher.stop());
    await launcher.startSession('apps', 'about:blank');
    return openWebDriverWindow(launcher.driver);
  };
  project = await makeProject(packages);
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
  await Promise.all([...ends.map((end) => end()), server.close()]);
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

/** @typedef {import('../support/window-plugin.js').OtherWindow} OtherWindow */

/**
 * Waits until a function returns a truthy value in the page, and returns it.
 * @template {unknown[]} Args
 * @param {OtherWindow} page @param {(...args: Args) => unknown} condition @param {Args} args
 */
async function until(page, condition, ...args) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const value = await page.evaluate(`(${String(condition)})(...${JSON.stringify(args)})`);
    if (value) return value;
  }
  throw new Error(`not within a minute: ${args.join(' ')}`);
}

/** Waits for a visible node in an element. @param {OtherWindow} page @param {string} tag @param {string} selector */
const find = async (page, tag, selector) =>
  /** @type {{ x: number, y: number }} */ (
    await until(
      page,
      (host, inside) => {
        const node = document.querySelector(host)?.shadowRoot?.querySelector(inside);
        if (!node?.checkVisibility()) return undefined;
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      tag,
      selector,
    )
  );

/** @param {OtherWindow} page @param {string} text */
const waitForMessage = (page, text) =>
  until(page, (expected) => document.querySelector('[role="status"]')?.textContent === expected, text);

/** Uses an app as a reader does. @param {OtherWindow} page */
async function pressControls(page) {
  await page.click(await find(page, 'press-releases', 'a[part~="link"]'));
  await waitForMessage(page, 'Release 2026-214');
  await page.click(await find(page, 'site-switcher', 'button'));
  await find(page, 'site-switcher', 'a[href="https://traffic.ministry.example/"]');
  await page.pressEscape();
  await page.click(await find(page, 'low-vision-toggle', 'button'));
  await waitForMessage(page, 'Low vision: on');
}

/** Runs in the page before the app. */
function record() {
  const told = /** @type {string[]} */ (Reflect.get(window, 'told') ?? []);
  Reflect.set(window, 'told', told);
  for (const level of /** @type {const} */ (['log', 'info', 'warn', 'error']))
    console[level] = (...texts) => void told.push(texts.join(' '));
  addEventListener(
    'error',
    ({ message, target }) => void told.push(message || String(Reflect.get(target ?? {}, 'outerHTML'))),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => void told.push(String(reason)));
}

/** Runs in the page. The reader's choices are forgotten, because they hold for the origin, which all apps share. */
function look() {
  const list = /** @type {any} */ (document.querySelector('press-releases'));
  const switcher = /** @type {any} */ (document.querySelector('site-switcher'));
  const titles = [...list.shadowRoot.querySelectorAll('[part~="title"]')];
  localStorage.clear();
  document.cookie = 'low-vision=; max-age=0; path=/';
  return {
    titles: titles.map((title) => title.textContent.trim()),
    limit: list.limit,
    sites: switcher.sites?.sites.length,
    isOn: document.documentElement.hasAttribute('data-low-vision'),
    // A framework that does not set the property writes the attribute.
    attributes: [list, switcher].flatMap((element) =>
      ['feed', 'sites'].filter((name) => element.hasAttribute(name)),
    ),
    messages: Reflect.get(window, 'told'),
  };
}

/** The window of each engine. @type {Map<string, Promise<OtherWindow>>} */
const windows = new Map();

/** @param {string} app */
async function useApp(app) {
  const file = join(project, app, 'dist/index.html');
  const html = await readFile(file, 'utf8');
  await writeFile(file, html.replace('<head>', `<head><script>(${String(record)})()</script>`));
  const engine = engines[app] ?? 'chromium';
  const opening = windows.get(engine) ?? openIn[engine]?.();
  if (!opening) throw new Error(`no browser for ${app}`);
  windows.set(engine, opening);
  const page = await opening;
  await page.go(new URL(`${app}/dist/index.html`, server.resolvedUrls?.local[0]).href);
  try {
    await pressControls(page);
  } catch (error) {
    const told = await page.evaluate('window.told.join("\\n")');
    throw new Error(`the app does not answer: ${String(told)}`, { cause: error });
  }
  return page.evaluate(`(${String(look)})()`);
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
    test(`${app} in ${engines[app] ?? ''}`, async () => {
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
