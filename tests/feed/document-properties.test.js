// Each URL that is read from a document is http(s), whatever the document's own and inherited members are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { hostileFeed, hostileSiteList, hostileUrls } from '../support/hostile-documents.js';
import { importSource } from '../support/import-source.js';

/** @typedef {import('../../src/feed/json-feed.js').Feed} Feed */
/** @typedef {import('../../src/sites/site-list.js').SiteList} SiteList */

const { parseFeed } = await importSource('src/feed/json-feed.ts');
const { mergeFeeds } = await importSource('src/feed/merge-feeds.ts');
const { parseSiteList, resolve } = await importSource('src/sites/site-list.ts');
const { imageUrl, linkUrl, webUrl } = await importSource('src/base/web-url.ts');

const page = 'https://page.example/';
const base = 'https://ministry.example/feeds/news.json';

/** @param {unknown} value */
const isWebUrl = (value) =>
  typeof value === 'string' && /^https?:\/\/[^\s"<>]/.test(value) && URL.canParse(value);

/** Members that hold a URL: those of JSON Feed, those of a site list, and members with similar names. */
const holdsUrl = /(^|_)url$|^(banner_)?image$|icon$|^avatar$/;

/** @param {object} read */
function assertUrls(read) {
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
  for (const name of ['__proto__', 'constructor', 'prototype']) assert.ok(!Object.hasOwn(read, name));
  // Inherited members, too.
  for (const name in read)
    if (holdsUrl.test(name)) {
      const value = /** @type {Record<string, unknown>} */ (read)[name];
      assert.ok(value === undefined || isWebUrl(value), `${name} is ${String(value)}`);
    }
}

/** @param {Feed} feed @returns {number} the number of checked items */
function assertFeed(feed) {
  assertUrls(feed);
  for (const author of feed.authors) assertUrls(author);
  for (const item of feed.items) {
    assertUrls(item);
    for (const one of [...item.authors, ...item.attachments]) assertUrls(one);
  }
  return feed.items.length;
}

/** @param {SiteList} list @returns {number} the number of checked sites */
function assertSites(list) {
  const sites = [...list.sites, ...list.groups.flatMap((group) => group.sites)];
  for (const { url, icon, title, description } of sites) {
    for (const one of typeof url === 'object' ? Object.values(url) : [url]) assert.ok(isWebUrl(one));
    for (const language of ['en', '__proto__', 'constructor', 'toString', '']) {
      assert.ok(isWebUrl(resolve(url, [language]).value));
      for (const text of [title, description])
        if (text !== undefined) assert.equal(typeof resolve(text, [language]).value, 'string');
    }
    assert.ok(icon === undefined || isWebUrl(icon));
  }
  return sites.length;
}

/** @template Read @param {(document: unknown, source: string) => Read} parse @param {unknown} document @returns {Read | undefined} */
function read(parse, document) {
  try {
    return parse(document, base);
  } catch (error) {
    assert.equal(/** @type {Error} */ (error).name, 'LoadError');
    return undefined;
  }
}

/** @type {Feed | undefined} */
let former;

/** @param {unknown} document @param {boolean} isMore looked at as elements do with several feeds, and with one that a script gives back */
function itemsOf(document, isMore) {
  const feed = read(parseFeed, document);
  if (!feed) return 0;
  if (isMore) {
    if (former) assertFeed(mergeFeeds([former, feed]));
    assertFeed(parseFeed({ ...feed }, base));
    former = feed;
  }
  return assertFeed(feed);
}

/** @param {unknown} document */
function sitesOf(document) {
  const list = read(parseSiteList, document);
  return list ? assertSites(list) : 0;
}

/** @param {number} count @returns {{ items: number, sites: number }} the numbers of items and sites that were read */
function assertDocuments(count) {
  const { stackTraceLimit } = Error;
  // Stack traces of URL errors would take half of the time.
  Error.stackTraceLimit = 0;
  let items = 0;
  let sites = 0;
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, isFeed) => {
      const made = isFeed ? hostileFeed(seed) : hostileSiteList(seed);
      const isText = seed % 4 === 0;
      const document = isText ? JSON.parse(JSON.stringify(made)) : made;
      try {
        if (isFeed) items += itemsOf(document, isText);
        else sites += sitesOf(document);
      } catch (error) {
        throw new Error(`${String(error)}: ${JSON.stringify(document)}`, { cause: error });
      }
    }),
    { numRuns: count },
  );
  Error.stackTraceLimit = stackTraceLimit;
  return { items, sites };
}

// Five tests, so that none takes long on a busy machine.
for (const part of ['first', 'second', 'third', 'fourth', 'last'])
  test(`100,000 documents: the ${part} fifth`, () => {
    const { items, sites } = assertDocuments(20_000);
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.ok(
      items > 6000 && sites > 3000,
      `only ${String(items)} items and ${String(sites)} sites came through`,
    );
  });

test('members named __proto__ and similar are left out with a warning; others are kept', () => {
  const document = `{ "version": "1.1", "__proto__": { "icon": "javascript:1" }, "_mine": { "a": [1] },
    "items": [{ "id": 1, "title": "A", "__proto__": { "url": "javascript:1" }, "constructor": 1, "prototype": [],
    "toString": "kept", "_mine": { "__proto__": 1 } }] }`;
  const feed = parseFeed(JSON.parse(document), base);
  const [item] = feed.items;
  assert.deepEqual(feed._mine, { a: [1] });
  assert.equal(feed.icon, undefined);
  assert.equal(item.url, undefined);
  assert.equal(item.toString, 'kept');
  assert.equal(item.constructor, Object);
  assert.deepEqual(item._pressroom.warnings, [
    '"__proto__" is left out: an object',
    '"constructor" is left out: 1',
    '"prototype" is left out: an object',
  ]);
});

test('warnings describe any value that a script may give', () => {
  for (const value of [10n, Symbol('a'), () => 0, Object.create(null)]) {
    const feed = parseFeed({ version: value, items: [{ id: 1, title: value, url: value }] }, base);
    assert.equal(feed.items.length, 1);
    assert.equal(parseSiteList({ sites: [{ title: value, url: value }] }).sites.length, 0);
  }
  const depth = 200_000;
  const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  assert.equal(
    parseSiteList({
      sites: [
        { title: deep, url: deep },
        { title: { en: deep }, url: 'https://a.example/' },
      ],
    }).sites.length,
    0,
  );
});

/** Empty if a browser cannot parse the URL of a link. @param {string} value */
const protocolOf = (value) => (URL.canParse(value, page) ? new URL(value, page).protocol : '');

test('100,000 values are written into a page as URLs that run no script', () => {
  const value = fc.oneof(
    fc.constantFrom(...hostileUrls),
    fc
      .tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(...hostileUrls))
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('#', 'mailto:', 'tel:', 'data:image/png,', 'https:', ''),
        fc.constantFrom(...hostileUrls),
      )
      .map((parts) => parts.join('')),
    fc.anything(),
  );
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(undefined, base, '', 'javascript:1', 'about:blank'),
      (written, from) => {
        const [web, link, image] = [webUrl, linkUrl, imageUrl].map((check) => check(written, from));
        if (web !== undefined) assert.match(protocolOf(web), /^https?:$/);
        if (link !== undefined) assert.match(protocolOf(link), /^((https?|mailto|tel):)?$/);
        if (image !== undefined)
          assert.ok(/^https?:$/.test(protocolOf(image)) || /^data:image\/(?!svg)/i.test(image));
      },
    ),
    { numRuns: 100_000 },
  );
});

test('links keep mailto, tel and fragments; pictures keep data URLs', () => {
  for (const kept of ['mailto:a@b.az', 'tel:+994', '#a', 'https://a.az/']) assert.equal(linkUrl(kept), kept);
  for (const kept of ['data:image/png;base64,AA==', 'data:image/webp,A', 'https://a.az/'])
    assert.equal(imageUrl(kept), kept);
  for (const refused of ['mailto:a@b.az', '#a', 'data:image/svg+xml,A', 'data:text/html,A'])
    assert.equal(imageUrl(refused), undefined);
  for (const refused of ['/a', 'a', '', '#', 'mailto:', 'data:image/png,A', null, {}, ['https://a.az/']])
    assert.equal(linkUrl(refused), undefined);
  assert.equal(linkUrl('#a', base), '#a');
  assert.equal(linkUrl('a', base), 'https://ministry.example/feeds/a');
});
