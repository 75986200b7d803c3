import { expect } from '@open-wc/testing';
import { expectAccessible } from '../support/accessibility.js';
import { click } from '../support/commands.js';
import { isTurn, itInTurn } from '../support/matrix.js';
import { release, requests, serve, update, whenRequested } from '../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  recordConsole,
  recordEvents,
  render,
  renderSettled,
  settled,
  showsFallback,
  texts,
  type PressReleases,
} from '../support/releases.js';

// After any fault of a network, a server or a feed, the page keeps its content and tells the reader. Outside a sweep, the
// faults of a reader without shown releases take turns in the engines.

type Fault = { code: string; body?: string | object; options?: Parameters<typeof update>[2] };

const status = (code: number): Fault => ({ code: 'http', body: 'no', options: { status: code } });

const faults: Record<string, Fault> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 410, 429, 500, 502, 503, 504].map((code) => [`a ${String(code)}`, status(code)]),
  ),
  'a hang': { code: 'timeout', body: feedOf(3), options: { hold: true } },
  'a drip of a byte at a time': { code: 'timeout', body: feedOf(3), options: { drip: { bytes: 1, ms: 20 } } },
  'a cut body': { code: 'network', body: feedOf(3), options: { cut: 99 } },
  'a redirection without end': { code: 'network', body: feedOf(3), options: { redirect: 'loop' } },
  'a page instead of a feed': { code: 'not-json', body: '<!doctype html>', options: { type: 'text/html' } },
  'a feed that is cut off': { code: 'not-json', body: '{"items":[{"id"' },
  'JSON that is no feed': { code: 'not-a-feed', body: { news: [] } },
  'a null': { code: 'not-a-feed', body: 'null' },
  '50 MB': { code: 'too-large', body: feedOf(3), options: { pad: 50_000_000 } },
  'a refusal by CORS': { code: 'network', body: feedOf(3), options: { cors: 'none' } },
};

const keepable = { headers: { 'cache-control': 'max-age=0' }, origin: 'other' } as const;
const markup = (url: string) =>
  `<press-releases src="${url}" timeout="5000"><p>Fallback</p></press-releases>`;
const shown = (element: PressReleases) => texts(element, 'title').length;

async function whenKept(url: string): Promise<void> {
  while (!(await (await caches.open('pressroom')).match(url))) await new Promise(requestAnimationFrame);
}

async function whenState(element: PressReleases, state: string): Promise<void> {
  while (element.state !== state) await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

for (const [index, [name, { code, body = '', options }]] of Object.entries(faults).entries())
  describe(name, () => {
    itInTurn('keeps the shown releases and fires an error', async () => {
      const told = recordConsole();
      const url = await serve(feedOf(2), { origin: 'other' });
      const element = await renderSettled(markup(url));
      if (code === 'timeout') element.timeout = 400;
      const events = recordEvents(element);
      await update(url, body, options);
      await element.reload();
      expect(shown(element)).to.equal(2);
      expect(element.state).to.equal('ready');
      expect(element.error).to.include({ code, url });
      expect(events).to.deep.equal(['error ready']);
      expect(told.errors.join()).to.include(element.error?.message);
    });

    if (!isTurn(index)) return;
    it('shows a new reader the last good copy, with its time and a retry button', async () => {
      recordConsole();
      const url = await serve(feedOf(2), keepable);
      await renderSettled(markup(url));
      await whenKept(url);
      await update(url, body, options);
      const element = await render('<press-releases timeout="5000"><p>Fallback</p></press-releases>');
      if (code === 'timeout') element.timeout = 400;
      const events = recordEvents(element);
      element.src = url;
      while (!events.length) await new Promise(requestAnimationFrame);
      expect(events).to.deep.equal(['error stale']);
      expect(element.state).to.equal('stale');
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(element.error).to.include({ code });
      expect(shown(element)).to.equal(2);
      expect(showsFallback(element)).to.equal(false);
      expect(texts(element, 'status').join()).to.match(/^Could not be updated\. Saved at \d\d:\d\d$/);
      await update(url, feedOf(3));
      element.timeout = 5000;
      await click(part(element, 'retry'));
      await whenState(element, 'ready');
      expect(shown(element)).to.equal(3);
      expect(parts(element, 'status')).to.have.length(0);
      expect(events).to.deep.equal(['error stale', 'load ready']);
    });
  });

describe('the kept copy', () => {
  itInTurn('is shown after a second without an answer; a late answer replaces it', async () => {
    const url = await serve(feedOf(2), keepable);
    await renderSettled(markup(url));
    await whenKept(url);
    await update(url, feedOf(3), { hold: true });
    const element = await render(`<press-releases src="${url}"><p>Fallback</p></press-releases>`);
    const events = recordEvents(element);
    expect(element.state).to.equal('loading');
    expect(showsFallback(element)).to.equal(true);
    await whenState(element, 'stale');
    expect(shown(element)).to.equal(2);
    expect(events).to.deep.equal([]);
    expect(element.error).to.equal(undefined);
    expect(texts(element, 'status').join()).to.match(/^Saved at/);
    expect(parts(element, 'retry')).to.have.length(0);
    await expectAccessible(element);
    const topOf = (name: string) => part(element, name).getBoundingClientRect().top;
    const tops = [topOf('heading'), topOf('list')];
    await release(url);
    await whenState(element, 'ready');
    await element.updateComplete;
    expect([topOf('heading'), topOf('list')]).to.deep.equal(tops);
    expect(shown(element)).to.equal(3);
    expect(events).to.deep.equal(['load ready']);
  });

  it('has a date unless it is from today, in the language of the page', async () => {
    recordConsole();
    const url = await serve('', { status: 404 });
    const at = new Date(Date.now() - 3 * 86_400_000);
    await (
      await caches.open('pressroom')
    ).put(url, new Response(JSON.stringify(feedOf(2)), { headers: { date: at.toUTCString() } }));
    const element = await renderSettled(`<div lang="az">${markup(url)}</div>`);
    const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
    expect(texts(element, 'status').join()).to.match(
      new RegExp(
        `^Yeniləmək mümkün olmadı\\. Saxlanılıb: ${String(at.getDate())} \\S+ ${String(at.getFullYear())}, ${time}$`,
      ),
    );
  });

  it('is not shown for another source', async () => {
    recordConsole();
    const url = await serve(feedOf(2), keepable);
    const element = await renderSettled(markup(url));
    await whenKept(url);
    element.src = await serve('', { status: 404 });
    await settled(element);
    expect(element.state).to.equal('failed');
    expect(showsFallback(element)).to.equal(true);
  });
});

describe('a failed document is loaded again automatically', () => {
  it('when the connection is back', async () => {
    recordConsole();
    const url = await serve('', { status: 404 });
    const element = await renderSettled(markup(url));
    const events = recordEvents(element);
    window.dispatchEvent(new Event('online'));
    await whenRequested(url, 2);
    await whenState(element, 'failed');
    await update(url, feedOf(2));
    // After a failed attempt another one follows.
    while (element.state !== 'ready') {
      window.dispatchEvent(new Event('online'));
      await new Promise(requestAnimationFrame);
    }
    await element.updateComplete;
    expect(shown(element)).to.equal(2);
    expect(events).to.deep.equal(['load ready']);
  });

  it('when the connection has returned while the request ran', async () => {
    recordConsole();
    const url = await serve('', { status: 404, hold: true });
    const element = await render(markup(url));
    await whenRequested(url);
    window.dispatchEvent(new Event('online'));
    await release(url);
    await whenRequested(url, 2);
    await whenState(element, 'failed');
    expect(await requests(url), 'no third one').to.have.length(2);
  });

  itInTurn('when the time of Retry-After has come', async () => {
    recordConsole();
    const url = await serve('', { status: 503, headers: { 'retry-after': '2' } });
    const element = await renderSettled(
      `<press-releases src="${url}" timeout="600"><p>Fallback</p></press-releases>`,
    );
    expect(element.state).to.equal('failed');
    await update(url, feedOf(2));
    await whenState(element, 'ready');
    expect(await requests(url)).to.have.length(2);
  });

  it('but not after the element was removed', async () => {
    recordConsole();
    const url = await serve('', { status: 404 });
    const element = await renderSettled(markup(url));
    element.remove();
    await Promise.resolve();
    window.dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await requests(url)).to.have.length(1);
  });
});
