import assert from 'node:assert/strict';
import test from 'node:test';
import { setWindowViewport } from './webkit.js';

const BARS = { width: 0, height: 80 };

/** A window whose page learns of a new size one frame later. @param {{ width: number, height: number }} size */
function windowOfSize(size) {
  let rect = { width: size.width + BARS.width, height: size.height + BARS.height };
  let viewport = size;
  return {
    viewport: () => viewport,
    execute: () => Promise.resolve(viewport),
    get: () => Promise.resolve(rect),
    /** @param {string} command @param {any} payload */
    post(command, payload) {
      if (command === 'execute/async') {
        viewport = { width: rect.width - BARS.width, height: rect.height - BARS.height };
      } else {
        assert.ok(payload.width > 0 && payload.height > 0, `Invalid size ${JSON.stringify(payload)}`);
        rect = payload;
      }
      return Promise.resolve();
    },
  };
}

test('the window gets the wanted viewport although its page learns of a change late', async () => {
  const driver = windowOfSize({ width: 1300, height: 900 });
  const done = await setWindowViewport(/** @type {any} */ (driver), { width: 1300, height: 250 });
  assert.equal(done, true);
  assert.deepEqual(driver.viewport(), { width: 1300, height: 250 });
});
