import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { engine } from '../../support/commands.js';
import { openPage, otherOrigin, release, serve, servePage, whenRequested } from '../../support/feeds.js';
import { feedOf, parts, settled } from '../../support/releases.js';

// Layout shift is 0 in the element and before it when releases and images load, and 0 in the page if room is reserved.

interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

const words = 'Text of the page that must not move. '.repeat(20);

async function shifts(
  attributes: string,
  {
    width,
    fallback = '',
    feed = feedOf(5),
  }: { width: number; fallback?: string; feed?: { items: object[] } },
): Promise<{ total: number; outside: number; moved: string[] }> {
  const image = await serve('<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"/>', {
    type: 'image/svg+xml',
    hold: true,
  });
  for (const item of feed.items) Object.assign(item, { image });
  const url = await serve(feed, { hold: true });
  const frame = await openPage(
    await servePage(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
      <script src="${otherOrigin}/dist/pressroom.js" defer></script></head><body>
      <p id="before">${words}</p>
      <press-releases src="${url}" ${attributes}>${fallback}</press-releases>
      <p id="after">${words}</p></body></html>`,
    ),
    { width, height: 1200 },
  );
  const { contentDocument: document, contentWindow: view } = frame;
  const element = document?.querySelector<PressReleases>('press-releases');
  if (!element || !view) throw new Error('no page');
  const entries: Shift[] = [];
  const frames = async () => {
    for (let count = 0; count < 3; count += 1)
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
  };
  const Observer = (view as unknown as typeof globalThis).PerformanceObserver;
  new Observer((list) => entries.push(...(list.getEntries() as Shift[]))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  await whenRequested(url);
  await frames();
  await release(url);
  await settled(element);
  await frames();
  await whenRequested(image);
  await release(image);
  // Images far below are lazy and do not load.
  const inView = parts(element, 'image').filter(
    (node) => node.getBoundingClientRect().top < view.innerHeight,
  );
  await Promise.all(inView.map((node) => (node as HTMLImageElement).decode().catch(() => undefined)));
  await frames();
  const name = (node: Node | null) =>
    node instanceof (view as unknown as typeof globalThis).Element ? node.id || node.localName : '?';
  const after = document?.querySelector('#after');
  const result = {
    total: entries.reduce((sum, { value }) => sum + value, 0),
    outside: entries.filter(({ sources }) => sources.some(({ node }) => node !== after)).length,
    moved: entries.flatMap(({ sources }) => sources.map(({ node }) => name(node))),
  };
  // The next test opens its page in the same window. A frame below the visible part loads no lazy images.
  frame.remove();
  return result;
}

// Only Chromium has the Layout Instability API.
(engine === 'chromium' ? describe : describe.skip)('layout shift', () => {
  it('is measured by this test if there is any', async () => {
    const { total, moved } = await shifts('', { width: 640 });
    expect(total).to.be.greaterThan(0);
    expect(moved).to.include('after');
  });

  for (const width of [320, 640, 1280])
    it(`is 0 inside the element and before it at ${String(width)} px`, async () => {
      const { outside, moved } = await shifts('', { width });
      expect(moved.filter((name) => name !== 'after')).to.deep.equal([]);
      expect(outside).to.equal(0);
    });

  it('is 0 inside the element when a fallback is replaced', async () => {
    const { moved } = await shifts('', {
      width: 640,
      fallback: '<ul><li><a href="#x">Old release</a></li></ul>',
    });
    expect(moved.filter((name) => name !== 'after')).to.deep.equal([]);
  });

  it('is 0 for the whole page if the documentation’s snippet reserves room', async () => {
    const guide = await (await fetch('/docs/webmasters/fallback.md')).text();
    const [, css = ''] = /press-releases \{\s*(display: block;\s*min-block-size: [^}]+)\}/.exec(guide) ?? [];
    expect(css).to.not.equal('');
    const reserve = `style="${css}"`;
    for (const language of ['en', 'az'])
      for (const width of [360, 640, 1280]) {
        const feed = (await (await fetch(`/demo/feeds/press-releases.${language}.json`)).json()) as {
          items: object[];
        };
        const { total, moved } = await shifts(reserve, { width, feed });
        expect(moved, `${language} ${String(width)}`).to.deep.equal([]);
        expect(total).to.equal(0);
      }
  });
});
