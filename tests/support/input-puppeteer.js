import { VIEWPORT } from '../launchers/webkit.js';
import { emulateInFirefox } from './firefox-media.js';

/** @typedef {import('./input.js').Input} Input */
/** @typedef {import('puppeteer-core').KeyInput} KeyInput */

/**
 * Real input in Chromium (over CDP) and Firefox (over BiDi).
 * @implements {Input}
 */
export class PuppeteerInput {
  /** @type {import('puppeteer-core').CDPSession | undefined} */
  #devtools;

  /** @param {import('puppeteer-core').Page} page @param {boolean} isChromium */
  constructor(page, isChromium) {
    this.page = page;
    this.isChromium = isChromium;
  }

  /** @param {import('./input.js').Chord} chord */
  async press({ modifiers, key }) {
    // BiDi names the space bar only by its character.
    const name = /** @type {KeyInput} */ (key === 'Space' ? ' ' : key);
    await this.#holding(modifiers, () => this.page.keyboard.press(name));
  }

  /** @param {string} text */
  type(text) {
    return this.page.keyboard.type(text);
  }

  /** @param {import('./input.js').PointerMove} move */
  move({ x, y }) {
    return this.page.mouse.move(x, y);
  }

  /** @param {import('./input.js').PointerClick} click */
  async click({ x, y, button, count, modifiers }) {
    await this.#holding(modifiers, async () => {
      await this.page.mouse.move(x, y);
      await this.page.mouse.click(x, y, { button, count });
    });
  }

  /** @param {import('./input.js').PointerDrag} drag */
  async drag({ x, y, to }) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 3 });
    await this.page.mouse.up();
  }

  async release() {
    // The pointer moves away first: a reset forgets the pointer's position without an event in the page.
    await this.page.mouse.move(0, 0);
    await this.page.mouse.reset();
  }

  /** @param {import('./input.js').Viewport} viewport */
  async setViewport(viewport) {
    await this.page.setViewport(viewport);
    return true;
  }

  async resetViewport() {
    await this.page.setViewport(VIEWPORT);
  }

  screenshot() {
    // A screenshot beyond the viewport would change the layout.
    return this.page.screenshot({ encoding: 'base64', captureBeyondViewport: false });
  }

  /** @param {import('./input.js').MediaFeature[]} features */
  async emulate(features) {
    const media = features.find(({ name }) => name === 'media')?.value ?? '';
    if (!this.isChromium) return !media && emulateInFirefox(this.page.browser(), features);
    // Puppeteer's own method refuses forced-colors and prefers-contrast.
    this.#devtools ??= await this.page.createCDPSession();
    await this.#devtools.send('Emulation.setEmulatedMedia', {
      media,
      features: features.filter(({ name }) => name !== 'media'),
    });
    return true;
  }

  /** @param {readonly string[]} modifiers @param {() => Promise<void>} action */
  async #holding(modifiers, action) {
    const keys = /** @type {readonly KeyInput[]} */ (modifiers);
    for (const key of keys) await this.page.keyboard.down(key);
    try {
      await action();
    } finally {
      for (const key of keys.toReversed()) await this.page.keyboard.up(key);
    }
  }
}
