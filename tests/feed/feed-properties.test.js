// Reading any document ends, throws only LoadError, and gives well-formed items.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { importSource } from '../support/import-source.js';

/** @typedef {import('../../src/feed/json-feed.js').Feed} Feed */

const { parseFeed } = await importSource('src/feed/json-feed.ts');

const source = 'https://ministry.example/feeds/news.json';
const isText = (/** @type {unknown} */ value) =>
  value === undefined || (typeof value === 'string' && value.trim() !== '');
const isWebUrl = (/** @type {unknown} */ value) =>
  value === undefined || (typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value));
const isDate = (/** @type {unknown} */ value) =>
  value === undefined ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value)));

/** @param {Feed} feed */
function assertWellFormed(feed) {
  const ids = new Set(feed.items.map(({ id }) => id));
  assert.equal(ids.size, feed.items.length);
  for (const url of [feed.home_page_url, feed.feed_url, feed.next_url, feed.icon, feed.favicon])
    assert.ok(isWebUrl(url));
  for (const item of feed.items) {
    assert.ok(typeof item.id === 'string' && item.id.trim() !== '');
    for (const url of [item.url, item.external_url, item.image, item.banner_image])
      assert.ok(isWebUrl(url), url);
    for (const text of [item.title, item.summary, item.content_html, item.content_text, item.language])
      assert.ok(isText(text), text);
    for (const date of [item.date_published, item.date_modified]) assert.ok(isDate(date), date);
    assert.ok(item.tags.every((tag) => tag && isText(tag)));
    for (const { name, url } of item.authors) assert.ok((name || url) && isText(name) && isWebUrl(url));
    for (const { url, size_in_bytes: size } of item.attachments)
      assert.ok(url && isWebUrl(url) && (size === undefined || (Number.isInteger(size) && size >= 0)));
    assert.equal(item._pressroom.source, source);
    assert.ok(item._pressroom.warnings.every((text) => typeof text === 'string'));
  }
}

/** @param {unknown} document @returns {Feed | undefined} `undefined` unless it is a feed */
function read(document) {
  try {
    return parseFeed(document, source);
  } catch (error) {
    assert.equal(/** @type {Error} */ (error).name, 'LoadError');
    assert.equal(/** @type {{ code?: string }} */ (error).code, 'not-a-feed');
    return undefined;
  }
}

const rubbish = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.date().map(String),
  fc.double(),
  fc.constantFrom(
    'javascript:1',
    'data:,',
    '//',
    '&#0;&#1114112;',
    ' ',
    '\ud800',
    'Mon, 31 Feb 2026 24:61:00 XYZ',
  ),
);
const names =
  'id url external_url title content_html content_text summary image banner_image date_published date_modified author authors tags attachments language lang expired _pressroom __proto__ constructor'.split(
    ' ',
  );
const author = fc.oneof(rubbish, fc.record({ name: rubbish, url: rubbish, avatar: rubbish }));
const members = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    rubbish,
    fc.array(author, { maxLength: 3 }),
    fc.array(fc.record({ url: rubbish, size_in_bytes: rubbish, duration_in_seconds: rubbish }), {
      maxLength: 3,
    }),
  ),
  { maxKeys: 9 },
);
const id = fc.oneof({ weight: 5, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: rubbish });
const item = fc.oneof(
  { weight: 1, arbitrary: rubbish },
  { weight: 9, arbitrary: fc.tuple(members, id).map(([others, own]) => ({ ...others, id: own })) },
);
const feed = fc.record(
  {
    items: fc.oneof(
      { weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) },
      { weight: 1, arbitrary: rubbish },
    ),
    version: rubbish,
    title: rubbish,
    feed_url: rubbish,
    next_url: rubbish,
    home_page_url: rubbish,
    authors: author,
    language: rubbish,
  },
  { requiredKeys: ['items'] },
);

test('50,000 random documents', () => {
  let read_ = 0;
  fc.assert(
    fc.property(feed, (document) => {
      const result = read(document);
      if (result) {
        read_ += result.items.length;
        assertWellFormed(result);
      }
    }),
    { numRuns: 50_000 },
  );
  assert.ok(read_ > 20_000, `only ${String(read_)} items came through`);
});

test('50,000 mutations of a sound document', async () => {
  const sound = JSON.parse(
    await readFile(new URL('../fixtures/feeds/politics-fr-527-items.json', import.meta.url), 'utf8'),
  );
  sound.items = sound.items.slice(0, 3);
  const text = JSON.stringify(sound);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (edits) => {
        const mutated = edits.reduce(
          (all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length),
          text,
        );
        let document;
        try {
          document = JSON.parse(mutated);
        } catch {
          // A truncated text is no JSON. So the test replaces one of its values instead.
          const [[at = 0, , put = ''] = []] = edits;
          const copy = JSON.parse(text);
          const one = copy.items[at % copy.items.length];
          const keys = Object.keys(one);
          one[keys[at % keys.length] ?? 'id'] = put;
          document = copy;
        }
        const result = read(document);
        if (result) assertWellFormed(result);
      },
    ),
    { numRuns: 50_000 },
  );
});

test('documents deeper than the stack', () => {
  const depth = 200_000;
  const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const result = read({ items: [{ id: 1, title: deep, url: deep, authors: deep, tags: deep, _x: deep }] });
  assert.equal(result?.items.length, 1);
});
