import { expect } from '@open-wc/testing';
import type { PressRelease } from 'pressroom-elements/press-release';
import 'pressroom-elements/press-release';
import type { PressReleases } from 'pressroom-elements/press-releases';
import 'pressroom-elements/press-releases';
import type { SiteSwitcher } from 'pressroom-elements/site-switcher';
import 'pressroom-elements/site-switcher';
import { engine } from '../support/commands.js';
import { settled } from '../support/elements.js';
import { serve } from '../support/feeds.js';
import { hostileFeed, hostileSiteList, hostileUrls } from '../support/hostile-documents.js';
import { matrix } from '../support/matrix.js';
import { recordConsole } from '../support/releases.js';
import { checkUrls } from '../support/url-attributes.js';

// No URL in an attribute of an element runs script, whatever documents, attributes and scripts contain. Each element
// renders hostile documents, whose members may be anything.

let attacks = 0;
let place: HTMLElement;
/** Leads relative URLs away from the test server, which would report each missing file. */
const base = document.createElement('base');
base.href = 'https://ministry.example/feeds/';

beforeEach(() => {
  // Warnings about damaged documents would fill the output.
  recordConsole();
  attacks = 0;
  Object.assign(window, { attacked: () => (attacks += 1) });
  place = document.createElement('div');
  document.body.append(place);
  document.head.append(base);
});

afterEach(() => {
  place.remove();
  base.remove();
  Reflect.deleteProperty(window, 'attacked');
});

interface Parsed {
  items?: unknown;
}

/** Copies a document as a server would send it. */
const sent = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

/** Renders several elements at once, and returns the ready ones. */
async function show<Element extends PressReleases | PressRelease | SiteSwitcher>(
  name: string,
  count: number,
  prepare: (element: Element, index: number) => void,
): Promise<Element[]> {
  const elements = Array.from({ length: count }, (_, index) => {
    const element = document.createElement(name) as Element;
    prepare(element, index);
    return element;
  });
  place.append(...elements);
  await Promise.all(elements.map((element) => settled(element)));
  const notShown = elements.find(({ error }) => error?.code === 'not-shown');
  expect(notShown?.error?.message).to.equal(undefined);
  return elements.filter(({ state }) => state === 'ready');
}

/** @param atLeast the number of URLs that the test must find */
function expectSafeUrls(atLeast: number): void {
  const { count, wrong } = checkUrls(place);
  expect(wrong.slice(0, 3)).to.deep.equal([]);
  expect(count).to.be.at.least(atLeast);
  expect(attacks).to.equal(0);
}

const batch = 100;
/** Each engine renders a third of the documents, and all of them in a sweep. */
const batches = Array.from({ length: 10 }, (_, index) => index * batch).filter(
  (_, index) => matrix.isFull || ['chromium', 'firefox', 'webkit'][index % 3] === engine,
);

const layouts = ['list', 'cards', 'headlines', 'lead'];

const hostileOf = (index: number) => hostileUrls[index % hostileUrls.length] ?? '';

describe('1,000 hostile feeds', () => {
  for (const first of batches) {
    it(`in lists, opened there, from ${String(first)} on`, async () => {
      const ready = await show<PressReleases>('press-releases', batch, (element, index) => {
        const seed = first + index;
        Object.assign(element, {
          layout: layouts[seed % 4],
          fields: 'date time image summary tags authors source',
          readIn: seed % 10 ? 'inline' : 'dialog',
          ...(seed % 3 ? {} : { itemHref: `${hostileOf(seed)}{id}` }),
          ...(seed % 5 ? {} : { allHref: hostileOf(seed) }),
          searchable: seed % 7 === 0,
          feed: sent(hostileFeed(seed)),
        });
      });
      expect(ready.length).to.be.above(batch / 3);
      for (const element of ready) {
        const [button] = element.shadowRoot?.querySelectorAll<HTMLElement>('.read') ?? [];
        button?.click();
      }
      await Promise.all(ready.map(({ updateComplete }) => updateComplete));
      const opened = ready.flatMap((element) => [
        ...(element.shadowRoot?.querySelectorAll('press-release') ?? []),
      ]);
      await Promise.all(opened.map((release) => settled(release)));
      expect(opened.length).to.be.above(batch / 10);
      expectSafeUrls(batch);
    });

    it(`as articles with structured data, from ${String(first)} on`, async () => {
      const ready = await show<PressRelease>('press-release', batch, (element, index) => {
        const feed = sent(hostileFeed(first + index));
        const { items } = (feed ?? {}) as Parsed;
        element.structuredData = true;
        element.item = Array.isArray(items) ? (items as unknown[])[0] : feed;
      });
      expect(ready.length).to.be.above(batch / 3);
      expectSafeUrls(batch);
      const data = [...document.head.querySelectorAll('[type="application/ld+json"]')];
      expect(data.length).to.be.above(batch / 3);
      for (const { textContent } of data) {
        const { url, mainEntityOfPage, image, author } = JSON.parse(textContent) as Record<string, string> & {
          author: { url?: string }[];
        };
        for (const one of [url, mainEntityOfPage, image, ...author.map((person) => person.url)])
          if (one !== undefined) expect(one).to.match(/^https?:\/\//);
      }
    });
  }
});

describe('1,000 hostile site lists', () => {
  for (const first of batches)
    it(`in lists and menus, from ${String(first)} on`, async () => {
      const ready = await show<SiteSwitcher>('site-switcher', batch, (element, index) => {
        const seed = first + index;
        Object.assign(element, {
          layout: seed % 2 ? 'list' : 'menu',
          current: hostileOf(seed),
          lang: ['en', 'az', '__proto__', 'constructor'][seed % 4],
          sites: sent(hostileSiteList(seed)),
        });
      });
      expect(ready.length).to.be.above(batch / 3);
      for (const element of ready) element.open = true;
      await Promise.all(ready.map(({ updateComplete }) => updateComplete));
      expectSafeUrls(batch / 4);
    });
});

describe('a feed from a server with members named __proto__', () => {
  let address: string;

  before(async () => {
    const feed = await fetch(new URL('../fixtures/feeds/proto.json', import.meta.url));
    address = await serve(await feed.text(), { type: 'application/feed+json' });
  });

  it('gives the list no links from them', async () => {
    await show<PressReleases>('press-releases', 1, (element) => {
      element.src = address;
      element.readIn = 'inline';
    });
    const root = place.querySelector('press-releases')?.shadowRoot;
    expect(root?.querySelector('[part=title]')?.textContent.trim()).to.equal('New service centre opens');
    expect(root?.querySelector('[part=title] a')).to.equal(null);
    expectSafeUrls(0);
  });

  it('gives the article, its authors and its files no links from them', async () => {
    await show<PressRelease>('press-release', 1, (element) => (element.src = address));
    const root = place.querySelector('press-release')?.shadowRoot;
    expect(root?.querySelector('[part=heading]')?.textContent).to.equal('New service centre opens');
    expect(root?.querySelector('[part=authors]')?.textContent.trim()).to.equal('Press service');
    expect(root?.querySelector('a')).to.equal(null);
    expectSafeUrls(0);
  });
});

describe('a URL that changes after it was read', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://ministry.example/',
    items: [
      {
        id: '1',
        url: 'https://ministry.example/1',
        title: 'A',
        image: 'https://ministry.example/a.png',
        authors: [{ name: 'B', url: 'https://ministry.example/b' }],
        attachments: [{ url: 'https://ministry.example/c.pdf', title: 'C' }],
      },
    ],
  };

  /** Changes URLs as a script of the page can do. */
  const spoil = (object: object): void => {
    for (const [name, value] of Object.entries(object))
      if (typeof value === 'object') spoil(value as object);
      else if (/url|image|icon/.test(name)) Object.assign(object, { [name]: 'javascript:window.attacked()' });
  };

  it('is not written into a list', async () => {
    const [element] = await show<PressReleases>('press-releases', 1, (one) => (one.feed = feed));
    expectSafeUrls(3);
    spoil(element?.feed ?? {});
    element?.requestUpdate();
    await element?.updateComplete;
    expectSafeUrls(0);
    expect(element?.shadowRoot?.querySelector('[part=title]')?.textContent.trim()).to.equal('A');
  });

  it('is not written into an article', async () => {
    const [element] = await show<PressRelease>('press-release', 1, (one) => (one.item = feed.items[0]));
    expectSafeUrls(4);
    spoil(element?.item ?? {});
    element?.requestUpdate();
    await element?.updateComplete;
    expectSafeUrls(0);
  });

  it('is not written into a list of sites', async () => {
    const [element] = await show<SiteSwitcher>('site-switcher', 1, (one) => {
      one.layout = 'list';
      one.sites = { sites: [{ title: 'A', url: 'https://a.example/', icon: 'https://a.example/a.png' }] };
    });
    expectSafeUrls(2);
    spoil(element?.sites ?? {});
    element?.requestUpdate();
    await element?.updateComplete;
    expectSafeUrls(0);
  });

  it('is not inherited from Object.prototype', async () => {
    const names = ['url', 'external_url', 'image', 'banner_image', 'icon', 'home_page_url'];
    for (const name of names)
      Object.defineProperty(Object.prototype, name, {
        value: 'javascript:window.attacked()',
        configurable: true,
        writable: true,
      });
    try {
      const item = { id: '1', title: 'A', content_text: 'Text', authors: [{ name: 'B' }] };
      await show<PressReleases>('press-releases', 1, (one) => (one.feed = { items: [item] }));
      await show<PressRelease>('press-release', 1, (one) => (one.item = item));
      await show<SiteSwitcher>('site-switcher', 1, (one) => {
        one.layout = 'list';
        one.sites = { sites: [{ title: 'A', url: 'https://a.example/' }] };
      });
      expectSafeUrls(1);
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});

describe('an attribute with a URL that runs script', () => {
  for (const url of [
    'javascript:window.attacked()',
    'java\nscript:window.attacked()',
    ' data:text/html,{id}',
  ])
    it(JSON.stringify(url), async () => {
      await show<PressReleases>('press-releases', 1, (element) => {
        element.itemHref = url;
        element.allHref = url;
        element.feed = { items: [{ id: '1', title: 'A', url: 'https://a.example/' }] };
      });
      const links = place.firstElementChild?.shadowRoot?.querySelectorAll('a') ?? [];
      expect([...links].map(({ href }) => href)).to.deep.equal(['https://a.example/']);
      expectSafeUrls(1);
    });
});
