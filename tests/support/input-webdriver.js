import { setWindowViewport, VIEWPORT } from '../launchers/webkit.js';

/** @typedef {import('./input.js').Input} Input */

/** WebDriver's codes of keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEY_CODES = new Map([
  ['Backspace', '\uE003'],
  ['Tab', '\uE004'],
  ['Enter', '\uE007'],
  ['Shift', '\uE008'],
  ['Control', '\uE009'],
  ['Alt', '\uE00A'],
  ['Escape', '\uE00C'],
  ['Space', ' '],
  ['PageUp', '\uE00E'],
  ['PageDown', '\uE00F'],
  ['End', '\uE010'],
  ['Home', '\uE011'],
  ['ArrowLeft', '\uE012'],
  ['ArrowUp', '\uE013'],
  ['ArrowRight', '\uE014'],
  ['ArrowDown', '\uE015'],
  ['Delete', '\uE017'],
  ['Meta', '\uE03D'],
]);

const BUTTONS = { left: 0, middle: 1, right: 2 };

/** @param {string} key */
function keyCode(key) {
  return KEY_CODES.get(key) ?? key;
}

/** @param {'keyDown' | 'keyUp'} type @param {readonly string[]} keys */
function keyActions(type, keys) {
  return keys.map((key) => ({ type, value: keyCode(key) }));
}

/** @param {object[]} actions */
function keyboard(actions) {
  return { type: 'key', id: 'keyboard', actions };
}

/** @param {object[]} actions */
function mouse(actions) {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

/** @param {import('./input.js').PointerMove} move */
function moveAction({ x, y }) {
  return { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) };
}

/**
 * Real input in WebKit, over WebDriver's actions.
 * @implements {Input}
 */
export class WebDriverInput {
  /** @param {import('../launchers/webdriver.js').WebDriver} driver */
  constructor(driver) {
    this.driver = driver;
  }

  /** @param {import('./input.js').Chord} chord */
  async press({ modifiers, key }) {
    await this.#focusIsKnown();
    await this.driver.perform(
      keyboard([
        ...keyActions('keyDown', [...modifiers, key]),
        ...keyActions('keyUp', [key, ...modifiers.toReversed()]),
      ]),
    );
  }

  /** @param {string} text */
  async type(text) {
    const keys = [...text];
    await this.#focusIsKnown();
    await this.driver.perform(
      keyboard(keys.flatMap((key) => [...keyActions('keyDown', [key]), ...keyActions('keyUp', [key])])),
    );
  }

  /**
   * The page reports the focused frame to the browser asynchronously. An earlier key goes to the outer page.
   * The page's answer to a script arrives after that report, so this waits for an answer.
   */
  async #focusIsKnown() {
    await this.driver.execute('return true');
  }

  /** @param {import('./input.js').PointerMove} move */
  async move(move) {
    await this.driver.perform(mouse([moveAction(move)]));
  }

  /** @param {import('./input.js').PointerClick} click */
  async click(click) {
    const button = BUTTONS[click.button];
    const presses = Array.from({ length: click.count }, () => [
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ]).flat();
    if (click.modifiers.length > 0)
      await this.driver.perform(keyboard(keyActions('keyDown', click.modifiers)));
    try {
      await this.driver.perform(mouse([moveAction(click), ...presses]));
    } finally {
      if (click.modifiers.length > 0)
        await this.driver.perform(keyboard(keyActions('keyUp', click.modifiers)));
    }
  }

  /** @param {import('./input.js').PointerDrag} drag */
  async drag({ x, y, to }) {
    const actions = [
      moveAction({ x, y }),
      { type: 'pointerDown', button: 0 },
      moveAction({ x: (x + to.x) / 2, y: (y + to.y) / 2 }),
      moveAction(to),
      { type: 'pointerUp', button: 0 },
    ];
    await this.driver.perform(mouse(actions));
  }

  async release() {
    await this.driver.perform(mouse([moveAction({ x: 0, y: 0 })]));
    await this.driver.releaseActions();
  }

  /** @param {import('./input.js').Viewport} viewport */
  setViewport(viewport) {
    return setWindowViewport(this.driver, viewport);
  }

  async resetViewport() {
    await setWindowViewport(this.driver, VIEWPORT);
  }

  /** @returns {Promise<string>} */
  screenshot() {
    return this.driver.get('screenshot');
  }

  /** WebKitGTK reads media features only from the desktop's settings. @param {import('./input.js').MediaFeature[]} features */
  emulate(features) {
    return Promise.resolve(features.length === 0);
  }
}
