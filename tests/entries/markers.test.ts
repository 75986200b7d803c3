import { expect } from '@open-wc/testing';
import type { PressRelease } from 'pressroom-elements/press-release';
import { openClassicPage, scriptOf, type PageParts } from '../support/classic-page.js';
import { openPage, requests, serve, servePage } from '../support/feeds.js';
import { feedOf, type PressReleases } from '../support/releases.js';
import { sitesOf, until, type SiteSwitcher } from '../support/sites.js';

// Markers are elements of the page that no editor strips. Each gets an element of ours, and the page keeps its content.

const feed = await serve(feedOf(9), { origin: 'other' });
const otherFeed = await serve(feedOf(2, { title: 'Other' }), { origin: 'other' });
const sites = await serve(sitesOf(3), { origin: 'other' });

const json = (tag: string, values: unknown, attributes = '') =>
  `<script type="application/json" data-pressroom="${tag}" ${attributes}>${typeof values === 'string' ? values : JSON.stringify(values)}</script>`;

const tagsOfOurs = 'press-releases, press-release, site-switcher, low-vision-toggle';

async function open(body: string, parts: PageParts = {}) {
  const page = await openClassicPage({ ...parts, body });
  const { document } = page;
  const find = (selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector} in ${document.body.innerHTML}`);
    return found;
  };
  const list = (selector = 'press-releases') => find(selector) as PressReleases;
  return {
    ...page,
    find,
    list,
    ours: () => [...document.querySelectorAll(tagsOfOurs)].map(({ localName }) => localName),
    whenReady: (selector = 'press-releases') =>
      until(() => list(selector).state === 'ready', `${selector} is ready`),
    titles: (selector?: string) =>
      [...(list(selector).shadowRoot?.querySelectorAll('[part~=link]') ?? [])].map(
        (link) => link.textContent,
      ),
  };
}

/** A page that has nothing to load. It can be changed by the test. */
const openStill = (body: string) => open(body);

describe('a div as a marker', () => {
  it('gets each of the elements, and its children become the fallback', async () => {
    const { find, list, whenReady, ours, titles, view } = await open(
      `<div id="a" data-pressroom="press-releases" data-src="${feed}" data-limit="3" data-heading-level="3"><p id="mine">News</p></div>
       <div id="b" data-pressroom=" Site-Switcher " data-src="${sites}" data-layout="list"></div>
       <div id="c" data-pressroom="press-release" data-src="${feed}" data-item-id="4"><a href="/4">Release</a></div>
       <div id="d" data-pressroom="low-vision-toggle" data-label="Larger text"></div>`,
    );
    await whenReady();
    expect(titles()).to.deep.equal(['Release 9', 'Release 8', 'Release 7']);
    expect(list().headingLevel).to.equal(3);
    expect(find('#mine').parentElement === list()).to.equal(true);
    expect(find('#mine').checkVisibility()).to.equal(false);
    await until(() => (find('#b > site-switcher') as SiteSwitcher).state === 'ready');
    await until(() => (find('#c > press-release') as PressRelease).state === 'ready');
    expect((find('#c > press-release') as PressRelease).item?.id).to.equal('4');
    expect(find('#d > low-vision-toggle').shadowRoot?.textContent).to.include('Larger text');
    expect(ours()).to.have.length(4);
    expect([view.told, view.reports]).to.deep.equal([[], []]);
  });

  it('reads true, false and null as JSON does, and sets nothing that is no attribute of the element', async () => {
    const { list, view, whenReady } = await open(
      `<div data-pressroom="press-releases" data-src="${feed}" data-searchable="true" data-linkable="false" data-heading="null"
        data-onclick="attacked()" data-style="color: red" data-class="x" data-id="y" class="news" data-pressroom-base="x"></div>`,
    );
    await whenReady();
    expect(list().getAttributeNames().sort()).to.deep.equal(['data-pressroom-filled', 'searchable', 'src']);
    expect(view.told).to.have.length(4);
    for (const name of ['onclick', 'style', 'class', 'id'])
      expect(view.told.find((line) => line.includes(`"${name}"`))).to.match(
        /\[pressroom\] <div>.*heading-level/,
      );
  });

  it('with links of the page shows these as its data', async () => {
    const { find, list, whenReady, titles, view } = await open(
      `<div data-pressroom="press-releases"><ul><li><a href="https://a.example/1">First</a></li><li><a href="https://a.example/2">Second</a></li></ul></div>
       <div data-pressroom="site-switcher" data-layout="list"><ul><li><a href="https://b.example/">Office</a></li></ul></div>`,
    );
    await whenReady();
    expect(titles()).to.deep.equal(['First', 'Second']);
    expect(list().state).to.equal('ready');
    await until(() => (find('site-switcher') as SiteSwitcher).sites?.sites.length === 1);
    expect([view.told, view.reports]).to.deep.equal([[], []]);
  });

  it('keeps listeners, focus and selection of the page’s content', async () => {
    const { document, find, ours, view } = await openStill('<p><button id="own">Own</button></p>');
    let presses = 0;
    const marker = document.createElement('div');
    marker.append(find('#own'));
    marker.querySelector('button')?.addEventListener('click', () => (presses += 1));
    marker.dataset['pressroom'] = 'press-releases';
    document.body.append(marker);
    find('#own').focus();
    await until(() => document.activeElement === find('#own'));
    await new Promise(requestAnimationFrame);
    expect(ours(), 'while the focus is inside').to.deep.equal([]);
    find('#own').blur();
    await until(() => ours().length === 1, 'the element');
    find('#own').click();
    expect(presses).to.equal(1);
    expect(view.reports).to.deep.equal([]);
  });

  it('is followed when its attributes change', async () => {
    const { find, list, whenReady, titles } = await open(
      `<div id="a" data-pressroom="press-releases" data-src="${feed}" data-limit="2"><p id="mine">News</p></div>`,
    );
    await whenReady();
    const element = list();
    element.layout = 'cards';
    const { dataset } = find('#a');
    dataset['limit'] = '4';
    dataset['searchable'] = '';
    await until(() => titles().length === 4);
    expect(element.searchable).to.equal(true);
    delete dataset['limit'];
    dataset['searchable'] = 'false';
    await until(() => titles().length === 5);
    expect(element.searchable).to.equal(false);
    dataset['src'] = otherFeed;
    await until(() => titles().length === 2);
    expect(list() === element, 'it is the same element').to.equal(true);
    expect(element.layout, 'the page’s own setting').to.equal('cards');
    dataset['pressroom'] = 'site-switcher';
    await until(() => !!find('#a').querySelector(':scope > site-switcher > #mine'));
    expect(find('#a').children).to.have.length(1);
    delete dataset['pressroom'];
    await until(() => find('#mine').parentElement === find('#a'));
    expect(find('#a').outerHTML).not.to.match(/site-switcher|press-releases/);
  });

  it('may be added, moved, copied and filled anew', async () => {
    const { document, find, list, ours, whenReady, titles } = await openStill('<main></main>');
    find('main').insertAdjacentHTML(
      'beforeend',
      `<section><div id="a" data-pressroom="press-releases" data-src="${feed}" data-limit="2"><p>News</p></div></section>`,
    );
    await until(() => ours().length === 1);
    await whenReady();
    const element = list();
    const asked = (await requests(feed)).length;
    document.body.prepend(find('#a'));
    await whenReady();
    expect(list() === element).to.equal(true);
    // A library brings the server's markup again, as page swaps by comparison do.
    find('#a').innerHTML = '<p id="new">Other news</p>';
    await until(() => find('#new').parentElement === element);
    expect(titles()).to.have.length(2);
    expect((await requests(feed)).length, 'without another request').to.equal(asked);
    // A script keeps the HTML of the page, and writes it back.
    const copy = document.body.cloneNode(true);
    document.body.replaceChildren(...copy.childNodes);
    await whenReady();
    await new Promise(requestAnimationFrame);
    expect(ours()).to.deep.equal(['press-releases']);
    expect(find('#a').children).to.have.length(1);
    find('#a').dataset['limit'] = '1';
    await until(() => titles().length === 1);
    find('#a').remove();
    await new Promise(requestAnimationFrame);
    expect(ours()).to.deep.equal([]);
  });

  it('leaves a page that always removes the element running', async () => {
    const { document, find, view } = await openStill('<main></main>');
    new MutationObserver(() => find('main').querySelector('low-vision-toggle')?.remove()).observe(
      find('main'),
      {
        childList: true,
        subtree: true,
      },
    );
    find('main').innerHTML = '<div data-pressroom="low-vision-toggle"></div>';
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    expect(view.reports).to.deep.equal([]);
    expect(document.querySelector('low-vision-toggle')).to.equal(null);
  });
});

describe('a script with JSON as a marker', () => {
  it('gets its element after it, with attributes and documents', async () => {
    const [item] = feedOf(1).items;
    const { find, list, whenReady, titles, view, document } = await open(
      `${json('press-releases', { src: [otherFeed, feed], limit: 4, heading: false, fields: ['date', 'tags'], searchable: true }, 'id="a"')}
       ${json('press-releases', { feed: feedOf(2), tags: ['Police', 'Fire'] }, 'id="b"')}
       ${json('press-release', { item }, 'id="c"')}
       ${json('site-switcher', { sites: sitesOf(2), layout: 'list' }, 'id="d"')}
       ${json('low-vision-toggle', { label: 'Larger text', offer: ['text-size', 'scheme'] }, 'id="e"')}`,
    );
    await whenReady('#a + press-releases');
    await whenReady('#b + press-releases');
    expect(titles('#a + press-releases')).to.have.length(4);
    const attributes = list('#a + press-releases');
    expect(attributes.src).to.equal(`${otherFeed} ${feed}`);
    expect(attributes.fields).to.equal('date tags');
    expect([attributes.searchable, attributes.hasAttribute('heading')]).to.deep.equal([true, false]);
    expect(titles('#b + press-releases')).to.deep.equal(['Release 2', 'Release 1']);
    expect(list('#b + press-releases').tags).to.equal('Police,Fire');
    await until(
      () => document.querySelector<PressRelease>('#c + press-release')?.item?.title === 'Release 1',
    );
    expect((find('#d + site-switcher') as SiteSwitcher).sites?.sites).to.have.length(2);
    expect(find('#e + low-vision-toggle').getAttribute('offer')).to.equal('text-size scheme');
    expect([view.told, view.reports]).to.deep.equal([[], []]);
  });

  it('is followed when its text changes, when it moves, and when it goes', async () => {
    const { document, find, ours, whenReady, titles } = await open(
      `<main>${json('press-releases', { src: feed, limit: 2 }, 'id="a"')}<p id="next">Next</p></main>`,
    );
    await whenReady();
    const text = find('#a').firstChild as Text;
    text.data = JSON.stringify({ feed: feedOf(3) });
    await until(() => titles().length === 3);
    text.data = JSON.stringify({ src: feed, limit: 1 });
    await until(() => titles().length === 1);
    document.body.append(find('#a'));
    await until(() => document.body.lastElementChild?.localName === 'press-releases');
    expect(find('main').children).to.have.length(1);
    document.body.replaceChildren(...(document.body.cloneNode(true) as Element).childNodes);
    await whenReady();
    expect(ours()).to.deep.equal(['press-releases']);
    find('#a + press-releases').remove();
    await until(() => !!document.querySelector('#a + press-releases'));
    find('#a').remove();
    await until(() => !ours().length);
  });
});

describe('bad input', () => {
  const cases: [kind: string, body: string, told: RegExp][] = [
    [
      'an unknown value',
      '<div data-pressroom="press-release-list"><p>Own</p></div>',
      /press-releases press-release/,
    ],
    ['an empty value', '<div data-pressroom><p>Own</p></div>', /press-releases press-release/],
    [
      'JSON that is none',
      `<p>Own</p>${json('press-releases', '{ src: "/a" }')}`,
      /\{ "src": "\/feed.json" \}/,
    ],
    ['JSON that is no object', `<p>Own</p>${json('press-releases', '["/a"]')}`, /\{ "src": "\/feed.json" \}/],
    [
      'a marker in an element of ours',
      `<site-switcher><a href="/a">Own</a><div data-pressroom="press-releases"></div></site-switcher>`,
      /beside/,
    ],
  ];
  for (const [kind, body, line] of cases)
    it(`${kind} gives one line in the console, and the page’s content stays`, async () => {
      const { document, view, ours, find } = await open(`<main>${body}${body.replace('Own', 'Twin')}</main>`);
      const former = find('main').innerHTML;
      await new Promise(requestAnimationFrame);
      expect(view.told).to.have.length(1);
      expect(view.told[0]).to.match(line);
      expect(find('main').innerHTML).to.equal(former);
      expect(document.body.textContent).to.include('Own');
      expect(ours().filter((name) => name === 'press-releases')).to.deep.equal([]);
      expect(view.reports).to.deep.equal([]);
    });

  it('an attribute that does not exist, and a value that none can have, are ignored with one line each', async () => {
    const { list, view, whenReady } = await open(
      json('press-releases', { src: feed, headingLevel: 3, limit: { of: 3 }, sites: { sites: [] } }),
    );
    await whenReady();
    expect(view.told).to.have.length(3);
    for (const line of view.told) expect(line).to.match(/\[pressroom\] <script>/);
    expect(list().getAttributeNames().sort()).to.deep.equal(['data-pressroom-filled', 'src']);
  });

  it('data-lang leads to the advice to write lang', async () => {
    const { view, list, whenReady } = await open(
      `<div data-pressroom="press-releases" data-src="${feed}" data-lang="az" lang="ru"></div>${json('site-switcher', { src: sites, lang: 'az' })}`,
    );
    await whenReady();
    expect(list().matches(':lang(ru)')).to.equal(true);
    expect(view.told.map((line) => /Write lang="az" .*/.exec(line)?.[0])).to.deep.equal([
      'Write lang="az" on this marker, without data-.',
      'Write lang="az" on an element around this script.',
    ]);
  });

  it('a marker in a marker stays as it is', async () => {
    const { find, ours, view, whenReady } = await open(
      `<div data-pressroom="press-releases" data-src="${feed}"><div id="in" data-pressroom="site-switcher"><p>Own</p></div></div>`,
    );
    await whenReady();
    expect(ours()).to.deep.equal(['press-releases']);
    expect(find('#in').innerHTML).to.equal('<p>Own</p>');
    expect(view.told).to.have.length(1);
    expect(view.told[0]).to.include('beside');
  });

  it('nothing is made inside data-pressroom-ignore or in editable text, and nothing is said', async () => {
    const marker = '<div data-pressroom="low-vision-toggle"><p>Own</p></div>';
    const { find, ours, view } = await open(
      `<div id="no" data-pressroom-ignore>${marker}<p>${json('site-switcher', {})}</p></div><div id="edit" contenteditable>${marker}</div>`,
    );
    expect([ours(), view.told]).to.deep.equal([[], []]);
    find('#no').removeAttribute('data-pressroom-ignore');
    await until(() => ours().length === 2);
  });
});

describe('markers', () => {
  it('wait for the whole of their content while the page is being parsed', async () => {
    const { find, list, whenReady } = await open(
      `<div data-pressroom="press-releases" data-src="${feed}"><p>One</p><script src="${await serve('', { type: 'text/javascript' })}"></script><p>Two</p></div>`,
      { script: scriptOf('pressroom') },
    );
    await whenReady();
    expect(find('[data-pressroom]').children).to.have.length(1);
    expect(list().textContent).to.match(/One\s*Two/);
  });

  it('are filled in a page that never ends', async () => {
    const { document, ours } = await openStill('');
    document.open();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- old pages use it
    document.write(
      '<!doctype html><title>Unit</title><body><div data-pressroom="low-vision-toggle"></div><p>End</p>',
    );
    await until(() => ours().length === 1);
    document.close();
    expect(ours()).to.have.length(1);
  });

  it('bring their elements as modules', async () => {
    const url = await servePage(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
       <script type="module" src="/dist/markers.js"></script></head><body>
       <div data-pressroom="press-releases" data-src="${feed}"><p>News</p></div>${json('site-switcher', { sites: sitesOf(2) })}
       <div data-pressroom="low-vision-toggle"></div></body></html>`,
    );
    const { contentDocument: page } = await openPage(url);
    await until(() => page?.querySelector('press-releases')?.state === 'ready');
    await until(() => page?.querySelector('site-switcher')?.state === 'ready');
    await until(() => !!page?.querySelector('low-vision-toggle')?.shadowRoot);
    expect(page?.defaultView?.customElements.get('press-release')).to.equal(undefined);
  });
});
