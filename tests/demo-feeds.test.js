// The feeds in demo/feeds/ contain every member that an element shows, such as pictures, tags, files and corrections.
// Every file that a feed names exists, except one that is missing on purpose.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { URL } from 'node:url';
import { importSource } from './support/import-source.js';

const { parseFeed } = await importSource('src/feed/json-feed.ts');

/** @typedef {import('../src/feed/json-feed.js').Item} Item */

const origin = 'https://demo.example';

/** @param {string} language */
async function feedIn(language) {
  const path = `/demo/feeds/press-releases.${language}.json`;
  const text = await readFile(new URL(`..${path}`, import.meta.url), 'utf8');
  return parseFeed(JSON.parse(text), origin + path);
}

for (const language of ['en', 'az', 'ru'])
  test(`the feed in ${language} has 60 releases and more, with everything that feeds have in real life`, async () => {
    const feed = await feedIn(language);
    assert.equal(feed.language, language);
    assert.ok(feed.items.length >= 60);
    assert.deepEqual(feed._pressroom.warnings, []);
    /** @param {(item: Item) => unknown} has @returns {number} */
    const count = (has) => feed.items.filter(has).length;
    assert.ok(count(({ image }) => image) > 30);
    assert.ok(count(({ attachments }) => attachments.length) > 4);
    assert.ok(count(({ date_modified: date }) => date) > 4);
    assert.equal(
      count(({ date_published: date }) => !date),
      1,
    );
    assert.equal(
      count(({ title = '' }) => title.length > 250),
      1,
    );
  });

test('the feed names existing files only, except one that is missing on purpose', async () => {
  const { items } = await feedIn('en');
  const urls = items.flatMap((/** @type {Item} */ { image, attachments }) => [
    ...(image === undefined ? [] : [image]),
    ...attachments.map(({ url }) => url),
  ]);
  const missing = [...new Set(urls)]
    .map((url) => new URL(url))
    .filter(({ pathname }) => !existsSync(new URL(`..${decodeURIComponent(pathname)}`, import.meta.url)));
  assert.deepEqual(
    missing.map(({ pathname }) => pathname),
    ['/demo/images/missing.jpg'],
  );
});
