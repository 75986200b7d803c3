import { expect, fixture } from '@open-wc/testing';
import { Feeds } from '../../src/feed/load-feeds.js';
import type { LoadError } from '../../src/net/load-error.js';
import { watch } from '../../src/net/refresh.js';
import { openPage, release, requests, serve, servePage, update, whenRequested } from '../support/feeds.js';
import { feedOf, settled } from '../support/releases.js';

// Several feeds are one list; pages follow when they are asked for; whoever asks at the same time causes one request.

const signal = () => new AbortController().signal;
const feedsOf = (...urls: string[]) => new Feeds(urls.join(' '), location.href, () => 1000);
const titles = (feed?: { items: { title?: string | undefined }[] }) => feed?.items.map(({ title }) => title);
const every = () => true;

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

describe('several feeds', () => {
  it('are one, newest first, each item with where it came from', async () => {
    const [a, b] = await Promise.all([
      serve({ title: 'Ministry', items: itemsOf('a', 20, 2) }),
      serve({ title: 'Academy', items: itemsOf('b', 20, 3) }),
    ]);
    const { value, error } = await feedsOf(a, b, a).load(signal());
    expect(titles(value)).to.deep.equal(['a20', 'b20', 'a19', 'b19', 'b18']);
    expect(value.items.map(({ _pressroom: { source, title } }) => `${title ?? ''} ${source}`)).to.deep.equal([
      `Ministry ${a}`,
      `Academy ${b}`,
      `Ministry ${a}`,
      `Academy ${b}`,
      `Academy ${b}`,
    ]);
    expect(error).to.equal(undefined);
  });

  it('show a release that is in two of them once, in its latest version', async () => {
    const url = 'https://ministry.example/releases/1';
    const same = { date_published: '2026-11-20T12:00:00Z', date_modified: '2026-11-20T12:00:00Z' };
    const [a, b] = await Promise.all([
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
    ]);
    const { value } = await feedsOf(a, b).load(signal());
    expect(titles(value)?.sort()).to.deep.equal(['Another one', 'Corrected', 'Its own', 'The same id']);
  });

  it('stand without the one that fails, whose error is told with the others’', async () => {
    const [good, gone, html] = await Promise.all([
      serve({ items: itemsOf('a', 20, 2) }),
      serve('', { status: 404 }),
      serve('<!doctype html>'),
    ]);
    const { value, error } = await feedsOf(good, gone, html).load(signal());
    expect(titles(value)).to.deep.equal(['a20', 'a19']);
    expect(error).to.be.instanceOf(AggregateError).and.include({ code: 'http', status: 404, url: gone });
    expect((error as unknown as AggregateError).errors.map(({ code }: LoadError) => code)).to.deep.equal([
      'http',
      'not-json',
    ]);
    expect(error?.message).to.include(gone).and.include(html);
  });

  it('fail together only when all do', async () => {
    const [gone, empty] = await Promise.all([serve('', { status: 404 }), serve('')]);
    const error = await failure(feedsOf(gone, empty).load(signal()));
    expect(error).to.be.instanceOf(AggregateError).and.include({ code: 'http' });
    expect(await failure(feedsOf(empty).load(signal()))).to.include({ name: 'LoadError', code: 'not-json' });
  });

  it('keep what one of them gave before it failed', async () => {
    const [a, b] = await Promise.all([
      serve({ items: itemsOf('a', 20, 1) }),
      serve({ items: itemsOf('b', 19, 1) }),
    ]);
    const feeds = feedsOf(a, b);
    await feeds.load(signal());
    await update(b, '', { status: 404 });
    await update(a, { items: itemsOf('a', 21, 2) });
    expect(titles((await feeds.load(signal())).value)).to.deep.equal(['a21', 'a20', 'b19']);
  });
});

describe('further pages', () => {
  /** A feed of so many pages of two items; `last` is where the last one leads. */
  async function paged(name: string, from: number, pages: number, last?: string): Promise<string[]> {
    const urls: string[] = [];
    let next = last;
    for (let page = pages - 1; page >= 0; page -= 1) {
      next = await serve({ items: itemsOf(name, from - 2 * page, 2), ...(next && { next_url: next }) });
      urls.unshift(next);
    }
    return urls;
  }

  it('are loaded when they are asked for, one after the other', async () => {
    const [first = '', second = '', third = ''] = await paged('a', 20, 3);
    const feeds = feedsOf(first);
    await feeds.load(signal());
    expect(await requests(second)).to.deep.equal([]);
    expect(feeds.hasMore).to.equal(true);
    expect(titles(await feeds.more(4, every, signal()))).to.deep.equal(['a20', 'a19', 'a18', 'a17']);
    expect(await requests(third)).to.deep.equal([]);
    expect(titles(await feeds.more(6, every, signal()))).to.have.length(6);
    expect(feeds.hasMore).to.equal(false);
    expect(titles(await feeds.more(99, every, signal()))).to.have.length(6);
    expect(await requests(third)).to.have.length(1);
  });

  it('are at most five at once, to find what is wanted', async () => {
    const urls = await paged('a', 28, 8);
    const feeds = feedsOf(urls[0] ?? '');
    await feeds.load(signal());
    const wanted = ({ id }: { id: string }) => /a(28|13)$/.test(id);
    expect(titles(await feeds.more(2, wanted, signal()))).to.have.length(12);
    expect(feeds.hasMore).to.equal(true);
    expect(titles(await feeds.more(2, wanted, signal()))).to.have.length(16);
  });

  it('that lead to themselves, or in circles, end', async () => {
    const url = await serve({});
    await update(url, { items: itemsOf('a', 20, 2), next_url: url });
    const self = feedsOf(url);
    await self.load(signal());
    expect(self.hasMore).to.equal(false);

    const [first = '', second = ''] = await paged('a', 20, 2);
    await update(second, { items: itemsOf('a', 18, 2), next_url: first });
    const circle = feedsOf(first);
    await circle.load(signal());
    await circle.more(99, every, signal());
    expect(circle.hasMore).to.equal(false);
    expect(await requests(first)).to.have.length(1);
  });

  it('of several feeds come so that nothing is put in between what is shown', async () => {
    const [quick = ''] = await paged('a', 20, 3);
    const [slow, slowNext] = await Promise.all([
      serve({ items: itemsOf('b', 19, 1), next_url: '' }),
      serve({ items: itemsOf('b', 5, 1) }),
    ]);
    await update(slow, { items: itemsOf('b', 19, 1), next_url: slowNext });
    const feeds = feedsOf(quick, slow);
    await feeds.load(signal());
    const before = titles(await feeds.more(3, every, signal()));
    const after = titles(await feeds.more(6, every, signal()));
    expect(after?.slice(0, 3)).to.deep.equal(before?.slice(0, 3)).and.to.deep.equal(['a20', 'a19', 'b19']);
    expect(after?.slice(0, 6)).to.deep.equal(['a20', 'a19', 'b19', 'a18', 'a17', 'a16']);
  });

  it('that fail leave what is there, and can be asked for again', async () => {
    const [first = '', second = ''] = await paged('a', 20, 2);
    await update(second, '', { status: 404 });
    const feeds = feedsOf(first);
    await feeds.load(signal());
    expect(await failure(feeds.more(4, every, signal()))).to.include({ code: 'http' });
    expect(feeds.hasMore).to.equal(true);
    await update(second, { items: itemsOf('a', 18, 2) });
    expect(titles(await feeds.more(4, every, signal()))).to.have.length(4);
  });

  it('stay when the first page is loaded again; what was withdrawn from it goes', async () => {
    const [first = ''] = await paged('a', 20, 2);
    const feeds = feedsOf(first);
    await feeds.load(signal());
    await feeds.more(4, every, signal());
    await update(first, { items: [...itemsOf('a', 21, 1), ...itemsOf('a', 19, 1)] });
    const { value } = await feeds.load(signal());
    expect(titles(value)).to.deep.equal(['a21', 'a19', 'a18', 'a17']);
    // So many new ones that there may be others between them and what is known: it starts anew.
    await update(first, { items: itemsOf('a', 28, 2) });
    expect(titles((await feeds.load(signal())).value)).to.deep.equal(['a28', 'a27']);
  });
});

describe('the last good copy', () => {
  const keepable = { headers: { 'cache-control': 'max-age=0' } };

  it('is there when the server is not', async () => {
    const url = await serve({ title: 'Kept', items: itemsOf('a', 20, 2) }, keepable);
    await feedsOf(url).load(signal());
    await update(url, '', { status: 404 });
    await kept(url);
    const copy = await feedsOf(url).kept();
    expect(titles(copy?.value)).to.deep.equal(['a20', 'a19']);
    expect(copy?.time).to.be.within(Date.now() - 60_000, Date.now());
    expect(copy?.value.items[0]?._pressroom.source).to.equal(url);
  });

  it('stands in for one of several that fails', async () => {
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

  it('is not kept of what is no feed, nor where the server forbids it', async () => {
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

  it('is forgotten after 30 days, and one that is damaged is none', async () => {
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

describe('one request', () => {
  it('is caused by all that want a feed at the same time', async () => {
    const url = await serve(feedOf(3));
    const loaded = await Promise.all(Array.from({ length: 10 }, () => feedsOf(url).load(signal())));
    expect(loaded.map(({ value }) => value.items.length)).to.deep.equal(Array(10).fill(3));
    expect(await requests(url)).to.have.length(1);
    await feedsOf(url).load(signal());
    expect(await requests(url)).to.have.length(2);
  });

  it('is caused by ten elements that come at the same time', async () => {
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

  it('goes on while one of them waits, and is aborted with the last', async () => {
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

  it('is not remembered when it failed', async () => {
    const url = await serve('', { status: 404 });
    await failure(feedsOf(url).load(signal()));
    await update(url, feedOf(1));
    expect((await feedsOf(url).load(signal())).value.items).to.have.length(1);
  });

  it('is caused by all tabs of an origin that want a feed at the same time', async () => {
    const url = await serve(feedOf(3), { hold: true });
    const tabs = await openTabs(5);
    const loaded = tabs.map((tab) => tab.load(url));
    await whenRequested(url);
    // All that are not the first one have asked for the lock by now.
    await Promise.all(tabs.map((tab) => tab.asked()));
    await release(url);
    expect(await Promise.all(loaded)).to.deep.equal(Array(5).fill(3));
    expect(await requests(url)).to.have.length(1);
  });

  it('is made at once by the other tabs when the tab that made it is closed', async () => {
    const url = await serve(feedOf(3), { hold: true });
    const [closed, other] = (await openTabs(2)) as [Tab, Tab];
    void closed.load(url);
    await whenRequested(url);
    const loaded = other.load(url);
    await other.asked();
    const start = performance.now();
    closed.leave();
    await whenRequested(url, 2);
    // Without word of it, a tab waits for three seconds.
    expect(performance.now() - start).to.be.lessThan(2500);
    await release(url);
    expect(await loaded).to.equal(3);
  });

  it('is caused a period by five tabs that refresh a feed, and all of them hear', async () => {
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
  it('asks one period after the other, once for all, and ends with the last that wants it', async () => {
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

  it('ends with a feed that has expired, at first or later', async () => {
    const [expired, ending] = await Promise.all([serve({ ...feedOf(1), expired: true }), serve(feedOf(1))]);
    let heard = 0;
    const stops = [expired, ending].map((url) => {
      const feeds = feedsOf(url);
      // As the list does, before the feed is here.
      const stop = feeds.watch(0.1, () => (heard += 1));
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

  it('asks more and more rarely after failures, and at once when the connection is back', async () => {
    const url = await serve('', { status: 404 });
    const times: number[] = [];
    let heard = 0;
    const stop = watch(url, 1000, { period: 0.1, hear: () => (heard += 1) });
    for (let count = 1; count <= 4; count += 1) {
      await whenRequested(url, count);
      times.push(performance.now());
    }
    const [first = 0, second = 0, , last = 0] = times;
    expect(last - second).to.be.greaterThan(2 * (second - first));
    await update(url, feedOf(1));
    window.dispatchEvent(new Event('online'));
    const start = performance.now();
    while (!heard) await new Promise(requestAnimationFrame);
    // The next look would have been after 1.6 s at the soonest.
    expect(performance.now() - start).to.be.lessThan(1500);
    stop();
  });

  it('does not ask while the page is hidden, and asks when it is seen again', async () => {
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
  load: (url: string) => Promise<number>;
  /** Resolves when the tab has been told whether it has the lock. */
  asked: () => Promise<void>;
  leave: () => void;
  watch: (url: string, period: number) => { whenHeard: (count: number) => Promise<void>; stop: () => void };
}

/** Pages of their own, as tabs are: what joins them is their origin alone. */
async function openTabs(count: number): Promise<Tab[]> {
  const page = await servePage(
    `<!doctype html><title>Tab</title><script type="module">
      import { Feeds } from '/src/feed/load-feeds.ts';
      import { watch } from '/src/net/refresh.ts';
      window.tab = {
        load: async (url) => (await new Feeds(url, url, () => 5000).load(new AbortController().signal)).value.items.length,
        asked: () => new Promise((resolve) => navigator.locks.request('asked', resolve)),
        leave: () => location.replace('about:blank'),
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
