/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * Opens a page of a new browser context as a reader does: nobody inspects its network. Otherwise, the browser parses each
 * script once more to know from which line a request came.
 * @param {Browser} browser
 * @param {{ width?: number, height?: number, slowdown?: number, before?: string }} [options] slowdown factor of the CPU,
 *   and a script that runs before all others
 */
export async function openBarePage(browser, { width = 1280, height = 800, slowdown = 1, before = '' } = {}) {
  const session = await browser.target().createCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width,
    height,
  });
  const target = await browser.waitForTarget((one) => Reflect.get(one, '_targetId') === targetId);
  const page = await target.createCDPSession();
  await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.send('Page.enable');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: before });
  return {
    page,
    /** Resolves after the load event. @param {string} address */
    async load(address) {
      const loaded = new Promise((resolve) => page.once('Page.loadEventFired', resolve));
      await page.send('Page.navigate', { url: address });
      await loaded;
    },
    /** @param {string} expression @returns {Promise<any>} */
    async evaluate(expression) {
      const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async close() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}
