import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { parseEngines, prepareBrowsers, requestedEngines } from './browsers.js';
import { examplesPlugin } from './docs/examples-plugin.js';
import { endOfProcess, findFreePort } from './launchers/child-processes.js';
import { WebKitLauncher } from './launchers/webkit.js';
import { PAGE_LIBRARIES } from './page-libraries.js';
import { FeedServer } from './support/feed-server.js';
import { feedServerPlugin } from './support/feed-server-plugin.js';
import { figuresPlugin } from './support/figures-plugin.js';
import { HOSTS } from './support/hosts.js';
import { inputPlugin } from './support/input.js';
import { serverRenderingPlugin } from './support/server-rendering-plugin.js';
import { portalPlugin } from './support/portal-plugin.js';
import { publicPagesPlugin } from './support/public-pages-plugin.js';
import { windowPlugin } from './support/window-plugin.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { TEST_ENGINES } = process.env;
const engines = TEST_ENGINES ? parseEngines(TEST_ENGINES.split(',')) : requestedEngines();
const { browsers } = prepareBrowsers(engines);

const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

// Chromium's sandbox does not work for root.
const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** @param {string} executablePath @param {import('puppeteer-core').LaunchOptions} options */
function puppeteerLauncher(executablePath, options) {
  return chromeLauncher({
    puppeteer,
    launchOptions: { executablePath, headless: true, signal: endOfProcess, ...options },
    // One page per browser, because two pages would share the focus, the pointer, cookies and storage.
    concurrency: 1,
  });
}

const feedServer = new FeedServer({
  '/fixtures/feeds/': `${root}tests/fixtures/feeds`,
  '/page-libraries/': PAGE_LIBRARIES,
});
// On the test page's origin, the dev server resolves bare imports in /dist/. This server serves /dist/ as published.
const other = await feedServer.listen({ '/dist/': `${root}dist` });

const launchers = [
  browsers.chromium &&
    puppeteerLauncher(browsers.chromium, {
      browser: 'chrome',
      args: [
        ...CHROMIUM_FLAGS,
        ...sandboxFlags,
        `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`,
      ],
    }),
  browsers.firefox &&
    // Tests emulate media features through Firefox's preferences, which need system access: support/firefox-media.js.
    puppeteerLauncher(browsers.firefox, {
      browser: 'firefox',
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: { 'network.dns.localDomains': HOSTS.join() },
    }),
  browsers.webkit && new WebKitLauncher(browsers.webkit, other.origin),
].filter((launcher) => launcher !== undefined && launcher !== '');

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: root,
  port: await findFreePort(),
  files: ['tests/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'import', 'default'] },
  browsers: launchers,
  concurrentBrowsers: launchers.length,
  // Only a failing test reaches these limits, even on a busy machine. runner/slow-tests-reporter.js lists slow tests.
  browserStartTimeout: 300_000,
  testsStartTimeout: 300_000,
  testsFinishTimeout: Number(process.env['FINISH'] ?? 900_000),
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  middleware: [
    // Browsers keep the modules of a run. Otherwise, each test file would ask for some 200 of them once more.
    async (context, next) => {
      await next();
      if (/^\/(src|tests|node_modules|__)/.test(context.path) && /\.(ts|m?js)$/.test(context.path))
        context.set('cache-control', 'max-age=3600');
    },
    // Examples of the documentation run in frames without an origin.
    (context, next) => {
      if (context.path.startsWith('/.artifacts/site/')) context.set('access-control-allow-origin', '*');
      return next();
    },
  ],
  plugins: [
    // With esnext, esbuild does not change JavaScript, so tests run the built files byte for byte.
    esbuildPlugin({ ts: true, tsconfig: `${root}tsconfig.json`, target: 'esnext' }),
    inputPlugin(),
    figuresPlugin(),
    examplesPlugin(),
    windowPlugin(),
    portalPlugin(),
    feedServerPlugin(feedServer, other),
    publicPagesPlugin(),
    serverRenderingPlugin(),
  ],
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Tests</title>
  </head>
  <body>
    <script type="module">
      // A test file starts on a clean site, whatever the one before it has left.
      for (const { name } of (await globalThis.cookieStore?.getAll()) ?? []) await cookieStore.delete(name);
      localStorage.clear();
      sessionStorage.clear();
      for (const name of await caches.keys()) await caches.delete(name);
      // Browsers report it if a box changes its size once more in the same frame, as on a busy machine. It is no fault.
      addEventListener('error', (event) => {
        if (event.message?.startsWith('ResizeObserver loop')) event.stopImmediatePropagation();
      });
      // A rejection that nobody handles fails the test that runs, as an error does.
      addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
      await import('/tests/support/preload.ts');
      await import('${framework}');
    </script>
  </body>
</html>`,
  staticLogging: !process.stdout.isTTY,
  // The library's warnings are not printed. A test that expects a warning checks for it.
  filterBrowserLogs: ({ args: [first] }) => !String(first).startsWith('[pressroom]'),
};
