import { executeServerCommand } from '@web/test-runner-commands';
import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { openPage, otherOrigin, requests, serve, servePage } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';

// Pages whose elements Node has rendered: without script, with the modules and hydration, and with the classic script.

const page = 'https://ministry.example/news/';

const feedOf = (count: number) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  home_page_url: page,
  items: Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    url: `/news/${index}`,
    title: `Release ${index} <b>&amp;`,
    summary: 'A summary of one line.',
    date_published: `2026-11-${20 - index}T10:00:00+04:00`,
    language: index === 1 ? 'ar' : undefined,
  })),
});

const hostile =
  '<h2>Part</h2><p onclick="alert(1)">Text <a href="javascript:alert(1)">one</a> <a href="/two">two</a></p>' +
  '<script>parent.hacked = 1</script><img src="x" onerror="parent.hacked = 1"><table><tr><td>1</td></tr></table>' +
  '<svg><style><img src=x onerror=alert(1)></style></svg><math><mi><mglyph><style><img src onerror=alert(1)>';

const item = {
  ...feedOf(1).items[0],
  // The source of a release is its host. These pages have another one than their server was told.
  url: 'https://ministry.example/news/0',
  content_html:
    '<h2>Part</h2><p>Text <a href="https://other.example/two">two</a></p><table><tr><td>1</td></tr></table>',
  tags: ['economy'],
  attachments: [{ url: '/a.pdf', mime_type: 'application/pdf', size_in_bytes: 2000 }],
};

const sites = {
  title: { az: 'Saytlar', en: 'Sites' },
  sites: Array.from({ length: 20 }, (_, index) => ({
    title: `Site ${index}`,
    url: `https://s${index}.example/`,
  })),
};

interface Options {
  feed?: unknown;
  item?: unknown;
  sites?: unknown;
  attributes?: Record<string, string | number | boolean>;
  fallback?: string;
}

const renderOne = (tag: string, options: Options = {}): Promise<string> =>
  executeServerCommand('render-element', { tag, options: { url: page, lang: 'az', ...options } });

const feedUrl = await serve(feedOf(3));

const elements: Record<string, () => Promise<string>> = {
  list: () => renderOne('press-releases', { feed: feedOf(8), attributes: { src: feedUrl } }),
  'list with optional parts': () =>
    renderOne('press-releases', {
      feed: feedOf(8),
      attributes: { layout: 'cards', searchable: true, 'read-in': 'dialog', exclude: 'current 3' },
    }),
  article: () => renderOne('press-release', { item }),
  'list of sites': () => renderOne('site-switcher', { sites, attributes: { layout: 'list' } }),
  menu: () => renderOne('site-switcher', { sites }),
  toggle: () => renderOne('low-vision-toggle', { fallback: '<a href="/text">Text version</a>' }),
};

interface Observed {
  messages: string[];
  shift: number;
  nodes: Element[];
  boxes: string[];
}

interface View extends Window {
  record: Observed;
  boxes: () => string[];
}

/** Runs at the end of the page, before the module. */
const recorder = await serve(
  `const all = [...document.querySelectorAll(':not(:defined)')];
   const record = (window.record = { messages: [], shift: 0 });
   record.nodes = all.flatMap((one) => [...(one.shadowRoot?.querySelectorAll('*:not(style)') ?? [])]);
   // The boxes of everything seen, in the page and in its shadow trees. Engines but Chromium observe no layout shifts.
   window.boxes = () => {
     const visit = (element) => [
       element,
       ...[...(element.shadowRoot?.children ?? []), ...element.children].flatMap(visit),
     ];
     return visit(document.documentElement).flatMap((element) => {
       const { x, y, width, height } = element.getBoundingClientRect();
       if (!width || !height) return [];
       const name = [element.localName, ...element.classList].join('.');
       return [name + ': ' + [x, y, width, height].map((length) => length.toFixed(1)).join(' ')];
     });
   };
   record.boxes = window.boxes();
   for (const level of ['error', 'warn']) console[level] = (...texts) => record.messages.push(texts.join(' '));
   addEventListener('error', ({ message }) => record.messages.push(message));
   addEventListener('unhandledrejection', ({ reason }) => record.messages.push(String(reason)));
   if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
     new PerformanceObserver((list) => {
       for (const { value } of list.getEntries()) record.shift += value;
     }).observe({ type: 'layout-shift', buffered: true });`,
  { type: 'text/javascript' },
);

const modules = `<script type="module">import '/dist/hydrate.js'; import '/dist/index.js';</script>`;
const classic = `<script src="${otherOrigin}/dist/pressroom.js" crossorigin="anonymous" defer></script>`;

const htmlOf = (body: string, script: string) =>
  `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>News</title>${script}</head>
   <body>${body}<p>After</p><script src="${recorder}"></script></body></html>`;

/** The content, without what the server adds for readers without script. */
const ownNodes = (root: ShadowRoot) => [...root.children].filter((one) => !one.matches('style, .unscripted'));

interface Served extends HTMLElement {
  state?: string;
  isServed: boolean;
  updateComplete: Promise<boolean>;
}

const until = async (condition: () => unknown) => {
  while (!condition()) await aTimeout(0);
};

/** Opens a page and waits until its element has taken over the server's content. */
async function open(body: string, script: string, width?: number) {
  const frame = await openPage(await servePage(htmlOf(body, script)), { width });
  const view = frame.contentWindow as unknown as View;
  const { record, document } = view;
  const element = document.querySelector<Served>(
    'press-releases,press-release,site-switcher,low-vision-toggle',
  );
  if (!element) throw new Error('the page has no element');
  await frame.contentWindow?.customElements.whenDefined(element.localName);
  // The sentences of the language may still be on their way.
  await until(() => !element.isServed && !/loading|idle/.test(element.state ?? ''));
  await element.updateComplete;
  await element.updateComplete;
  await nextFrame();
  await nextFrame();
  return { view, record, element, document, root: element.shadowRoot as ShadowRoot };
}

/** A telephone and a desktop. */
const widths = [390, 1280];

describe('an element that a server has rendered', () => {
  for (const [name, render] of Object.entries(elements)) {
    itInTurn(`${name}: is hydrated without a message, a shift or a request`, async () => {
      const html = await render();
      for (const width of widths) {
        const { view, record, root } = await open(html, modules, width);
        expect(record.messages).to.deep.equal([]);
        expect(record.shift).to.equal(0);
        expect(record.nodes.length).to.be.above(3);
        const gone = record.nodes.filter((node) => !node.isConnected && !node.closest('.actions'));
        expect(gone.map((node) => node.outerHTML)).to.deep.equal([]);
        expect(record.boxes.length).to.be.above(5);
        expect(view.boxes()).to.deep.equal(record.boxes);
        expect(ownNodes(root)).to.have.length(1);
      }
      expect(await requests(feedUrl)).to.deep.equal([]);
    });

    itInTurn(`${name}: is drawn anew by the classic script, once and in the same place`, async () => {
      const html = await render();
      for (const width of widths) {
        const { view, record, root } = await open(html, classic, width);
        expect(record.messages).to.deep.equal([]);
        expect(record.shift).to.equal(0);
        expect(ownNodes(root)).to.have.length(1);
        expect(view.boxes()).to.deep.equal(record.boxes);
      }
      expect(await requests(feedUrl)).to.deep.equal([]);
    });
  }

  it('works after the hydration', async () => {
    const { root, element } = await open((await elements['list']?.()) ?? '', modules);
    const first = root.querySelector('.item');
    root.querySelector<HTMLElement>('.more')?.click();
    await until(() => root.querySelectorAll('.item').length === 8);
    expect(root.querySelector('.item')).to.equal(first);
    expect(root.querySelector('.heading')?.textContent).to.equal('Son press-relizlər');
    element.lang = 'en';
    await until(() => root.querySelector('.heading')?.textContent === 'Most recent press releases');
  });

  it('keeps a link of the server while it has the focus', async () => {
    const list = `<press-releases src="${feedUrl}">`;
    const html = (await elements['list']?.()) ?? '';
    // Without the data block, the lists ask for their feed.
    const asking = html.replace(/<press-releases [^>]*>.*?<template/s, `${list}<template`);
    const frame = await openPage(await servePage(htmlOf(asking + asking, '')));
    const { document } = frame.contentWindow as unknown as View;
    const [first, second] = document.querySelectorAll<Served>('press-releases');
    const link = first?.shadowRoot?.querySelector<HTMLElement>('a.link');
    link?.focus();
    const script = document.createElement('script');
    script.src = `${otherOrigin}/dist/pressroom.js`;
    document.head.append(script);
    const hasAnswer = (list: Served | undefined) => list?.shadowRoot?.querySelectorAll('a.link').length === 3;
    await until(() => hasAnswer(second));
    expect(first?.state).to.equal('loading');
    expect(first?.shadowRoot?.activeElement).to.equal(link);
    link?.blur();
    await until(() => hasAnswer(first));
  });

  it('is drawn anew if it was changed on the way', async () => {
    const html = (await elements['list']?.()) ?? '';
    const { record, root } = await open(
      html.replace(/<!--lit-part [^>]*-->/, '<!--lit-part other-->'),
      modules,
    );
    expect(record.messages).to.have.length(1);
    expect(record.messages[0]).to.include("The server's content is replaced");
    expect(root.querySelectorAll('.item')).to.have.length(5);
    expect(root.querySelectorAll('section')).to.have.length(1);
  });

  it('has safe HTML, also before the script', async () => {
    const html = await renderOne('press-release', { item: { ...item, content_html: hostile } });
    const shadow = html.slice(html.indexOf('<template'));
    expect(shadow).not.to.match(/onclick|onerror|javascript:|<script|<svg|<math/i);
    expect(shadow).to.include('two</a>');
    const { root } = await open(html, modules);
    expect(root.querySelector('.body h2')?.textContent).to.equal('Part');
    expect((window as { hacked?: number }).hacked).to.equal(undefined);
  });

  it('can be read without script', async () => {
    const bodies = await Promise.all(Object.values(elements).map((render) => render()));
    const url = await servePage(htmlOf(bodies.join(''), modules), { csp: "script-src 'none'" });
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-same-origin');
    frame.title = 'Without script';
    frame.src = url;
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const [list, cards, article, siteList, menu, toggle] =
      frame.contentDocument?.body.querySelectorAll<HTMLElement>(':not(:defined)') ?? [];
    const shown = (element: HTMLElement | undefined, selector: string) =>
      [
        ...(element?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
        ...(element?.querySelectorAll<HTMLElement>(selector) ?? []),
      ].filter((one) => one.checkVisibility());
    expect(shown(list, 'a.link')).to.have.length(5);
    expect(shown(cards, 'a.link')).to.have.length(5);
    expect(shown(article, '.body a')).to.have.length(1);
    for (const one of [list, cards, article, menu, toggle]) expect(shown(one, 'button')).to.deep.equal([]);
    expect(shown(siteList, 'a')).to.have.length(20);
    expect(shown(menu, 'a')).to.have.length(20);
    expect(shown(toggle, 'a')).to.have.length(1);
    frame.remove();
  });
});

describe('a data block in the page', () => {
  const block = (json: string) => `<script type="application/json">${json}</script>`;

  it('is the first answer of src, and reload() asks the server', async () => {
    const src = await serve(feedOf(2));
    const { root, element } = await open(
      `<press-releases src="${src}">${block(JSON.stringify(feedOf(4)))}</press-releases>`,
      modules,
    );
    expect(root.querySelectorAll('.item')).to.have.length(4);
    expect(await requests(src)).to.deep.equal([]);
    await (element as unknown as { reload(): Promise<void> }).reload();
    await until(() => root.querySelectorAll('.item').length === 2);
  });

  it('that is no JSON leaves the page’s own content', async () => {
    const { record, element } = await open(
      `<press-releases>${block('{')}<p>Own</p></press-releases>`,
      modules,
    );
    expect(element.state).to.equal('failed');
    expect(record.messages.join()).to.include('Its data is no JSON');
    expect(element.querySelector('p')?.checkVisibility()).to.equal(true);
  });
});
