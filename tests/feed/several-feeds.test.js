// Several feeds with their further pages are one list.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { URL } from 'node:url';
import { assertMembers } from '../support/assert-data.js';
import { FeedServer } from '../support/feed-server.js';
import { importSource } from '../support/import-source.js';

const { Feeds } = await importSource('src/feed/load-feeds.ts');

/** @typedef {import('../../src/feed/json-feed.js').Item} Item */
/** @typedef {import('../support/feed-server.js').ResponseOptions} ResponseOptions */

const server = new FeedServer();
const { origin, close } = await server.listen();
after(close);

/** @param {string | object} body @param {ResponseOptions} [options] */
const serve = (body, options) => new URL(server.serve(body, options), origin).href;
/** @param {string} url @param {string | object} body @param {ResponseOptions} [options] */
const update = (url, body, options) => {
  server.update(new URL(url).pathname, body, options);
};
/** @param {string} url */
const requests = (url) => server.requests(new URL(url).pathname);

const signal = () => new AbortController().signal;
/** @param {...string} urls */
const feedsOf = (...urls) => new Feeds(urls.join(' '), origin, () => 1000);
/** @param {{ items: Item[] }} feed */
const titles = (feed) => feed.items.map(({ title }) => title);
const every = () => true;

/** @param {Promise<unknown>} promise @returns {Promise<any>} its error */
const failure = (promise) =>
  promise.then(
    () => assert.fail('it did not fail'),
    (error) => error,
  );

/** One item a day, from the given day of November back. @param {string} name @param {number} from @param {number} count */
const itemsOf = (name, from, count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}${String(from - index)}`,
    title: `${name}${String(from - index)}`,
    date_published: `2026-11-${String(from - index).padStart(2, '0')}T12:00:00Z`,
  }));

describe('several feeds', () => {
  it('are one list, newest first; each item has its source', async () => {
    const [a, b] = [
      serve({ title: 'Ministry', items: itemsOf('a', 20, 2) }),
      serve({ title: 'Academy', items: itemsOf('b', 20, 3) }),
    ];
    const { value, error } = await feedsOf(a, b, a).load(signal());
    assert.deepEqual(titles(value), ['a20', 'b20', 'a19', 'b19', 'b18']);
    assert.deepEqual(
      value.items.map((/** @type {Item} */ { _pressroom: { source, title } }) => `${title ?? ''} ${source}`),
      [`Ministry ${a}`, `Academy ${b}`, `Ministry ${a}`, `Academy ${b}`, `Academy ${b}`],
    );
    assert.equal(error, undefined);
  });

  it('show a release of two feeds once, in its latest version', async () => {
    const url = 'https://ministry.example/releases/1';
    const same = { date_published: '2026-11-20T12:00:00Z', date_modified: '2026-11-20T12:00:00Z' };
    const [a, b] = [
      serve({
        items: [
          { ...same, id: 1, url, title: 'First version' },
          { ...same, id: 'tag:ministry.example,2026:2', title: 'The same id' },
          { ...same, id: 3, title: 'Its own' },
        ],
      }),
      serve({
        items: [
          { ...same, id: 9, url, title: 'Corrected', date_modified: '2026-11-20T13:00:00Z' },
          { ...same, id: 'tag:ministry.example,2026:2', title: 'The same id' },
          // A number names a release in its own feed only.
          { ...same, id: 3, title: 'Another one' },
        ],
      }),
    ];
    const { value } = await feedsOf(a, b).load(signal());
    assert.deepEqual(titles(value)?.sort(), ['Another one', 'Corrected', 'Its own', 'The same id']);
  });

  it('are shown without the ones that fail, whose errors are reported together', async () => {
    const [good, gone, html] = [
      serve({ items: itemsOf('a', 20, 2) }),
      serve('', { status: 404 }),
      serve('<!doctype html>'),
    ];
    const { value, error } = await feedsOf(good, gone, html).load(signal());
    assert.deepEqual(titles(value), ['a20', 'a19']);
    assert.ok(error instanceof AggregateError);
    assertMembers(error, { code: 'http', status: 404, url: gone });
    assert.deepEqual(
      error.errors.map((/** @type {{ code: string }} */ { code }) => code),
      ['http', 'not-json'],
    );
    assert.ok(error?.message.includes(gone));
    assert.ok(error?.message.includes(html));
  });

  it('fail only if all of them fail', async () => {
    const [gone, empty] = [serve('', { status: 404 }), serve('')];
    const error = await failure(feedsOf(gone, empty).load(signal()));
    assert.ok(error instanceof AggregateError);
    assertMembers(error, { code: 'http' });
    assertMembers(await failure(feedsOf(empty).load(signal())), { name: 'LoadError', code: 'not-json' });
  });

  it('keep the items of a feed that fails later', async () => {
    const [a, b] = [serve({ items: itemsOf('a', 20, 1) }), serve({ items: itemsOf('b', 19, 1) })];
    const feeds = feedsOf(a, b);
    await feeds.load(signal());
    update(b, '', { status: 404 });
    update(a, { items: itemsOf('a', 21, 2) });
    assert.deepEqual(titles((await feeds.load(signal())).value), ['a21', 'a20', 'b19']);
  });
});

describe('further pages', () => {
  /** Serves a feed of pages of two items each. @param {string} name @param {number} from @param {number} pages */
  function paged(name, from, pages) {
    /** @type {string[]} */
    const urls = [];
    for (let page = pages - 1; page >= 0; page -= 1) {
      const [next] = urls;
      urls.unshift(serve({ items: itemsOf(name, from - 2 * page, 2), ...(next && { next_url: next }) }));
    }
    return urls;
  }

  it('are loaded on request, one after the other', async () => {
    const [first = '', second = '', third = ''] = paged('a', 20, 3);
    const feeds = feedsOf(first);
    await feeds.load(signal());
    assert.deepEqual(requests(second), []);
    assert.equal(feeds.hasMore, true);
    assert.deepEqual(titles(await feeds.more(4, every, signal())), ['a20', 'a19', 'a18', 'a17']);
    assert.deepEqual(requests(third), []);
    assert.equal(titles(await feeds.more(6, every, signal())).length, 6);
    assert.equal(feeds.hasMore, false);
    assert.equal(titles(await feeds.more(99, every, signal())).length, 6);
    assert.equal(requests(third).length, 1);
  });

  it('are loaded in groups of at most five to find wanted items', async () => {
    const urls = paged('a', 28, 8);
    const feeds = feedsOf(urls[0] ?? '');
    await feeds.load(signal());
    const wanted = (/** @type {Item} */ { id }) => /a(28|13)$/.test(id);
    assert.equal(titles(await feeds.more(2, wanted, signal())).length, 12);
    assert.equal(feeds.hasMore, true);
    assert.equal(titles(await feeds.more(2, wanted, signal())).length, 16);
  });

  it('end if they lead to themselves or in circles', async () => {
    const url = serve({});
    update(url, { items: itemsOf('a', 20, 2), next_url: url });
    const self = feedsOf(url);
    await self.load(signal());
    assert.equal(self.hasMore, false);

    const [first = '', second = ''] = paged('a', 20, 2);
    update(second, { items: itemsOf('a', 18, 2), next_url: first });
    const circle = feedsOf(first);
    await circle.load(signal());
    await circle.more(99, every, signal());
    assert.equal(circle.hasMore, false);
    assert.equal(requests(first).length, 1);
  });

  it('of several feeds add no item between items that are already shown', async () => {
    const [quick = ''] = paged('a', 20, 3);
    const [slow, slowNext] = [
      serve({ items: itemsOf('b', 19, 1), next_url: '' }),
      serve({ items: itemsOf('b', 5, 1) }),
    ];
    update(slow, { items: itemsOf('b', 19, 1), next_url: slowNext });
    const feeds = feedsOf(quick, slow);
    await feeds.load(signal());
    const before = titles(await feeds.more(3, every, signal()));
    const after = titles(await feeds.more(6, every, signal()));
    assert.deepEqual(after?.slice(0, 3), before?.slice(0, 3));
    assert.deepEqual(after?.slice(0, 3), ['a20', 'a19', 'b19']);
    assert.deepEqual(after?.slice(0, 6), ['a20', 'a19', 'b19', 'a18', 'a17', 'a16']);
  });

  it('that fail leave the loaded items, and can be requested again', async () => {
    const [first = '', second = ''] = paged('a', 20, 2);
    update(second, '', { status: 404 });
    const feeds = feedsOf(first);
    await feeds.load(signal());
    assertMembers(await failure(feeds.more(4, every, signal())), { code: 'http' });
    assert.equal(feeds.hasMore, true);
    update(second, { items: itemsOf('a', 18, 2) });
    assert.equal(titles(await feeds.more(4, every, signal())).length, 4);
  });

  it('stay when the first page is loaded again, but withdrawn items go', async () => {
    const [first = ''] = paged('a', 20, 2);
    const feeds = feedsOf(first);
    await feeds.load(signal());
    await feeds.more(4, every, signal());
    update(first, { items: [...itemsOf('a', 21, 1), ...itemsOf('a', 19, 1)] });
    const { value } = await feeds.load(signal());
    assert.deepEqual(titles(value), ['a21', 'a19', 'a18', 'a17']);
    // The new page shares no item with the known ones, so there may be others between: the list starts anew.
    update(first, { items: itemsOf('a', 28, 2) });
    assert.deepEqual(titles((await feeds.load(signal())).value), ['a28', 'a27']);
  });
});
