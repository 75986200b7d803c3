import { expect } from '@open-wc/testing';
import { parseFeed, type Feed, type Item } from '../../src/feed/json-feed.js';
import { readDocument } from '../../src/xml-feed/read-document.js';
import '../../src/base/entity-names.js';
import { rounds } from '../support/xml-mutations.js';
import { cases, encode, others } from '../support/xml-feeds.js';

// RSS, RDF and Atom become one feed in every engine, well-formed or damaged. No document throws.

const url = 'https://feeds.example/news/feed';

const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml');
const read = (bytes: Uint8Array, type: string | null = null) => readDocument(bytes, type, url, parse);

/** The members of an object that are expected, as JSON. */
const partOf = (actual: Feed | Item | undefined, expected: object): unknown =>
  JSON.parse(JSON.stringify(Object.fromEntries(Object.keys(expected).map((name) => [name, actual?.[name]]))));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a feed in XML', () => {
  for (const { name, xml, encoding, type, feed = {}, items = [], warning } of cases)
    it(`is read: ${name}`, async () => {
      const result = await read(encode(xml, encoding), type);
      if (!('document' in result)) throw new Error(result.found);
      const parsed = parseFeed(result.document, url);
      expect(partOf(parsed, feed)).to.deep.equal(plain(feed));
      for (const [index, item] of items.entries())
        expect(partOf(parsed.items[index], item)).to.deep.equal(plain(item));
      if (warning) expect(result.warning).to.match(warning);
      else expect(result.warning).to.equal(undefined);
    });

  for (const [name, { body, message }] of Object.entries(others))
    it(`is not ${name}, and the webmaster is told`, async () => {
      const result = await read(encode(body, name.startsWith('gzip') ? 'bytes' : 'utf-8'));
      if ('document' in result) throw new Error('it was read');
      expect(result.found).to.match(message);
    });

  it('of 10,000 items is read whole', async () => {
    const items = Array.from(
      { length: 10_000 },
      (_, n) => `<item><guid>${n}</guid><title>T${n}</title></item>`,
    );
    const result = await read(
      encode(`<rss version="2.0"><channel><title>N</title>${items.join('')}</channel></rss>`),
    );
    if (!('document' in result)) throw new Error(result.found);
    expect(parseFeed(result.document, url).items).to.have.length(10_000);
  });

  it('with any change at random is read or refused', async () => {
    expect(await rounds(500, 7, read, parseFeed)).to.equal(500);
  });
});
