import { WebKitLauncher } from '../launchers/webkit.js';
import { PuppeteerInput } from './input-puppeteer.js';
import { WebDriverInput } from './input-webdriver.js';

/** @typedef {{ modifiers: readonly string[], key: string }} Chord */
/** @typedef {{ x: number, y: number }} PointerMove */
/** @typedef {PointerMove & { button: 'left' | 'middle' | 'right', count: number, modifiers: readonly string[] }} PointerClick */
/** @typedef {PointerMove & { to: PointerMove }} PointerDrag */
/** @typedef {{ width: number, height: number }} Viewport */
/** @typedef {{ name: string, value: string }} MediaFeature */

/**
 * @typedef {object} Input
 * @property {(chord: Chord) => Promise<void>} press
 * @property {(text: string) => Promise<void>} type
 * @property {(move: PointerMove) => Promise<void>} move
 * @property {(click: PointerClick) => Promise<void>} click
 * @property {(drag: PointerDrag) => Promise<void>} drag
 * @property {() => Promise<void>} release
 * @property {(viewport: Viewport) => Promise<boolean>} setViewport false if the engine's window cannot have that size
 * @property {() => Promise<void>} resetViewport
 * @property {() => Promise<string>} screenshot the window's content as PNG in base64
 * @property {(features: MediaFeature[]) => Promise<boolean>} emulate false if the engine cannot; an empty array ends the emulation
 */

/** @typedef {import('@web/test-runner').TestSession | import('@web/test-runner').BasicTestSession} Session */

/** @type {WeakMap<object, Input>} */
const inputs = new WeakMap();

/** @param {Session} session @returns {Input} */
function inputOf(session) {
  const { browser, id } = session;
  if (browser instanceof WebKitLauncher) return new WebDriverInput(browser.driver);
  const launcher = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (browser);
  const page = launcher.getPage(id);
  const input = inputs.get(page) ?? new PuppeteerInput(page, browser.name === 'Chromium');
  inputs.set(page, input);
  return input;
}

/** @type {Record<string, (input: Input, payload: any) => Promise<unknown>>} */
const COMMANDS = {
  'input-press': (input, chord) => input.press(chord),
  'input-type': (input, text) => input.type(text),
  'input-move': (input, move) => input.move(move),
  'input-click': (input, click) => input.click(click),
  'input-drag': (input, drag) => input.drag(drag),
  'input-release': (input) => input.release(),
  'input-viewport': (input, viewport) => input.setViewport(viewport),
  'input-reset-viewport': (input) => input.resetViewport(),
  'input-screenshot': (input) => input.screenshot(),
  'input-emulate': (input, features) => input.emulate(features),
};

/** Keys, pointer, viewport and media features for tests, in every engine. @returns {import('@web/test-runner').TestRunnerPlugin} */
export function inputPlugin() {
  return {
    name: 'input',
    async executeCommand({ command, payload, session }) {
      if (command === 'engine') return session.browser.name.toLowerCase();
      const run = COMMANDS[command];
      // Undefined means «not my command» to the test runner.
      return run && ((await run(inputOf(session), payload)) ?? true);
    },
  };
}
