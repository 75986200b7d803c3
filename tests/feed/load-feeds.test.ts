import { expect, fixture } from '@open-wc/testing';
import { Feeds } from '../../src/feed/load-feeds.js';
import { watchFeeds } from '../../src/feed/watch-feeds.js';
import type { LoadError } from '../../src/net/load-error.js';
import { watch } from '../../src/net/refresh.js';
import { openPage, release, requests, serve, servePage, update, whenRequested } from '../support/feeds.js';
import { feedOf, settled } from '../support/releases.js';
import { itInTurn } from '../support/matrix.js';

// Feeds are kept for later, requested once by all elements and tabs, and refreshed.

const signal = () => new AbortController().signal;
const feedsOf = (...urls: string[]) => new Feeds(urls.join(' '), location.href, () => 1000);
const titles = (feed?: { items: { title?: string | undefined }[] }) => feed?.items.map(({ title }) => title);

async function failure(promise: Promise<unknown>): Promise<LoadError> {
  try {
    await promise;
  } catch (error) {
    return error as LoadError;
  }
  throw new Error('it did not fail');
}

/** One item a day, from the given day of November back. */
const itemsOf = (name: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}${String(from - index)}`,
    title: `${name}${String(from - index)}`,
    date_published: `2026-11-${String(from - index).padStart(2, '0')}T12:00:00Z`,
  }));

describe('the last good copy', () => {
  const keepable = { headers: { 'cache-control': 'max-age=0' } };

  it('is shown if the server fails', async () => {
    const url = await serve({ title: 'Kept', items: itemsOf('a', 20, 2) }, keepable);
    await feedsOf(url).load(signal());
    await update(url, '', { status: 404 });
    await kept(url);
    const copy = await feedsOf(url).kept();
    expect(titles(copy?.value)).to.deep.equal(['a20', 'a19']);
    expect(copy?.time).to.be.within(Date.now() - 60_000, Date.now());
    expect(copy?.value.items[0]?._pressroom.source).to.equal(url);
  });

  it('replaces one of several feeds that fails', async () => {
    const [a, b] = await Promise.all([
      serve({ items: itemsOf('a', 20, 1) }, keepable),
      serve({ items: itemsOf('b', 19, 1) }, keepable),
    ]);
    await feedsOf(a, b).load(signal());
    await kept(b);
    await update(b, '', { status: 404 });
    const { value, error } = await feedsOf(a, b).load(signal());
    expect(titles(value)).to.deep.equal(['a20', 'b19']);
    expect(error).to.include({ code: 'http' });
  });

  it('is kept only of a feed, and only if the server allows it', async () => {
    const forbidden = await serve({ items: itemsOf('a', 20, 2) });
    await feedsOf(forbidden).load(signal());
    const noFeed = await serve({ news: [] }, keepable);
    await failure(feedsOf(noFeed).load(signal()));
    const marker = await serve({ items: [] }, keepable);
    await feedsOf(marker).load(signal());
    await kept(marker);
    expect(await feedsOf(forbidden).kept()).to.equal(undefined);
    expect(await feedsOf(noFeed).kept()).to.equal(undefined);
  });

  it('is dropped after 30 days, or if it is damaged', async () => {
    const [old, damaged, fresh] = await Promise.all([serve({}), serve({}), serve({ items: [] }, keepable)]);
    const cache = await caches.open('pressroom');
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toUTCString();
    const body = JSON.stringify({ items: itemsOf('a', 20, 1) });
    await cache.put(old, new Response(body, { headers: { date: days(31), 'content-location': old } }));
    await cache.put(damaged, new Response(body.slice(9), { headers: { date: days(1) } }));
    expect(await feedsOf(old).kept()).to.equal(undefined);
    expect(await feedsOf(damaged).kept()).to.equal(undefined);
    await feedsOf(fresh).load(signal());
    while (await cache.match(old)) await new Promise(requestAnimationFrame);
    await cache.put(old, new Response(body, { headers: { date: days(29), 'content-location': old } }));
    expect(titles((await feedsOf(old).kept())?.value)).to.deep.equal(['a20']);
  });

  async function kept(url: string): Promise<void> {
    while (!(await (await caches.open('pressroom')).match(url))) await new Promise(requestAnimationFrame);
  }
});

describe('one shared request', () => {
  it('serves all callers at the same time', async () => {
    const url = await serve(feedOf(3));
    const loaded = await Promise.all(Array.from({ length: 10 }, () => feedsOf(url).load(signal())));
    expect(loaded.map(({ value }) => value.items.length)).to.deep.equal(Array(10).fill(3));
    expect(await requests(url)).to.have.length(1);
    await feedsOf(url).load(signal());
    expect(await requests(url)).to.have.length(2);
  });

  it('serves ten elements that are inserted at the same time', async () => {
    const url = await serve(feedOf(3));
    const box = await fixture<HTMLElement>(
      `<div>${`<press-releases src="${url}" limit="1"></press-releases>`.repeat(10)}</div>`,
    );
    const elements = [...box.querySelectorAll('press-releases')];
    await Promise.all(elements.map(settled));
    expect(elements.map(({ state, items }) => `${state} ${String(items.length)}`)).to.deep.equal(
      Array(10).fill('ready 3'),
    );
    expect(await requests(url)).to.have.length(1);
  });

  it('goes on while one caller waits, and is aborted with the last', async () => {
    const url = await serve(feedOf(3), { hold: true });
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const failed = Promise.all(
      [first, second].map(({ signal: aborted }) => failure(feedsOf(url).load(aborted))),
    );
    const lasting = feedsOf(url).load(third.signal);
    await whenRequested(url);
    first.abort();
    second.abort();
    expect((await failed).map(({ name }) => name)).to.deep.equal(['AbortError', 'AbortError']);
    await release(url);
    expect((await lasting).value.items).to.have.length(3);
    expect(await requests(url)).to.have.length(1);

    const other = await serve(feedOf(3), { hold: true });
    const last = new AbortController();
    const aborted = failure(feedsOf(other).load(last.signal));
    await whenRequested(other);
    last.abort();
    expect(await aborted).to.include({ name: 'AbortError' });
    while (!(await requests(other))[0]?.aborted) await new Promise(requestAnimationFrame);
  });

  it('is not reused if it failed', async () => {
    const url = await serve('', { status: 404 });
    await failure(feedsOf(url).load(signal()));
    await update(url, feedOf(1));
    expect((await feedsOf(url).load(signal())).value.items).to.have.length(1);
  });

  itInTurn('serves five refreshing tabs once a period', async () => {
    const url = await serve(feedOf(1));
    const tabs = await openTabs(5);
    const heard = tabs.map((tab) => tab.watch(url, 0.5));
    for (let period = 1; period <= 3; period += 1) {
      await whenRequested(url, period);
      await update(url, feedOf(period + 1));
      await Promise.all(heard.map((one) => one.whenHeard(period)));
    }
    expect((await requests(url)).length).to.be.within(3, 4);
    for (const one of heard) one.stop();
  });
});

describe('refreshing', () => {
  itInTurn('requests once a period for all callers, and ends with the last caller', async () => {
    const url = await serve(feedOf(1));
    const heard: number[] = [];
    const [often, seldom] = [
      watch(url, 1000, {
        period: 0.2,
        hear: ({ document }) => heard.push((document as { items: [] }).items.length),
      }),
      watch(url, 1000, { period: 60, hear: () => heard.push(-1) }),
    ];
    await whenRequested(url, 2);
    expect(heard.slice(0, 2)).to.deep.equal([1, -1]);
    seldom();
    const before = heard.length;
    await whenRequested(url, 4);
    expect(heard.slice(before + 1)).not.to.include(-1);
    often();
    const { length } = await requests(url);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await requests(url)).length - length).to.be.lessThan(2);
  });

  itInTurn('ends with a feed that has expired, at first or later', async () => {
    const [expired, ending] = await Promise.all([serve({ ...feedOf(1), expired: true }), serve(feedOf(1))]);
    let heard = 0;
    const stops = [expired, ending].map((url) => {
      const feeds = feedsOf(url);
      // As the list does, before the feed is here.
      const stop = watchFeeds(feeds, 0.1, () => (heard += 1));
      void feeds.load(signal());
      return stop;
    });
    await whenRequested(ending, 2);
    await update(ending, { ...feedOf(2), expired: true });
    const { length } = await requests(ending);
    await whenRequested(ending, length + 1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await requests(ending)).length - length).to.be.within(1, 2);
    expect((await requests(expired)).length).to.be.within(1, 2);
    expect(heard).to.be.greaterThan(0);
    for (const stop of stops) stop();
  });

  itInTurn('slows down after failures, and requests at once when the connection is back', async () => {
    const url = await serve('', { status: 404 });
    let heard = 0;
    const begin = performance.now();
    const stop = watch(url, 1000, { period: 0.1, hear: () => (heard += 1) });
    await whenRequested(url, 4);
    // After 0.1, 0.2, 0.4 and 0.8 s. Without the slowdown, less than 0.5 s.
    expect(performance.now() - begin).to.be.greaterThan(1400);
    await update(url, feedOf(1));
    window.dispatchEvent(new Event('online'));
    const start = performance.now();
    while (!heard) await new Promise(requestAnimationFrame);
    // The next request would have been after 1.6 s at the earliest.
    expect(performance.now() - start).to.be.lessThan(1500);
    stop();
  });

  it('requests again at once if the connection has returned while a request ran that failed', async () => {
    const url = await serve('', { status: 404, hold: true });
    const stop = watch(url, 5000, { period: 1000, hear: () => undefined });
    window.dispatchEvent(new Event('online'));
    await whenRequested(url, 1);
    window.dispatchEvent(new Event('online'));
    await release(url);
    await whenRequested(url, 2);
    stop();
  });

  itInTurn('pauses while the page is hidden, and requests when it is visible again', async () => {
    const url = await serve(feedOf(1));
    const visibility = Object.getOwnPropertyDescriptor(Document.prototype, 'hidden') as PropertyDescriptor;
    Object.defineProperty(document, 'hidden', { ...visibility, get: () => true });
    const stop = watch(url, 1000, { period: 0.05, hear: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await requests(url)).to.deep.equal([]);
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await whenRequested(url);
    stop();
  });
});

interface Tab {
  watch: (url: string, period: number) => { whenHeard: (count: number) => Promise<void>; stop: () => void };
}

/** Opens pages that share only their origin, as tabs do. */
async function openTabs(count: number): Promise<Tab[]> {
  const page = await servePage(
    `<!doctype html><title>Tab</title><script type="module">
      import { watch } from '/src/net/refresh.ts';
      window.tab = {
        watch: (url, period) => {
          let heard = 0;
          const stop = watch(url, 5000, { period, hear: () => (heard += 1) });
          return { stop, whenHeard: async (count) => { while (heard < count) await new Promise(requestAnimationFrame); } };
        },
      };
    </script>`,
  );
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { contentWindow } = await openPage(page, { width: 50, height: 50 });
      const view = contentWindow as Window & { tab?: Tab };
      while (!view.tab) await new Promise(requestAnimationFrame);
      return view.tab;
    }),
  );
}
