// The checks name each fault once, with its entry and line in the document, its cause and what to write.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFeed, checkSites } from 'pressroom-elements/check';
import { encode, rss } from '../support/xml-feeds.js';

/** @typedef {import('pressroom-elements/check').Finding} Finding */

const base = 'https://m.example/';
const item = (/** @type {string} */ inner) => `\n<item>${inner}</item>`;
const full = (/** @type {number} */ number, date = `Mon, ${10 + number} Nov 2026 09:40:00 +0400`) =>
  item(`<title>T${number}</title><guid>${number}</guid><link>/${number}</link><pubDate>${date}</pubDate>`);

/** The findings of a document with one of these codes. @param {string | Uint8Array | object} input @param {string} code */
const found = async (input, code) =>
  (await checkFeed(input, { base })).findings.filter((one) => one.code === code);

describe('damaged XML', () => {
  for (const [name, inner, message] of /** @type {[string, string, RegExp][]} */ ([
    ['a stray &', '<title>Tea & coffee</title>', /"&" is not escaped in "Tea & coffee"\. Write "&amp;"/],
    ['a stray & in an address', '<link>/a?b=1&c=2</link>', /"&" is not escaped in.*b=1&c=2/],
    ['a stray <', '<title>1 < 2</title>', /"<" is not escaped in.*Write "&lt;"/],
    ['an entity of HTML', '<title>A&nbsp;B</title>', /XML has no &nbsp;\. Write the character/],
    ['a control character', '<title>A\u0008</title>', /forbids the character U\+0008\. Remove/],
    ['a reference to a control character', '<title>A&#11;</title>', /forbids &#11;/],
    ['an unclosed tag', '<description><p>A</description>', /<p> is not closed\. Write <\/p>/],
    ['a closing tag alone', '<description>A</p></description>', /<\/p> closes nothing\. Remove/],
    [
      'an attribute without quotes',
      '<enclosure url=/a.mp3 />',
      /<enclosure> has wrong attributes\. Write name="value"/,
    ],
    ['an attribute twice', '<x a="1" a="2"/>', /<x> has "a" twice/],
    [
      'an undeclared prefix',
      '<dc:creator>A</dc:creator>',
      /Write xmlns:dc="http:\/\/purl\.org\/dc\/elements\/1\.1\/"/,
    ],
    [
      'the end of CDATA in a text',
      '<description>a ]]> b</description>',
      /"]]>" is not in CDATA\. Write "]]&gt;"/,
    ],
    ['a wrong comment', '<!-- a -- b -->', /comment has "--"/],
  ]))
    it(`tells ${name} with its line and entry`, async () => {
      const faults = await found(rss(full(1) + item(`${inner}<guid>9</guid>`) + full(2)), 'damaged');
      assert.equal(faults.length, 1);
      assert.match(faults[0]?.message ?? '', message);
      assert.equal(faults[0]?.line, 4);
      assert.match(faults[0]?.entry ?? '', /^item 2/);
    });

  it('tells text after the root, and a document that is cut off', async () => {
    const [after] = await found(`${rss(full(1))}\nFatal error`, 'damaged');
    assert.match(after?.message ?? '', /more after <\/rss>\. Remove it: Fatal error/);
    assert.equal(after?.line, 4);
    const [cut] = await found(rss(full(1)).slice(0, -40), 'cut');
    assert.match(cut?.message ?? '', /cut off inside <pubDate>\. Send the whole/);
  });

  it('tells each fault, and none in a sound feed', async () => {
    const bad = rss([1, 2, 3].map((n) => item(`<title>A & ${n}</title><guid>${n}</guid>`)).join(''));
    assert.deepEqual(
      (await found(bad, 'damaged')).map(({ line, entry }) => `${line} ${entry}`),
      ['3 item 1 «A & 1»', '4 item 2 «A & 2»', '5 item 3 «A & 3»'],
    );
    assert.deepEqual((await checkFeed(rss(full(1) + full(2)), { base })).findings, []);
  });
});

describe('entries', () => {
  it('are numbered in the order of the document, in faults and in warnings', async () => {
    const feed = rss(
      item('<title>Old</title><guid>1</guid><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>') +
        full(2) +
        full(3, 'soon'),
    );
    assert.equal((await found(feed, 'no-address'))[0]?.entry, 'item 1 «Old»');
    const [date] = await found(feed, 'date');
    assert.equal(date?.entry, 'item 3 «T3»');
    assert.equal(date?.line, 5);
  });

  it('of one kind are findings of their own, with their lines', async () => {
    const json = JSON.stringify(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'F',
        items: [1, 2, 3].map((id) => ({ id, title: 'T', url: `/${id}`, date_published: 'soon' })),
      },
      undefined,
      1,
    );
    assert.deepEqual(
      (await found(json, 'date')).map(({ entry, line }) => [entry, line]),
      [
        ['items[0] «T»', 9],
        ['items[1] «T»', 15],
        ['items[2] «T»', 21],
      ],
    );
  });

  it('without a guid are named, unless a link stands for it in old RSS', async () => {
    const feed = rss(item('<title>A</title><link>/a</link>') + item('<title>B</title>') + full(3));
    const missing = await found(feed, 'no-id');
    assert.deepEqual(
      missing.map(({ entry }) => entry),
      ['item 1 «A»', 'item 2 «B»'],
    );
    assert.match(
      missing[0]?.message ?? '',
      /<guid> is missing: its <link> stands in.*Write <guid isPermaLink="false">/,
    );
    assert.match(missing[1]?.message ?? '', /its title and date/);
    assert.deepEqual(await found(feed.replace('2.0', '0.91').replace(/<item><title>B.*/, ''), 'no-id'), []);
  });

  it('quote the feed’s own date, and say how to write it', async () => {
    const [date] = await found(rss(full(1, 'Mon, 32 Nov 2026 09:40')), 'date');
    assert.match(
      date?.message ?? '',
      /<pubDate> is left out: "Mon, 32 Nov 2026 09:40"\. Write dates as in 2026-11-23T09/,
    );
  });

  it('with relative addresses in a document without an address name the option', async () => {
    const { findings } = await checkFeed(rss(full(1)));
    assert.match(findings[0]?.message ?? '', /or name the feed's own address by the option "base"/);
  });

  it('with a mistyped member are told the right one', async () => {
    const report = await checkFeed({
      title: 'F',
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: 1, titel: 'T', link: '/1', _own: 1 }],
    });
    assert.deepEqual(
      report.findings.filter(({ code }) => code === 'unknown').map(({ message }) => message),
      [
        '"titel" is no member of an item. Did you mean "title"?',
        '"link" is no member of an item. Did you mean "url"?',
      ],
    );
  });
});

describe('damaged JSON', () => {
  for (const [text, message, line] of /** @type {[string, RegExp, number][]} */ ([
    ['{\n"items": [\n{"id": 1},\n]}', /a comma stands before ]\. Remove it/, 3],
    ['{\n"items": [{"id": 1}\n{"id": 2}]}', /a comma is missing/, 3],
    ["{\n'items': []}", /' is no quotation mark/, 2],
    ['{\n// news\n"items": []}', /no comments/, 2],
    ['{\nitems: []}', /the name items has no quotation marks\. Write "items"/, 2],
    ['{"a": None}', /JSON has no None\. Write null/, 1],
    ['{"a": "x\ny"}', /line break/, 1],
    ['{"a" 1}', /a colon is missing/, 1],
    ['{"items": [', /cut off/, 1],
    ['{"a": [1}', /Write ] before it/, 1],
  ]))
    it(`is explained: ${JSON.stringify(text)}`, async () => {
      const [fault] = (await checkFeed(text)).findings;
      assert.match(fault?.message ?? '', message);
      assert.equal(fault?.line, line);
    });
});

describe('encodings', () => {
  const xml = (/** @type {string} */ name) =>
    rss(full(1)).replace('utf-8', name).replace('Nazirlik', 'Təhsil');
  for (const name of ['utf8mb4', 'UTF-16', 'windows-1254', 'unknown'])
    it(`UTF-8 that is declared as ${name} is told`, async () => {
      const [fault] = await found(xml(name), 'encoding');
      assert.match(fault?.message ?? '', new RegExp(`UTF-8 but declared as "${name}". Declare "utf-8"`, 'i'));
    });

  it('UTF-16 that is declared as UTF-8 is told', async () => {
    const [fault] = await found(encode(xml('utf-8'), 'utf-16le'), 'encoding');
    assert.match(fault?.message ?? '', /UTF-16 but declared as "utf-8"/);
  });
});

describe('arguments', () => {
  for (const input of [undefined, null, 5, () => 1, Promise.resolve('')])
    it(`refuse ${String(input)}`, async () => {
      await assert.rejects(checkFeed(/** @type {string} */ (/** @type {unknown} */ (input))), {
        name: 'TypeError',
        message: /^checkFeed: the input must be an address, or a document/,
      });
    });

  it('refuse wrong options', async () => {
    await assert.rejects(checkFeed('{}', { base: 'm.example' }), /"base" must be an http\(s\) address/);
    await assert.rejects(checkSites('{}', { timeout: NaN }), /"timeout" must be a number/);
  });

  for (const [written, meant] of [
    ['m.example/feed.xml', 'https://m.example/feed.xml'],
    ['feed://m.example/rss', 'https://m.example/rss'],
    ['feed:https://m.example/rss', 'https://m.example/rss'],
    ['http:/m.example/rss', 'https://m.example/rss'],
    ['htps://m.example/rss', 'https://m.example/rss'],
    ['//m.example/rss', 'https://m.example/rss'],
    ['localhost:8000/rss', 'http://localhost:8000/rss'],
  ])
    it(`say how to write ${written}`, async () => {
      const [fault] = (await checkFeed(/** @type {string} */ (written))).findings;
      assert.equal(fault?.message, `It is an address without its beginning. Write ${meant}`);
    });
});
