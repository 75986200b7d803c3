// One rule decides whether two items are the same release. Common mistakes of feeds are read as a reader expects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { nameUntitled, parseFeed } = await importSource('src/feed/json-feed.ts', 'src/feed/first-words.ts');
const { mergeFeeds } = await importSource('src/feed/merge-feeds.ts');
const { addressKey, isNamed, isSameRelease, keepKeys, keyOf } = await importSource(
  'src/feed/identity.ts',
  'src/feed/is-named.ts',
  'src/feed/keep-keys.ts',
);
const { rfc3339 } = await importSource('src/feed/rfc3339.ts');

const source = 'https://ministry.example/feed.json';
/** @param {unknown[]} items @param {string} [address] */
const feedOf = (items, address) => {
  const feed = parseFeed({ version: '1.1', items }, source, source, address);
  nameUntitled(feed.items);
  return feed;
};
/** @param {object} members */
const itemOf = (members, address = source) => feedOf([{ id: '1', ...members }], address).items[0];

test('URLs are equal apart from scheme, www., tracking and a last slash', () => {
  const address = addressKey('https://m.example/n/1?id=5#a');
  for (const other of [
    'http://m.example/n/1?id=5#a',
    'https://www.m.example/n/1/?id=5#a',
    'https://m.example/n/1?utm_source=x&id=5&fbclid=y#a',
    'https://m.example/n/1?id=5&gclid=z&UTM_Medium=q#a',
  ])
    assert.equal(addressKey(other), address, other);
  for (const other of [
    'https://m.example/n/1?id=5',
    'https://m.example/n/1?id=5#b',
    'https://m.example/n/1?id=6#a',
    'https://m.example/n/1?id=5&fbclids=1#a',
    'https://a.m.example/n/1?id=5#a',
  ])
    assert.notEqual(addressKey(other), address, other);
  assert.equal(addressKey('https://m.example/?utm_campaign=1'), addressKey('http://www.m.example'));
});

test('an address is the same one with a query or a fragment that says nothing', () => {
  for (const [address, key] of [
    ['https://m.example/a?', 'm.example/a'],
    ['https://m.example/a#', 'm.example/a'],
    ['https://m.example/a/?#', 'm.example/a'],
    ['https://m.example/a?b=1#', 'm.example/a?b=1'],
    ['https://m.example/a?&b=1', 'm.example/a?b=1'],
    ['https://m.example/a?b=1&', 'm.example/a?b=1'],
    ['https://m.example/a?b=1&#c', 'm.example/a?b=1#c'],
    ['https://m.example/a/#c/?utm_id=1', 'm.example/a#c/?utm_id=1'],
    ['https://m.example/a?b=/?x', 'm.example/a?b=/?x'],
    ['https://m.example/a?b=utm_c&d=/', 'm.example/a?b=utm_c&d=/'],
    ['https://m.example/a?fbclid', 'm.example/a'],
  ])
    assert.equal(addressKey(address), key, address);
});

test('items are one release if they share a URL, a URI as id, or feed and id', () => {
  const same = [
    [{ id: 'http://m.example/?p=1' }, { id: 'https://www.m.example/?p=1' }],
    [
      { id: 'a', url: 'https://m.example/1' },
      { id: 'b', url: 'http://www.m.example/1/?utm_id=2' },
    ],
    [
      { id: 'tag:m,2026:1', url: '/old' },
      { id: 'tag:m,2026:1', url: '/new' },
    ],
    [{ id: 7 }, { id: '7' }],
  ];
  for (const [one = {}, other = {}] of same)
    assert.ok(isSameRelease(itemOf(one), itemOf(other)), JSON.stringify(one));
  assert.ok(!isSameRelease(itemOf({ url: '/a#1' }), itemOf({ id: 2, url: '/a#2' })));
  assert.ok(!isSameRelease(itemOf({}), itemOf({}, 'https://other.example/feed.json')));
  // The requested URL identifies a feed: redirects change, and http may become https.
  const redirected = parseFeed({ items: [{ id: 1 }] }, 'https://cdn.example/2', undefined, source).items[0];
  assert.ok(isSameRelease(itemOf({}), redirected));
});

test('one release is shown once, from one feed or several, in its latest version', () => {
  const feed = feedOf([
    { id: 'a', url: '/1', title: 'First' },
    { id: 'b', url: '/1/', title: 'Later', date_modified: '2026-11-23T10:00:00Z' },
  ]);
  assert.deepEqual(
    feed.items.map((/** @type {{ title: string }} */ { title }) => title),
    ['Later'],
  );
  assert.match(feed._pressroom.warnings.join(), /twice/);
  // The third item joins two items that seemed different.
  const joined = mergeFeeds([
    feedOf([{ id: 'x:1', url: '/1' }]),
    feedOf([{ id: 'x:2', url: '/2' }]),
    feedOf([{ id: 'x:2', url: '/1' }]),
  ]);
  assert.equal(joined.items.length, 1);
});

test('a newer version keeps its key unless another item has it now', () => {
  const before = [itemOf({ id: 'x:1', url: '/1' }), itemOf({ id: 'x:2', url: '/2' })];
  const after = [itemOf({ id: 'x:1', url: '/3' }), itemOf({ id: 'x:9', url: '/2' })];
  keepKeys(after, before);
  assert.deepEqual(after.map(keyOf), before.map(keyOf));
  const swapped = [itemOf({ id: 'x:1', url: '/2' }), itemOf({ id: 'x:2', url: '/1' })];
  keepKeys(swapped, before);
  assert.equal(new Set(swapped.map(keyOf)).size, 2);
});

test('an id or a URL names an item', () => {
  const item = itemOf({ id: 'http://m.example/?p=1', url: '/r/1' });
  for (const name of [
    'http://m.example/?p=1',
    'https://www.m.example/?p=1',
    'https://www.ministry.example/r/1/?utm_source=mail',
    '/r/1',
  ])
    assert.ok(isNamed(item, name, source), name);
  for (const name of ['1', '', '/r/2', '/r/1#part']) assert.ok(!isNamed(item, name, source), name);
});

test('date_modified is the date if it is alone; empty dates of databases are dropped', () => {
  const { items } = feedOf([
    { id: 1, date_modified: '2026-01-05T10:00:00Z' },
    { id: 2, date_modified: '2026-11-20T10:00:00Z' },
    { id: 3, date_published: 'soon', date_modified: '2026-06-05' },
  ]);
  assert.deepEqual(
    items.map((/** @type {{ id: string }} */ { id }) => id),
    ['2', '3', '1'],
  );
  assert.equal(items[2].date_published, '2026-01-05T10:00:00Z');
  for (const date of ['0001-01-01T00:00:00Z', '0000-01-01', '9999-12-31', '30086-01-01T00:00:00Z'])
    assert.equal(rfc3339(date), undefined, date);
  assert.equal(rfc3339('1918-05-28'), '1918-05-28');
});

test('tags, attachments and items in other forms are read, with a warning', () => {
  const item = itemOf({ tags: 'Police, Fire', attachments: { url: '/a.pdf' } });
  assert.deepEqual(item.tags, ['Police', 'Fire']);
  assert.equal(item.attachments[0].url, 'https://ministry.example/a.pdf');
  assert.equal(item._pressroom.warnings.length, 2);
  const tags = [{ name: 'a' }, { label: 'b' }, { title: 'c' }, { term: 'd' }, { id: 3 }, 'e', null];
  assert.deepEqual(itemOf({ tags }).tags, ['a', 'b', 'c', 'd', 'e']);
  const feed = parseFeed({ version: '1.1', items: { 0: { id: 1 }, 2: { id: 2 } }, expired: true });
  assert.equal(feed.items.length, 2);
  assert.match(feed._pressroom.warnings.join(), /"items".*"expired"/);
});

test('an untitled release gets the first visible words as its title', () => {
  /** @param {string} html */
  const titleOf = (html) => itemOf({ content_html: html }).title;
  const data = `data:image/png;base64,${'iVBOR'.repeat(2000)}`;
  for (const [html, title] of [
    [`<p><img src="${data}" alt=""></p><p>Yeni mərkəz açıldı.</p>`, 'Yeni mərkəz açıldı.'],
    ['<!-- /* Style > Definitions */ --><p>Real words</p>', 'Real words'],
    [`<style>${'p{margin:0}'.repeat(999)}</style><p>From Word</p>`, 'From Word'],
    ['<p><img src="/a.png" alt="Opening of the centre"></p>', 'Opening of the centre'],
    ['<p>Ro<b>ads</b> &amp;lt;closed&gt;<br>today</p>', 'Roads &lt;closed> today'],
    ['<a title="a > b" href=x>Words</a><script>1 < 2</script>', 'Words'],
    ['<p hidden>Secret <p>x</p></p><div style="display: none"><div>a</div>b</div>Seen', 'Seen'],
    ['<title>No</title>5 < 6 <p', '5 < 6'],
    ['<![CDATA[x]]><?php 1 ?>Text', 'Text'],
  ])
    assert.equal(titleOf(html ?? ''), title);
  const emoji = itemOf({ content_text: `a${'👨‍👩‍👧'.repeat(60)}` }).title;
  assert.match(emoji, /^a(👨‍👩‍👧)+…$/u);
  assert.ok(emoji.length < 90);
  assert.equal(itemOf({ title: '\u200b', content_text: 'Body' }).title, 'Body');
  for (const hostile of ['<a "', '<!--', '<p hidden>', '<style>', '&amp;', '<', "<a='"])
    itemOf({ content_html: hostile.repeat(50_000) });
});

test('white space of every kind is one space in a title', () => {
  const kinds = [...'\t\n\v\f\r \u00a0\u1680\u2000\u2005\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'];
  for (const space of kinds) {
    const { title } = itemOf({ title: `${space}One${space} two${space}` });
    assert.equal(title, 'One two', `U+${space.charCodeAt(0).toString(16)}`);
  }
});

test('numeric entities are read as in HTML', () => {
  assert.equal(itemOf({ title: '5&#128; &#x20AC; &#0; &#xD800; &#133;' }).title, '5€ € \ufffd \ufffd …');
});
