/* global setTimeout */
import { WebKitLauncher } from '../launchers/webkit.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../launchers/webdriver.js').WebDriver} WebDriver */

/**
 * A second window beside the test page. Its page is a top-level page, because browsers give a page of another site its
 * cookies only there, not in a frame.
 * @typedef {object} OtherWindow
 * @property {(url: string) => Promise<void>} go opens a page, and resolves when it has loaded
 * @property {(expression: string) => Promise<unknown>} evaluate
 * @property {(point: { x: number, y: number }) => Promise<void>} move moves the pointer
 * @property {(point: { x: number, y: number }) => Promise<void>} click
 * @property {() => Promise<void>} pressEscape
 * @property {() => Promise<void>} close
 */

const NAVIGATION_TIMEOUT = 40_000;

/** @param {Page} beside @returns {Promise<OtherWindow>} */
export async function openPuppeteerWindow(beside) {
  const page = await beside.browserContext().newPage();
  await page.setViewport({ width: 1000, height: 700 });
  return {
    go: async (url) => void (await page.goto(url, { waitUntil: 'load', timeout: NAVIGATION_TIMEOUT })),
    evaluate: (expression) => page.evaluate(expression),
    move: ({ x, y }) => page.mouse.move(x, y),
    click: ({ x, y }) => page.mouse.click(x, y),
    pressEscape: () => page.keyboard.press('Escape'),
    close: () => page.close(),
  };
}

/** @param {WebDriver} driver @returns {Promise<OtherWindow>} */
export async function openWebDriverWindow(driver) {
  const first = await driver.get('window');
  const { handle } = await driver.post('window/new', { type: 'window' });
  await driver.post('window', { handle });
  const moveTo = (/** @type {{ x: number, y: number }} */ { x, y }) => ({
    type: 'pointerMove',
    duration: 0,
    origin: 'viewport',
    x: Math.round(x),
    y: Math.round(y),
  });
  const perform = async (/** @type {object[]} */ actions) => {
    await driver.perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  };
  return {
    async go(url) {
      // The driver does not wait for pages to load. A variable in the old page tells it from the new one. While a page
      // is being left, it answers with an error, or not at all.
      const has = (/** @type {string} */ condition) =>
        driver.execute(`return ${condition}`).catch(() => false);
      await driver.execute('window.isLeft = true');
      await driver.post('url', { url });
      const end = Date.now() + NAVIGATION_TIMEOUT;
      const { origin } = new URL(url);
      while (
        !(await has(
          `!window.isLeft && location.origin === "${origin}" && document.readyState === "complete"`,
        ))
      ) {
        if (Date.now() > end) throw new Error(`${url} does not load`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    evaluate: (expression) => driver.execute(`return ${expression}`),
    move: (point) => perform([moveTo(point)]),
    click: (point) =>
      perform([moveTo(point), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
    async pressEscape() {
      const value = '\uE00C';
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
      await driver.perform({ type: 'key', id: 'keyboard', actions });
    },
    async close() {
      await driver.closeWindow();
      await driver.post('window', { handle: first });
    },
  };
}

/** One more window for tests, in every engine. @returns {import('@web/test-runner').TestRunnerPlugin} */
export function windowPlugin() {
  /** @type {Map<string, OtherWindow>} by session */
  const windows = new Map();

  /** @type {Record<string, (window: OtherWindow, payload: any) => Promise<unknown>>} */
  const commands = {
    'window-go': (window, url) => window.go(url),
    'window-evaluate': (window, expression) => window.evaluate(expression),
    'window-move': (window, point) => window.move(point),
    'window-click': (window, point) => window.click(point),
  };

  return {
    name: 'window',
    async executeCommand({ command, payload, session: { browser, id } }) {
      if (!command.startsWith('window-')) return undefined;
      const open = windows.get(id);
      if (command === 'window-open') {
        const launcher = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (browser);
        const opened = await (browser instanceof WebKitLauncher
          ? openWebDriverWindow(browser.driver)
          : openPuppeteerWindow(launcher.getPage(id)));
        windows.set(id, opened);
        return true;
      }
      if (command === 'window-close') {
        windows.delete(id);
        await open?.close();
        return true;
      }
      if (!open) throw new Error('no window is open');
      // `undefined` would mean that the command is not this plug-in's. The runner would print a thrown error, but an
      // error is normal while a page is being left.
      try {
        return { value: await commands[command]?.(open, payload) };
      } catch (error) {
        return { error: String(error) };
      }
    },
  };
}
