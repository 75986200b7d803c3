import { expect } from '@open-wc/testing';
import { parseFeed, type Feed } from '../../src/feed/json-feed.js';
import { LoadError } from '../../src/net/load-error.js';

// A document is checked once: what comes out is true to its types, what was left out is told.

const source = 'https://ministry.example/feeds/news.json';
const parseItems = (...items: unknown[]): Feed =>
  parseFeed({ version: 'https://jsonfeed.org/version/1.1', items }, source);
const parseOne = (members: object) => {
  const { items } = parseItems({ id: '1', ...members });
  const [item] = items;
  if (!item) throw new Error('the item was left out');
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
    it(`that is ${name} is no feed`, () => {
      expect(() => parseFeed(document, source))
        .to.throw(LoadError, 'items')
        .with.include({ code: 'not-a-feed', url: source, status: 0 });
    });

  it('without items is an empty feed', () => {
    expect(parseItems().items).to.deep.equal([]);
  });

  it('keeps its members, normalised, and unknown ones as they are', () => {
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
    expect(feed).to.deep.include({
      title: 'Ministry & Police',
      home_page_url: 'https://ministry.example/en/',
      language: 'en-GB',
      icon: undefined,
      authors: [{ name: 'Press Service' }],
      _extension: { a: 1 },
    });
    expect(feed._pressroom.source).to.equal(source);
    expect(feed._pressroom.warnings.join()).to.include('"icon"');
  });

  for (const version of [
    'https://jsonfeed.org/version/1.1',
    'https://jsonfeed.org/version/1',
    'http://www.jsonfeed.org/version/1.1/',
    ' 1.1 ',
    1,
  ])
    it(`of version ${JSON.stringify(version)} is read without a word`, () => {
      expect(parseFeed({ version, items: [] })._pressroom.warnings).to.deep.equal([]);
    });

  for (const version of [undefined, null, 2, 'https://jsonfeed.org/version/2', {}])
    it(`of version ${JSON.stringify(version)} is read, with a warning`, () => {
      const { items, _pressroom } = parseFeed({ version, items: [{ id: 1 }] });
      expect(items).to.have.length(1);
      expect(_pressroom.warnings.join())
        .to.include('"version"')
        .and.include('https://jsonfeed.org/version/1.1');
    });

  it('says when nothing more will come, however that is written', () => {
    for (const [written, expired] of [
      [true, true],
      ['true', true],
      ['false', false],
      [false, false],
      ['soon', undefined],
      [1, undefined],
    ] as const)
      expect(parseFeed({ expired: written, items: [] }).expired, String(written)).to.equal(expired);
  });

  it('keeps the extensions of others', () => {
    const extension = { about: 'https://blueshed.example/', explicit: false };
    const feed = parseFeed({ _blue_shed: extension, items: [{ id: 1, _blue_shed: extension }] });
    expect(feed['_blue_shed']).to.equal(extension);
    expect(feed.items[0]?.['_blue_shed']).to.equal(extension);
  });

  it('resolves addresses against its feed_url where it has one', () => {
    const feed = parseFeed(
      { feed_url: 'https://other.example/a/feed.json', items: [{ id: 1, url: 'b' }] },
      source,
    );
    expect(feed.items[0]?.url).to.equal('https://other.example/a/b');
  });
});

describe('an item', () => {
  it('has a string for an id, also where a number is written', () => {
    expect(parseItems({ id: 17 }, { id: ' a ' }).items.map(({ id }) => id)).to.deep.equal(['17', 'a']);
  });

  it('without an id of its own is left out and told', () => {
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
    expect(feed.items.map(({ id }) => id)).to.deep.equal(['1']);
    expect(feed._pressroom.warnings).to.deep.equal([
      'items[0]: left out, its "id" is missing (and 5 more)',
      'items[7]: the same "id" twice, the older one is left out: 1',
    ]);
  });

  it('has texts that are text, with the entities of CMSs decoded', () => {
    const { title, summary } = parseOne({
      title: 'A &amp;quot;quoted&amp;quot; &#8217; &#x2014;&nbsp;<img src=x onerror=alert(1)>',
      summary: 'x\n  y&hellip; &unknown; &#9999999;',
    });
    expect(title).to.equal('A "quoted" ’ — <img src=x onerror=alert(1)>');
    expect(summary).to.equal('x y… &unknown; &#9999999;');
  });

  it('keeps the lines of its text', () => {
    expect(parseOne({ content_text: ' One &amp; two\n\nThree &lt;b&gt; ' }).content_text).to.equal(
      'One & two\n\nThree <b>',
    );
  });

  it('has numbers for sizes and lengths, however they are written', () => {
    const sizes: [unknown, number | undefined][] = [
      [1536.5, 1537],
      ['2048', 2048],
      [0, 0],
      [-1, undefined],
      ['2 MB', undefined],
      [{}, undefined],
    ];
    for (const [written, size] of sizes) {
      const attachment = { url: '/a.pdf', size_in_bytes: written, duration_in_seconds: written };
      const [read] = parseOne({ attachments: [attachment] }).attachments;
      expect(read, String(written)).to.include({ size_in_bytes: size, duration_in_seconds: size });
    }
  });

  it('there twice is shown in its later version', () => {
    const versions = [
      { id: 1, title: 'First', date_modified: '2026-11-23T10:00:00Z' },
      { id: '1', title: 'Last', date_modified: '2026-11-23T12:00:00Z' },
      { id: ' 1 ', title: 'Between', date_modified: '2026-11-23T11:00:00Z' },
      { id: 1, title: 'Undated' },
    ];
    expect(parseItems(...versions).items.map(({ title }) => title)).to.deep.equal(['Last']);
    expect(parseItems(...versions.reverse()).items.map(({ title }) => title)).to.deep.equal(['Last']);
  });

  it('without a title is known by its first words', () => {
    expect(parseOne({ content_text: 'Roads are closed. '.repeat(20) }).title).to.match(/^Roads are closed/);
    expect(parseOne({ content_text: 'Roads are closed. '.repeat(20) }).title).to.match(
      / (Roads|are|closed\.)…$/,
    );
    expect(parseOne({ content_text: 'Roads are closed.' }).title).to.equal('Roads are closed.');
    expect(
      parseOne({ content_html: '<style>p { color: red }</style><p>Roads <b>are</b> closed &amp; wet.</p>' })
        .title,
    ).to.equal('Roads are closed & wet.');
  });

  it('has http(s) addresses or none', () => {
    for (const url of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'blob:x',
      'http://[',
      5,
      '',
    ])
      expect(parseOne({ url, image: url }), String(url)).to.deep.include({
        url: undefined,
        image: undefined,
      });
    expect(parseOne({ url: '../releases/1', image: ' /i.jpg ' })).to.include({
      url: 'https://ministry.example/releases/1',
      image: 'https://ministry.example/i.jpg',
    });
  });

  it('has RFC 3339 dates or none', () => {
    const dates: Record<string, string | undefined> = {
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
      expect(item.date_published, written).to.equal(expected);
      if (expected) expect(Date.parse(expected), written).not.to.be.NaN;
      expect(item._pressroom.warnings, written).to.have.length(expected ? 0 : 1);
    }
  });

  it('always has lists of authors, tags and attachments', () => {
    expect(parseOne({})).to.deep.include({ authors: [], tags: [], attachments: [] });
    expect(parseOne({ authors: 'A', tags: 5, attachments: 'a' })).to.deep.include({
      authors: [{ name: 'A' }],
      tags: [],
      attachments: [],
    });
    expect(
      parseOne({
        authors: [{ name: 'A' }, {}, null],
        tags: ['Fire &amp; rescue', 5, ''],
        attachments: [{ url: '/a.pdf', size_in_bytes: 5 }, { url: 'javascript:1' }, 3],
      }),
    ).to.deep.include({
      authors: [{ name: 'A' }],
      tags: ['Fire & rescue'],
      attachments: [{ url: 'https://ministry.example/a.pdf', size_in_bytes: 5 }],
    });
  });

  it('has its own language, or the feed’s', () => {
    const { items } = parseFeed({
      language: 'az',
      items: [{ id: 1 }, { id: 2, language: 'ru' }, { id: 3, lang: 'fr' }],
    });
    expect(items.map(({ language }) => language)).to.deep.equal(['az', 'ru', 'fr']);
  });
});

describe('items', () => {
  it('come newest first, those without a date behind the one that they followed', () => {
    const { items } = parseItems(
      { id: 'old', date_published: '2026-01-01' },
      { id: 'undated' },
      { id: 'new', date_published: '2026-11-23T09:40:00+04:00' },
      { id: 'newer by its offset', date_published: '2026-11-23T07:00:00Z' },
    );
    expect(items.map(({ id }) => id)).to.deep.equal(['newer by its offset', 'new', 'old', 'undated']);
  });

  it('of the real feeds are all read', async () => {
    for (const [file, count] of [
      ['politics-fr-527-items', 527],
      ['blog-ar-rtl', 1],
    ] as const) {
      const response = await fetch(`/tests/fixtures/feeds/${file}.json`);
      const { items } = parseFeed(await response.json(), response.url);
      expect(items).to.have.length(count);
      for (const item of items)
        expect([item.id, item.title, item.url, item.date_published], item.id).not.to.include(undefined);
    }
  });
});
