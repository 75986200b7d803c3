// RSS, RDF and Atom become the same feed in Node as in a browser: the command line reads what a page shows.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';
import { cases, encode, others } from '../support/xml-feeds.js';
import { rounds } from '../support/xml-mutations.js';

const { inNode, parseFeed, readDocument } = await importSource(
  'src/xml-feed/read-document.ts',
  'src/cli/in-node.ts',
  'src/feed/json-feed.ts',
);
const url = 'https://feeds.example/news/feed';

/** @param {Uint8Array} bytes @param {string | null} [type] @returns {Promise<any>} */
const read = (bytes, type = null) => readDocument(bytes, type, url, inNode.parse);

/** The members of an object that are expected. @param {any} actual @param {Record<string, unknown>} expected */
const partOf = (actual, expected) =>
  Object.fromEntries(Object.keys(expected).map((name) => [name, actual?.[name]]));

/** Without members that are `undefined`. @param {unknown} value */
const plain = (value) => JSON.parse(JSON.stringify(value ?? null));

describe('in Node', () => {
  for (const { name, xml, encoding, type, feed = {}, items = [], warning } of cases)
    it(`${name} is read`, async () => {
      const result = await read(encode(xml, encoding), type);
      assert.ok(result.document, result.found);
      assert.deepEqual(JSON.parse(result.text), plain(result.document));
      const parsed = parseFeed(result.document, url);
      assert.deepEqual(plain(partOf(parsed, feed)), plain(feed));
      for (const [index, item] of items.entries())
        assert.deepEqual(plain(partOf(parsed.items[index], item)), plain(item));
      if (warning) assert.match(result.warning ?? '', warning);
      else assert.equal(result.warning, undefined);
    });

  for (const [name, { body, message }] of Object.entries(others))
    it(`${name} is told`, async () => {
      const bytes = name.startsWith('gzip') ? encode(body, 'windows-1252') : encode(body);
      const result = await read(bytes);
      assert.equal(result.document, undefined);
      assert.match(result.found, message);
    });

  it('any change at random is read or refused', async () => {
    assert.equal(await rounds(2000, 1, read, parseFeed), 2000);
  });
});
