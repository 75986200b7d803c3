// docs/webmasters/traffic.md tells what visits cost a server with the documented headers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepareBrowsers } from '../browsers.js';
import {
  afterMaxAge,
  documentedCosts,
  measure,
  openChromium,
  survivesUpgrade,
  titlesOfThreeVisits,
} from './traffic.js';
import { reasonToSkip } from './web-servers.js';

/** A page of figures need not change with each release: a tenth, or 100 bytes of an answer without a body. */
const tolerance = (/** @type {number} */ bytes) => Math.max(bytes / 10, 100);

const { missing, hint } = prepareBrowsers(['chromium']);
const skip = reasonToSkip('nginx') || (missing.length > 0 && hint);

/** @type {import('puppeteer-core').Browser} */
let browser;
before(async () => {
  if (!skip) browser = await openChromium();
});
after(() => browser?.close());

test('the figures of the page are those of today', { skip }, async () => {
  const [measured, documented] = [await measure(browser), await documentedCosts()];
  assert.deepEqual(Object.keys(documented), Object.keys(measured), 'run node tests/servers/traffic.js');
  for (const [visit, { requests, bytes }] of Object.entries(measured)) {
    const written = documented[visit];
    assert.equal(written?.requests, requests, `requests: ${visit}`);
    const difference = Math.abs((written?.bytes ?? 0) - bytes);
    assert.ok(
      difference <= tolerance(bytes),
      `${visit}: ${String(bytes)} bytes; run node tests/servers/traffic.js`,
    );
  }
});

test('an upgrade in the same folder reaches readers who have the old script', { skip }, async () => {
  assert.ok(await survivesUpgrade(browser, (block) => block));
});

test('max-age or stale-while-revalidate for that folder would keep the old script', { skip }, async () => {
  const caching = '"max-age=0, stale-while-revalidate=600"';
  assert.ok(!(await survivesUpgrade(browser, (block) => block.replace('no-cache', caching))));
});

test('after max-age, a copy is shown while the browser asks', { skip }, async () => {
  const [before, second, third] = await titlesOfThreeVisits(browser, afterMaxAge);
  assert.equal(second, before);
  assert.equal(third, 'Just published');
});
