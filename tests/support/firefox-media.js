/** @typedef {import('./input.js').MediaFeature} MediaFeature */

const SCHEME = 'layout.css.prefers-color-scheme.content-override';
const MOTION = 'ui.prefersReducedMotion';
const COLOURS = 'browser.display.document_color_use';
const CONTRAST = 'ui.useAccessibilityTheme';

/** The preferences behind each media feature. @type {Record<string, [string, number][]>} */
const PREFERENCES = {
  'prefers-color-scheme: dark': [[SCHEME, 0]],
  'prefers-color-scheme: light': [[SCHEME, 1]],
  'prefers-reduced-motion: reduce': [[MOTION, 1]],
  'prefers-reduced-motion: no-preference': [[MOTION, 0]],
  // A high-contrast theme with colours that the page may override.
  'prefers-contrast: more': [
    [CONTRAST, 1],
    [COLOURS, 1],
  ],
  'prefers-contrast: no-preference': [[CONTRAST, 0]],
  'forced-colors: none': [[COLOURS, 1]],
  'forced-colors: active': [[COLOURS, 2]],
};

/**
 * Emulates media features by Firefox's preferences, for the whole browser: WebDriver BiDi has no command for them.
 * @param {import('puppeteer-core').Browser} browser
 * @param {MediaFeature[]} features
 * @returns {Promise<boolean>} whether Firefox can emulate all of them
 */
export async function emulateInFirefox(browser, features) {
  const wanted = features.map(({ name, value }) => PREFERENCES[`${name}: ${value}`]);
  if (wanted.includes(undefined)) return false;
  // Object entries: a later feature's value wins where two share a preference.
  const values = Object.entries(Object.fromEntries(wanted.flatMap((pairs) => pairs ?? [])));
  const clear = [SCHEME, MOTION, COLOURS, CONTRAST].map((name) => `Services.prefs.clearUserPref('${name}');`);
  const set = values.map(([name, value]) => `Services.prefs.setIntPref('${name}', ${String(value)});`);
  try {
    await evaluateInWindow(browser, [...clear, ...set].join('\n'));
    return true;
  } catch {
    return false;
  }
}

/** Runs script in the browser's own window, not in a page. @param {import('puppeteer-core').Browser} browser @param {string} expression */
async function evaluateInWindow(browser, expression) {
  // Puppeteer's types leave the connection out.
  const { connection } =
    /** @type {{ connection: { send(method: string, parameters: object): Promise<any> } }} */ (
      /** @type {unknown} */ (browser)
    );
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const target = { context: result.contexts[0].context };
  await connection.send('script.evaluate', { expression, target, awaitPromise: false });
}
