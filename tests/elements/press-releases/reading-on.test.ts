import { expect } from '@open-wc/testing';
import 'pressroom-elements/press-release';
import { expectAccessible } from '../../support/accessibility.js';
import { click, press, type } from '../../support/commands.js';
import { release, requests, serve, update, whenRequested } from '../../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  recordConsole,
  recordEvents,
  render,
  renderSettled,
  settled,
  texts,
  type PressReleases,
} from '../../support/releases.js';
import { until } from '../../support/sites.js';
import { itInTurn } from '../../support/matrix.js';

// Readers get more releases by further pages, search and tags, and see new ones. Webmasters choose which are shown.

const ids = (element: PressReleases) => texts(element, 'title').map((title) => Number(title.split(' ')[1]));
const focused = (element: PressReleases) => element.shadowRoot?.activeElement?.textContent.trim();

async function whenSpoken(element: PressReleases, text: string): Promise<void> {
  const region = element.shadowRoot?.querySelector('[aria-live]');
  while (region?.textContent !== text) await new Promise(requestAnimationFrame);
}

/** Serves three pages of `size` releases each. */
async function threePages(size: number, members: object = {}): Promise<[string, string, string]> {
  const all = feedOf(3 * size).items;
  const third = await serve({ ...feedOf(0), items: all.slice(2 * size) });
  const second = await serve({ ...feedOf(0), items: all.slice(size, 2 * size), next_url: third });
  const first = await serve({ ...feedOf(0), items: all.slice(0, size), next_url: second, ...members });
  return [first, second, third];
}

describe('«Show more»', () => {
  itInTurn(
    'shows more releases, moves the focus to the first of them, and announces the numbers',
    async () => {
      const element = await renderSettled(
        `<press-releases src="${await serve(feedOf(8))}" limit="3"></press-releases>`,
      );
      expect(ids(element)).to.deep.equal([8, 7, 6]);
      part(element, 'more').focus();
      await press('Enter');
      await whenSpoken(element, '6 of 8');
      expect(ids(element)).to.deep.equal([8, 7, 6, 5, 4, 3]);
      expect(focused(element)).to.equal('Release 5');
      await expectAccessible(element);
      await click(part(element, 'more'));
      await whenSpoken(element, '8 of 8');
      expect(focused(element)).to.equal('Release 2');
      expect(parts(element, 'more')).to.have.length(0);
    },
  );

  it('is absent if it is switched off or if there are no more releases', async () => {
    const url = await serve(feedOf(3));
    expect(
      parts(await renderSettled(`<press-releases src="${url}" limit="3"></press-releases>`), 'more'),
    ).to.deep.equal([]);
    const none = await renderSettled(`<press-releases src="${url}" limit="1" more="none"></press-releases>`);
    expect(parts(none, 'more')).to.have.length(0);
    none.more = 'button';
    await none.updateComplete;
    expect(parts(none, 'more')).to.have.length(1);
  });

  itInTurn('loads further pages only when it is pressed', async () => {
    const [first, second, third] = await threePages(2);
    const element = await renderSettled(`<press-releases src="${first}" limit="2"></press-releases>`);
    expect(await requests(second)).to.have.length(0);
    const events = recordEvents(element);
    await click(part(element, 'more'));
    await whenSpoken(element, '4 shown');
    expect(ids(element)).to.deep.equal([6, 5, 4, 3]);
    expect(focused(element)).to.equal('Release 4');
    expect(await requests(third)).to.have.length(0);
    await click(part(element, 'more'));
    await whenSpoken(element, '6 of 6');
    expect(parts(element, 'more')).to.have.length(0);
    expect(events).to.deep.equal([]);
  });

  itInTurn('reports a failure beside the button, keeps all releases, and can be pressed again', async () => {
    recordConsole();
    const [first, second] = await threePages(2);
    await update(second, '', { status: 404 });
    const element = await renderSettled(`<press-releases src="${first}" limit="2"></press-releases>`);
    await click(part(element, 'more'));
    await whenSpoken(element, 'More cannot be loaded at the moment.');
    expect(ids(element)).to.deep.equal([6, 5]);
    expect(element.state).to.equal('ready');
    expect(element.error).to.include({ code: 'http', url: second });
    expect(focused(element)).to.equal('Try again');
    await expectAccessible(element);
    await update(second, { ...feedOf(0), items: feedOf(6).items.slice(2, 4) });
    await click(part(element, 'more'));
    await whenSpoken(element, '4 of 4');
    expect(ids(element)).to.deep.equal([6, 5, 4, 3]);
    expect(parts(element, 'status')).to.have.length(0);
  });

  it('is available to scripts, does not move the focus then, and never rejects', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(feedOf(8))}" limit="3"></press-releases>`,
    );
    await element.showMore();
    expect(ids(element)).to.have.length(6);
    expect(element.shadowRoot?.activeElement).to.equal(null);
    await (await render('<press-releases></press-releases>')).showMore();
  });

  it('loads further pages of a `feed` from a script', async () => {
    const next = await serve({ ...feedOf(0), items: feedOf(4).items.slice(2) });
    const element = await render('<press-releases limit="2"></press-releases>');
    const all = feedOf(4);
    element.feed = { ...all, items: all.items.slice(0, 2), next_url: next };
    await settled(element);
    await element.showMore();
    expect(ids(element)).to.deep.equal([4, 3, 2, 1]);
  });
});

describe('the shown releases', () => {
  it('start after `offset`, without those in `exclude`', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(feedOf(8))}" limit="2" offset="1"></press-releases>`,
    );
    expect(ids(element)).to.deep.equal([7, 6]);
    element.exclude = ' 7\n https://www.ministry.example/releases/5/ ';
    await element.updateComplete;
    expect(ids(element)).to.deep.equal([6, 4]);
    element.offset = 0;
    element.limit = 9;
    await element.updateComplete;
    expect(ids(element)).to.deep.equal([8, 6, 4, 3, 2, 1]);
    expect(element.items).to.have.length(8);
  });

  it('do not include the page itself', async () => {
    const feed = feedOf(3);
    const { origin, pathname } = location;
    Object.assign(feed.items[1] ?? {}, { url: origin.replace('//', '//www.') + pathname });
    const byAddress = await renderSettled(
      `<press-releases src="${await serve(feed)}" exclude="current"></press-releases>`,
    );
    expect(ids(byAddress)).to.deep.equal([3, 1]);
    const byItemHref = await renderSettled(
      `<press-releases src="${await serve(feedOf(3))}" exclude="current" item-href="${pathname}?release={id}"></press-releases>`,
    );
    expect(ids(byItemHref)).to.deep.equal([3, 2, 1]);
    history.replaceState(
      null,
      '',
      `?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), release: '2', utm_source: 'mail' }).toString()}`,
    );
    // Firefox of 2025 fires no event for it.
    if (!('navigation' in window)) byItemHref.requestUpdate();
    await until(() => ids(byItemHref).length === 2);
    expect(ids(byItemHref)).to.deep.equal([3, 1]);
  });

  it('do not include the one in a `<press-release>` of the page', async () => {
    const feed = feedOf(4);
    for (const item of feed.items) Object.assign(item, { content_text: 'Text.' });
    const url = await serve(feed);
    const element = await renderSettled(
      `<press-releases src="${url}" exclude="current" read-in="inline"></press-releases><press-release src="${url}"></press-release>`,
    );
    await until(() => ids(element).length === 3);
    expect(ids(element)).to.deep.equal([3, 2, 1]);
    const one = element.nextElementSibling as HTMLElement;
    one.setAttribute('item-id', '2');
    await until(() => ids(element).join() === '4,3,1');
    // A release that the list has opened does not count.
    await click(parts(element, 'read')[0] as HTMLElement);
    await until(() => !!element.shadowRoot?.querySelector('press-release')?.item);
    await element.updateComplete;
    expect(ids(element)).to.deep.equal([4, 3, 1]);
    one.remove();
    await until(() => ids(element).length === 4);
  });

  it('do not change when a `<press-release>` of the page arrives after the list', async () => {
    const setTimeout = window.setTimeout.bind(window);
    const url = await serve(feedOf(4));
    const own = await serve(feedOf(4), { hold: true });
    try {
      // The list waits a second at most. Here it must not end while this test is slow.
      const slowly = (run: TimerHandler, time?: number) => setTimeout(run, time === 1000 ? 30_000 : time);
      window.setTimeout = slowly as typeof setTimeout;
      const element = await render(
        `<press-releases src="${url}" exclude="current"></press-releases><press-release src="${own}"></press-release>
        <press-releases src="${url}" exclude="1"></press-releases>`,
      );
      const drawn: number[][] = [];
      element.addEventListener('load', () => drawn.push(ids(element)));
      await whenRequested(own);
      // This list does not wait.
      await settled(element.parentElement?.lastElementChild as PressReleases);
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      await release(own);
      await settled(element);
      await until(() => drawn.length > 0);
      expect(drawn).to.deep.equal([[3, 2, 1]]);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it('are none for unknown `tags`, and a warning lists the existing tags', async () => {
    const { warnings } = recordConsole();
    const feed = feedOf(2);
    for (const item of feed.items) Object.assign(item, { tags: ['Police', 'Rescue'] });
    const element = await renderSettled(
      `<press-releases src="${await serve(feed)}" tags="Polise"></press-releases>`,
    );
    await element.updateComplete;
    expect(element.state).to.equal('empty');
    expect(warnings.join()).to.include(
      'No release has the tag "Polise". Those of the feed are: Police, Rescue.',
    );
  });

  it('have one of `tags` in any case, with further pages until `limit` is reached', async () => {
    const all = feedOf(12).items;
    for (const [index, item] of all.entries())
      Object.assign(item, { tags: [index % 4 ? 'Police' : 'Fire, rescue', 'Şəki'] });
    const third = await serve({ items: all.slice(8) });
    const second = await serve({ items: all.slice(4, 8), next_url: third });
    const first = await serve({ items: all.slice(0, 4), next_url: second });
    const element = await renderSettled(
      `<press-releases src="${first}" limit="4" tags=" POLICE "></press-releases>`,
    );
    expect(ids(element)).to.deep.equal([11, 10, 9, 7]);
    expect(await requests(third)).to.have.length(0);
    expect(element.items).to.have.length(6);
    element.tags = 'seki';
    element.limit = 10;
    await whenRequested(third);
    while (ids(element).length < 10) await new Promise(requestAnimationFrame);
    element.tags = 'nothing';
    await element.updateComplete;
    expect(element.state).to.equal('empty');
    element.tags = '';
    await element.updateComplete;
    expect(element.state).to.equal('ready');
  });

  it('follow `tags` that change while pages for the former ones load', async () => {
    const all = feedOf(9).items;
    for (const [index, item] of all.entries()) Object.assign(item, { tags: [index % 2 ? 'Odd' : 'Even'] });
    const third = await serve({ items: all.slice(6) });
    const second = await serve({ items: all.slice(3, 6), next_url: third }, { hold: true });
    const first = await serve({ items: all.slice(0, 3), next_url: second });
    const element = await renderSettled(`<press-releases src="${first}" limit="4"></press-releases>`);
    element.tags = 'Odd';
    await whenRequested(second);
    // The loading page serves both.
    element.tags = 'Even';
    await element.updateComplete;
    await release(second);
    await until(() => ids(element).join() === '9,7,5,3');
    expect(await requests(second)).to.have.length(1);
  });
});

describe('«Show more» of a search', () => {
  it('returns the focus to the search if it finds nothing', async () => {
    const [first] = await threePages(2);
    const element = await renderSettled(`<press-releases src="${first}" searchable></press-releases>`);
    element.query = 'zzzz';
    await element.updateComplete;
    await click(part(element, 'more'));
    await until(() => !parts(element, 'more').length);
    await until(() => !!element.shadowRoot?.activeElement?.matches('[part=search]'));
  });
});

describe('links', () => {
  it('follow `item-href` and `target`', async () => {
    const feed = feedOf(2);
    Object.assign(feed.items[0] ?? {}, { id: 'a b/ä&?\ud800' });
    const element = await renderSettled(
      `<press-releases src="${await serve(feed)}" item-href="/news?id={id}" target="_blank"></press-releases>`,
    );
    const [first, second] = parts(element, 'link') as HTMLAnchorElement[];
    expect(first?.href).to.equal(`${location.origin}/news?id=a%20b%2F%C3%A4%26%3F%EF%BF%BD`);
    expect(second).to.include({ href: `${location.origin}/news?id=1`, target: '_blank' });
    element.itemHref = 'javascript:alert({id})';
    element.target = '';
    await element.updateComplete;
    expect(parts(element, 'link')[1]).to.include({ href: 'https://ministry.example/releases/1', target: '' });
  });

  it('to all releases lead to the feed’s home page, to `all-href`, or are absent', async () => {
    const element = await renderSettled(`<press-releases src="${await serve(feedOf(1))}"></press-releases>`);
    expect(part(element, 'all')).to.have.property('href', 'https://ministry.example/');
    expect(texts(element, 'all')).to.deep.equal(['All press releases']);
    element.allHref = '/all';
    await element.updateComplete;
    expect(part(element, 'all')).to.have.property('href', `${location.origin}/all`);
    for (const none of ['', 'javascript:1']) {
      element.allHref = none;
      await element.updateComplete;
      expect(parts(element, 'all'), none).to.have.length(0);
    }
  });

  it('fire an event when followed, which the page may cancel for a plain click', async () => {
    const element = await renderSettled(`<press-releases src="${await serve(feedOf(2))}"></press-releases>`);
    const told: [string, boolean, boolean][] = [];
    const record = (event: Event) => {
      const { item, newTab } = (event as CustomEvent<{ item: { id: string }; newTab: boolean }>).detail;
      told.push([item.id, newTab, event.cancelable]);
      event.preventDefault();
    };
    document.addEventListener('release-select', record);
    part(element, 'link').focus();
    await press('Enter');
    await click(part(element, 'summary'));
    await click(parts(element, 'link')[1] as HTMLElement);
    document.removeEventListener('release-select', record);
    expect(told).to.deep.equal([
      ['2', false, true],
      ['1', false, true],
    ]);
  });
});

describe('search', () => {
  const words = () => {
    const feed = feedOf(6);
    const titles = ['Fire in Sumqayıt', 'Road closed', 'Əmək haqqı', 'Fire drill', 'New head', 'Open day'];
    for (const [index, item] of feed.items.entries())
      Object.assign(item, { title: titles[index], summary: '', tags: [index % 2 ? 'Traffic' : 'People'] });
    return feed;
  };

  itInTurn('finds words in any order and case, announces the number, and keeps the focus', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(words())}" searchable></press-releases>`,
    );
    const told: unknown[] = [];
    element.addEventListener('search-change', (event) => told.push((event as CustomEvent).detail));
    const box = part(element, 'search') as HTMLInputElement;
    expect(box.labels?.[0]?.textContent.trim()).to.equal('Search the press releases');
    await click(box);
    await type('SUMQAYIT fi');
    expect(texts(element, 'title')).to.deep.equal(['Fire in Sumqayıt']);
    await whenSpoken(element, 'Found: 1');
    expect(told.at(-1)).to.deep.equal({ query: 'SUMQAYIT fi', tags: [] });
    expect(element.query).to.equal('SUMQAYIT fi');
    await expectAccessible(element);
    await type('x');
    expect(texts(element, 'status')).to.deep.equal(['Nothing was found.']);
    await whenSpoken(element, 'Nothing was found.');
    await press('Escape');
    expect(box.value).to.equal('');
    expect(texts(element, 'title')).to.have.length(5);
    expect(element.shadowRoot?.activeElement).to.equal(box);
  });

  it('by tags finds releases with any pressed tag', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(words())}" searchable limit="9"></press-releases>`,
    );
    expect(texts(element, 'tag')).to.deep.equal(['People', 'Traffic']);
    await click(parts(element, 'tag')[1] as HTMLElement);
    expect(parts(element, 'tag-selected').map((tag) => tag.getAttribute('aria-pressed'))).to.deep.equal([
      'true',
    ]);
    expect(texts(element, 'title')).to.deep.equal(['Road closed', 'Fire drill', 'Open day']);
    expect(element.selectedTags).to.deep.equal(['Traffic']);
    await expectAccessible(element);
    await click(parts(element, 'tag')[0] as HTMLElement);
    expect(texts(element, 'title')).to.have.length(6);
    element.selectedTags = ['People'];
    element.query = 'fire';
    await element.updateComplete;
    expect(texts(element, 'title')).to.deep.equal(['Fire in Sumqayıt']);
  });

  it('keeps a tag with a comma whole', async () => {
    const feed = feedOf(3);
    Object.assign(feed.items[0] ?? {}, { tags: ['Fire, rescue'] });
    const element = await renderSettled(
      `<press-releases src="${await serve(feed)}" searchable></press-releases>`,
    );
    await click(parts(element, 'tag').find((tag) => tag.textContent.includes(',')) as HTMLElement);
    expect(ids(element)).to.deep.equal([3]);
  });

  itInTurn('covers the loaded releases, says so, and continues by «Show more»', async () => {
    const [first] = await threePages(3);
    const element = await renderSettled(
      `<press-releases src="${first}" searchable limit="2"></press-releases>`,
    );
    expect(element.shadowRoot?.textContent).to.include('Only the 3 most recent ones are searched.');
    await click(part(element, 'search'));
    await type('release 2');
    expect(texts(element, 'status')).to.deep.equal(['Nothing was found.']);
    await click(part(element, 'more'));
    await whenSpoken(element, '1 of 1');
    expect(ids(element)).to.deep.equal([2]);
    expect(focused(element)).to.equal('Release 2');
  });
});

describe('refreshing', () => {
  const markup = (url: string) => `<press-releases src="${url}" refresh="30" limit="3"></press-releases>`;

  /** Makes the element refresh: the connection is back. */
  async function look(url: string, count: number): Promise<void> {
    window.dispatchEvent(new Event('online'));
    await whenRequested(url, count);
  }

  it('warns if the feed has expired since', async () => {
    const { warnings } = recordConsole();
    const url = await serve(feedOf(2));
    const element = await renderSettled(markup(url));
    expect(warnings).to.deep.equal([]);
    await update(url, { ...feedOf(2), expired: true });
    await look(url, 2);
    await until(() => warnings.length > 0);
    expect(warnings.join()).to.include('"expired" is true');
    expect(element.feed?._pressroom.warnings.join()).to.include('"expired" is true');
  });

  itInTurn('offers new releases, inserts them at a press, and marks them until they were seen', async () => {
    const url = await serve(feedOf(5));
    const element = await renderSettled(markup(url));
    const events = recordEvents(element);
    const [, second] = parts(element, 'link');
    second?.focus();
    const top = second?.getBoundingClientRect().top;
    await update(url, feedOf(7));
    await look(url, 2);
    while (!parts(element, 'new').length) await new Promise(requestAnimationFrame);
    expect(texts(element, 'new')).to.deep.equal(['2 new releases']);
    expect(ids(element)).to.deep.equal([5, 4, 3]);
    expect(second?.getBoundingClientRect().top).to.equal(top);
    expect(element.shadowRoot?.activeElement).to.equal(second);
    await expectAccessible(element);
    await click(part(element, 'new'));
    await whenSpoken(element, '2 new releases');
    expect(ids(element)).to.deep.equal([7, 6, 5, 4, 3]);
    expect(focused(element)).to.equal('Release 7');
    expect(parts(element, 'new').map(({ localName }) => localName)).to.deep.equal(['li', 'li']);
    expect(parts(element, 'link')[3], 'each keeps its own element').to.equal(second);
    await expectAccessible(element);
    expect(events).to.deep.equal([]);
    const rest = document.createElement('div');
    rest.style.height = '3000px';
    element.after(rest);
    element.before(rest.cloneNode());
    window.scrollTo(0, document.body.scrollHeight);
    while (parts(element, 'new').length) await new Promise(requestAnimationFrame);
  });

  it('shows corrections in place, and keeps the releases when it fails', async () => {
    const feed = feedOf(3);
    const url = await serve(feed);
    const element = await renderSettled(markup(url));
    await update(url, '', { status: 404 });
    await look(url, 2);
    const [first] = feed.items;
    Object.assign(first ?? {}, { title: 'Release 3, corrected', date_modified: '2026-11-23T12:00:00Z' });
    await update(url, { ...feed, items: feed.items.slice(0, 2) });
    await look(url, 3);
    while (!texts(element, 'title').includes('Release 3, corrected'))
      await new Promise(requestAnimationFrame);
    expect(ids(element)).to.have.length(3);
    expect(parts(element, 'new')).to.have.length(0);
    expect(parts(element, 'updated')).to.have.length(1);
    expect(element.state).to.equal('ready');
  });

  it('ends when the element or `refresh` is removed', async () => {
    const url = await serve(feedOf(3));
    const element = await renderSettled(markup(url));
    element.refresh = 0;
    await element.updateComplete;
    window.dispatchEvent(new Event('online'));
    element.refresh = 5;
    expect(element.refresh).to.equal(30);
    await element.updateComplete;
    element.remove();
    window.dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await requests(url)).to.have.length(1);
  });
});

describe('`loading="lazy"`', () => {
  it('requests nothing before the element is near the window', async () => {
    const url = await serve(feedOf(3));
    const element = await render(
      `<div style="height: 5000px"></div><press-releases src="${url}" loading="lazy"><p>Fallback</p></press-releases>`,
    );
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    expect(await requests(url)).to.have.length(0);
    expect(element.state).to.equal('loading');
    element.scrollIntoView();
    await settled(element);
    expect(ids(element)).to.have.length(3);
  });

  it('loads at once when it is removed', async () => {
    const url = await serve(feedOf(3));
    const element = await render(
      `<div style="height: 5000px"></div><press-releases src="${url}" loading="lazy"></press-releases>`,
    );
    element.loading = 'eager';
    await settled(element);
    expect(ids(element)).to.have.length(3);
  });
});

describe('a list of links in the page', () => {
  const list = `<ul lang="az">
      <li><a href="/releases/2">Second</a> <time datetime="2026-11-23">23 November</time><p>What happened.</p>
        <img src="/demo/images/emblem.svg" alt=""></li>
      <li><a href="/releases/1">First</a> <a href="/releases/1#more">Read more</a></li>
      <li>No link</li>
    </ul>`;

  it('is the data if there is no other source', async () => {
    const element = await renderSettled(`<press-releases>${list}</press-releases>`);
    expect(element.state).to.equal('ready');
    expect(texts(element, 'title')).to.deep.equal(['Second', 'First']);
    expect(texts(element, 'summary')).to.deep.equal(['What happened.']);
    expect(parts(element, 'image')).to.have.length(1);
    expect(parts(element, 'item').map(({ lang }) => lang)).to.deep.equal(['az', 'az']);
    const more = document.createElement('li');
    more.innerHTML = '<a href="/releases/3">Third</a>';
    element.querySelector('ul')?.append(more);
    while (texts(element, 'title').length < 3) await new Promise(requestAnimationFrame);
  });

  it('is the fallback if there is `src`', async () => {
    recordConsole();
    const gone = await serve('', { status: 404 });
    const element = await renderSettled(`<press-releases src="${gone}">${list}</press-releases>`);
    expect(element.state).to.equal('failed');
    expect(parts(element, 'item')).to.have.length(0);
  });
});
