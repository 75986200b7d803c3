/* global AbortSignal */
import { once } from 'node:events';
import process from 'node:process';
import { findFreePort, startProcess, stopProcess } from './child-processes.js';
import { WebDriver } from './webdriver.js';

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

const START_TIMEOUT = 120_000;
const NAVIGATION_TIMEOUT = 30_000;

const SCREEN = { width: 3200, height: 2400 };

export const VIEWPORT = { width: 800, height: 600 };

/**
 * Runs tests in WebKitGTK's MiniBrowser. The test page is the top-level page; in @web/test-runner-selenium it is a
 * frame. So the focus, the viewport and the pointer's coordinates are the test page's own.
 * @implements {BrowserLauncher}
 */
export class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  // Only one window can have the focus.
  concurrency = 1;

  #paths;
  #proxy;
  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  /** @type {WebDriver | undefined} */
  #driver;
  /** @type {string | undefined} */
  #activeSession;

  /**
   * @param {import('../browsers.js').WebKitPaths} paths
   * @param {string} proxy the server for all other hosts, because WebKitGTK has no option that maps a host name
   */
  constructor(paths, proxy) {
    this.#paths = paths;
    this.#proxy = proxy;
  }

  get driver() {
    if (!this.#driver) throw new Error('WebKit is not running');
    return this.#driver;
  }

  /** @param {string} id @param {string} url */
  async startSession(id, url) {
    this.#driver ??= await this.#start();
    this.#activeSession = id;
    await setWindowViewport(this.#driver, VIEWPORT);
    await this.#driver.post('url', { url });
  }

  /** @param {string} id */
  isActive(id) {
    return this.#activeSession === id;
  }

  /** @returns {Promise<string>} */
  getBrowserUrl() {
    return this.driver.get('url');
  }

  async stopSession() {
    this.#activeSession = undefined;
    const signal = AbortSignal.timeout(NAVIGATION_TIMEOUT);
    try {
      await this.driver.post('url', { url: 'about:blank' }, signal);
      await this.driver.post('execute/sync', { script: 'return true', args: [] }, signal);
    } catch {
      // A page in an endless loop does not answer, so the next session gets a new browser.
      await this.stop();
    }
    return {};
  }

  startDebugSession() {
    return Promise.reject(new Error('There is no debugging in WebKitGTK; use Chromium or Firefox'));
  }

  async stop() {
    const driver = this.#driver;
    this.#driver = undefined;
    await driver?.end().catch(() => undefined);
    for (const child of this.#processes.splice(0).reverse()) await stopProcess(child);
  }

  async #start() {
    const signal = AbortSignal.timeout(START_TIMEOUT);
    const port = await findFreePort();
    const display = this.#paths.xvfb
      ? await this.#startDisplay(this.#paths.xvfb, signal)
      : process.env['DISPLAY'];
    this.#processes.push(
      startProcess(this.#paths.driver, [`--port=${String(port)}`, '--host=127.0.0.1'], {
        stdio: 'ignore',
        env: {
          ...process.env,
          DISPLAY: display,
          // Without a graphics card, WebKitGTK draws nothing unless it is told to render in software.
          LIBGL_ALWAYS_SOFTWARE: '1',
          WEBKIT_DISABLE_DMABUF_RENDERER: '1',
          // Tests must not depend on the machine's theme and input method.
          GTK_THEME: 'Adwaita',
          GTK_IM_MODULE: 'gtk-im-context-simple',
          NO_AT_BRIDGE: '1',
          // Otherwise navigator.languages is the machine's language, which is «C» in a container.
          LANGUAGE: 'en',
          LC_ALL: 'en_US.UTF-8',
        },
      }),
    );
    const driver = await WebDriver.start(
      `http://127.0.0.1:${String(port)}`,
      {
        browserName: 'MiniBrowser',
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': {
          binary: this.#paths.browser,
          args: [
            '--automation',
            `--proxy=${this.#proxy}`,
            ...['localhost', '*.localhost', '127.0.0.1'].map((host) => `--ignore-host=${host}`),
          ],
        },
      },
      signal,
    );
    // Without a window manager, the window under the pointer has the focus. The pointer is in the middle of the screen,
    // so the window moves until its toolbar is there. Then the pointer hovers over nothing in the page.
    await driver.post('window/rect', { x: SCREEN.width / 2 - 10, y: SCREEN.height / 2 - 10 });
    return driver;
  }

  /** @param {string} xvfb @param {AbortSignal} signal */
  async #startDisplay(xvfb, signal) {
    // With -displayfd, Xvfb chooses a free display number and claims it at once, so no other process can take it.
    const server = startProcess(
      xvfb,
      [
        '-displayfd',
        '3',
        '-screen',
        '0',
        `${String(SCREEN.width)}x${String(SCREEN.height)}x24`,
        '-nolisten',
        'tcp',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    this.#processes.push(server);
    const [number] = await once(/** @type {NodeJS.ReadableStream} */ (server.stdio[3]), 'data', { signal });
    return `:${String(number).trim()}`;
  }
}

/**
 * Resizes the window until its viewport has the given size. WebDriver can set only the size of the window, including
 * the browser's bars, so their size is measured.
 * @param {WebDriver} driver
 * @param {{ width: number, height: number }} viewport
 * @returns {Promise<boolean>} whether the viewport has that size
 */
export async function setWindowViewport(driver, viewport) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { width, height } = await driver.execute('return { width: innerWidth, height: innerHeight }');
    if (width === viewport.width && height === viewport.height) return true;
    const rect = await driver.get('window/rect');
    if (width > rect.width || height > rect.height) {
      // A viewport does not exceed its window: the page has yet to learn of the last change.
      await driver.post('execute/async', { script: 'requestAnimationFrame(() => arguments[0]())', args: [] });
      continue;
    }
    await driver.post('window/rect', {
      width: rect.width + viewport.width - width,
      height: rect.height + viewport.height - height,
    });
  }
  return false;
}
