// Each document is checked once, when it arrives: the feed has the types that it promises, and a warning names what was left out.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { URL } from 'node:url';
import { assertMembers } from '../support/assert-data.js';
import { importSource } from '../support/import-source.js';

const { nameUntitled, parseFeed } = await importSource('src/feed/json-feed.ts', 'src/feed/first-words.ts');

/** @typedef {import('../../src/feed/json-feed.js').Item} Item */

const source = 'https://ministry.example/feeds/news.json';
/** @param {...unknown} items */
const parseItems = (...items) => {
  const feed = parseFeed({ version: 'https://jsonfeed.org/version/1.1', items }, source);
  nameUntitled(feed.items);
  return feed;
};
/** @param {object} members */
const parseOne = (members) => {
  const [item] = parseItems({ id: '1', ...members }).items;
  assert.ok(item, 'the item was left out');
  return item;
};

describe('a document', () => {
  for (const [name, document] of Object.entries({
    null: null,
    'a string': '{"items":[]}',
    'an array': [],
    'an object without items': { version: 'https://jsonfeed.org/version/1.1' },
    'items that are an object': { items: {} },
  }))
    it(`that is ${name} is refused`, () => {
      assert.throws(() => parseFeed(document, source), {
        name: 'LoadError',
        message: /items/,
        code: 'not-a-feed',
        url: source,
        status: 0,
      });
    });

  it('without items is an empty feed', () => {
    assert.deepEqual(parseItems().items, []);
  });

  it('keeps its members in their normal form, and unknown members unchanged', () => {
    const feed = parseFeed(
      {
        title: ' Ministry &amp; Police ',
        home_page_url: '../en/',
        language: 'en_GB',
        icon: 'javascript:alert(1)',
        author: { name: 'Press Service' },
        _extension: { a: 1 },
        items: [],
      },
      source,
    );
    assertMembers(feed, {
      title: 'Ministry & Police',
      home_page_url: 'https://ministry.example/en/',
      language: 'en-GB',
      icon: undefined,
      authors: [{ name: 'Press Service' }],
      _extension: { a: 1 },
    });
    assert.equal(feed._pressroom.source, source);
    assert.ok(feed._pressroom.warnings.join().includes('"icon"'));
  });

  for (const version of [
    'https://jsonfeed.org/version/1.1',
    'https://jsonfeed.org/version/1',
    'http://www.jsonfeed.org/version/1.1/',
    ' 1.1 ',
    1,
  ])
    it(`of version ${JSON.stringify(version)} is read without a warning`, () => {
      assert.deepEqual(parseFeed({ version, items: [] })._pressroom.warnings, []);
    });

  for (const version of [undefined, null, 2, 'https://jsonfeed.org/version/2', {}])
    it(`of version ${JSON.stringify(version)} is read, with a warning`, () => {
      const { items, _pressroom } = parseFeed({ version, items: [{ id: 1 }] });
      assert.equal(items.length, 1);
      assert.ok(_pressroom.warnings.join().includes('"version"'));
      assert.ok(_pressroom.warnings.join().includes('https://jsonfeed.org/version/1.1'));
    });

  it('is expired if its member says so, as a boolean or as text', () => {
    for (const [written, expired] of [
      [true, true],
      ['true', true],
      ['false', false],
      [false, false],
      ['soon', undefined],
      [1, undefined],
    ])
      assert.equal(parseFeed({ expired: written, items: [] }).expired, expired, String(written));
  });

  it('keeps the extensions of other programs', () => {
    const extension = { about: 'https://blueshed.example/', explicit: false };
    const feed = parseFeed({ _blue_shed: extension, items: [{ id: 1, _blue_shed: extension }] });
    assert.equal(feed['_blue_shed'], extension);
    assert.equal(feed.items[0]?.['_blue_shed'], extension);
  });

  it('resolves its URLs against its feed_url, if there is one', () => {
    const feed = parseFeed(
      { feed_url: 'https://other.example/a/feed.json', items: [{ id: 1, url: 'b' }] },
      source,
    );
    assert.equal(feed.items[0]?.url, 'https://other.example/a/b');
  });
});

describe('an item', () => {
  it('has a string as its id, even if the feed has a number', () => {
    assert.deepEqual(
      parseItems({ id: 17 }, { id: ' a ' }).items.map((/** @type {Item} */ { id }) => id),
      ['17', 'a'],
    );
  });

  it('without an id of its own is left out with a warning', () => {
    const feed = parseItems(
      { title: 'a' },
      { id: '' },
      { id: null },
      { id: {} },
      null,
      'x',
      { id: '1' },
      { id: 1 },
    );
    assert.deepEqual(
      feed.items.map((/** @type {Item} */ { id }) => id),
      ['1'],
    );
    assert.deepEqual(feed._pressroom.warnings, [
      'items[0]: left out, its "id" is missing (and 5 more)',
      'items[7]: the same "id" twice, the older one is left out: 1',
    ]);
  });

  it('has plain texts, with entities decoded, even if a CMS has escaped them twice', () => {
    const { title, summary } = parseOne({
      title: 'A &amp;quot;quoted&amp;quot; &#8217; &#x2014;&nbsp;<img src=x onerror=alert(1)>',
      summary: 'x\n  y&hellip; &unknown; &#9999999;',
    });
    assert.equal(title, 'A "quoted" ’ — <img src=x onerror=alert(1)>');
    assert.equal(summary, 'x y… &unknown; &#9999999;');
  });

  it('keeps the line breaks of its text', () => {
    assert.equal(
      parseOne({ content_text: ' One &amp; two\n\nThree &lt;b&gt; ' }).content_text,
      'One & two\n\nThree <b>',
    );
  });

  it('has numbers as sizes and durations, even if the feed has text', () => {
    /** @type {[unknown, number | undefined][]} */
    const sizes = [
      [1536.5, 1537],
      ['2048', 2048],
      [0, 0],
      [-1, undefined],
      ['2 MB', undefined],
      [JSON.parse('1e999'), undefined],
      ['1e999', undefined],
      [{}, undefined],
    ];
    for (const [written, size] of sizes) {
      const attachment = { url: '/a.pdf', size_in_bytes: written, duration_in_seconds: written };
      const [read] = parseOne({ attachments: [attachment] }).attachments;
      assertMembers(read, { size_in_bytes: size, duration_in_seconds: size }, String(written));
    }
  });

  it('that occurs twice is shown in its later version', () => {
    const versions = [
      { id: 1, title: 'First', date_modified: '2026-11-23T10:00:00Z' },
      { id: '1', title: 'Last', date_modified: '2026-11-23T12:00:00Z' },
      { id: ' 1 ', title: 'Between', date_modified: '2026-11-23T11:00:00Z' },
      { id: 1, title: 'Undated' },
    ];
    assert.deepEqual(
      parseItems(...versions).items.map((/** @type {Item} */ { title }) => title),
      ['Last'],
    );
    assert.deepEqual(
      parseItems(...versions.reverse()).items.map((/** @type {Item} */ { title }) => title),
      ['Last'],
    );
  });

  it('without a title gets its first words as its title', () => {
    assert.match(parseOne({ content_text: 'Roads are closed. '.repeat(20) }).title, /^Roads are closed/);
    assert.match(
      parseOne({ content_text: 'Roads are closed. '.repeat(20) }).title,
      / (Roads|are|closed\.)…$/,
    );
    assert.equal(parseOne({ content_text: 'Roads are closed.' }).title, 'Roads are closed.');
    assert.equal(
      parseOne({ content_html: '<style>p { color: red }</style><p>Roads <b>are</b> closed &amp; wet.</p>' })
        .title,
      'Roads are closed & wet.',
    );
  });

  it('has http(s) URLs only', () => {
    for (const url of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'blob:x',
      'http://[',
      5,
      '',
    ])
      assertMembers(
        parseOne({ url, image: url }),
        {
          url: undefined,
          image: undefined,
        },
        String(url),
      );
    assertMembers(parseOne({ url: '../releases/1', image: ' /i.jpg ' }), {
      url: 'https://ministry.example/releases/1',
      image: 'https://ministry.example/i.jpg',
    });
  });

  it('has RFC 3339 dates only', () => {
    /** @type {Record<string, string | undefined>} */
    const dates = {
      '2026-11-23T09:40:00+04:00': '2026-11-23T09:40:00+04:00',
      '2026-11-23t09:40:00z': '2026-11-23T09:40:00Z',
      '2026-11-23 09:40': '2026-11-23T09:40:00-00:00',
      '2026-11-23T09:40:00.123+0400': '2026-11-23T09:40:00.123+04:00',
      '٢٠٢٣-٠٣-٢٨T١٠:٢٥:٣٦+٠٢:٠٠': '2023-03-28T10:25:36+02:00',
      '2026-11-23': '2026-11-23',
      'Mon, 23 Nov 2026 09:40:00 +0400': '2026-11-23T09:40:00+04:00',
      '3 Nov 2026 09:40 GMT': '2026-11-03T09:40:00Z',
      'Tue, 3 Nov 2026 09:40:00 MSK': '2026-11-03T09:40:00-00:00',
      'Mon, 31 Feb 2026 09:40:00 +0400': undefined,
      '3 Foo 2026 09:40 GMT': undefined,
      '2026-11-23T09:40:00+04:60': undefined,
      '2026-02-30': undefined,
      '2026-13-01': undefined,
      '2026-11-23T25:00:00Z': undefined,
      yesterday: undefined,
    };
    for (const [written, expected] of Object.entries(dates)) {
      const item = parseOne({ date_published: written });
      assert.equal(item.date_published, expected, written);
      if (expected) assert.ok(!Number.isNaN(Date.parse(expected)), written);
      assert.equal(item._pressroom.warnings.length, expected ? 0 : 1, written);
    }
  });

  it('always has lists of authors, tags and attachments', () => {
    assertMembers(parseOne({}), { authors: [], tags: [], attachments: [] });
    assertMembers(parseOne({ authors: 'A', tags: 5, attachments: 'a' }), {
      authors: [{ name: 'A' }],
      tags: [],
      attachments: [],
    });
    assertMembers(
      parseOne({
        authors: [{ name: 'A' }, {}, null],
        tags: ['Fire &amp; rescue', 5, ''],
        attachments: [{ url: '/a.pdf', size_in_bytes: 5 }, { url: 'javascript:1' }, 3],
      }),
      {
        authors: [{ name: 'A' }],
        tags: ['Fire & rescue'],
        attachments: [{ url: 'https://ministry.example/a.pdf', size_in_bytes: 5 }],
      },
    );
  });

  it('has its own language, or the feed’s', () => {
    const { items } = parseFeed({
      language: 'az',
      items: [{ id: 1 }, { id: 2, language: 'ru' }, { id: 3, lang: 'fr' }],
    });
    assert.deepEqual(
      items.map((/** @type {Item} */ { language }) => language),
      ['az', 'ru', 'fr'],
    );
  });
});

describe('items', () => {
  it('are sorted by date, newest first; an item without a date stays behind the item before it', () => {
    const { items } = parseItems(
      { id: 'old', date_published: '2026-01-01' },
      { id: 'undated' },
      { id: 'new', date_published: '2026-11-23T09:40:00+04:00' },
      { id: 'newer by its offset', date_published: '2026-11-23T07:00:00Z' },
    );
    assert.deepEqual(
      items.map((/** @type {Item} */ { id }) => id),
      ['newer by its offset', 'new', 'old', 'undated'],
    );
  });

  it('of the feeds from the web are all read', async () => {
    for (const [file, count] of [
      ['politics-fr-527-items', 527],
      ['blog-ar-rtl', 1],
    ]) {
      const text = await readFile(new URL(`../fixtures/feeds/${file}.json`, import.meta.url), 'utf8');
      const { items } = parseFeed(JSON.parse(text), source);
      assert.equal(items.length, count);
      for (const item of items)
        assert.ok(![item.id, item.title, item.url, item.date_published].includes(undefined), item.id);
    }
  });
});
