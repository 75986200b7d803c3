import { expect, oneEvent } from '@open-wc/testing';
import { define } from 'pressroom-elements/elements';
import { click, press } from '../../support/commands.js';
import { release, requests, serve, update, whenRequested } from '../../support/feeds.js';
import {
  feedOf,
  load,
  part,
  parts,
  recordConsole,
  recordEvents,
  render,
  renderSettled,
  settled,
  showsFallback,
  texts,
  whenAnswered,
  type PressReleases,
} from '../../support/releases.js';
import { itInTurn } from '../../support/matrix.js';

// <press-releases> shows the releases of a feed, in every state and after every fault.

const code = (element: PressReleases) => element.error?.code;

describe('releases', () => {
  it('are a named region with a heading and a list of links, titles and dates', async () => {
    const url = await serve(feedOf(7));
    const element = await renderSettled(`<press-releases src="${url}"></press-releases>`);
    const region = element.shadowRoot?.firstElementChild;
    expect(region?.localName).to.equal('section');
    expect(region?.getAttribute('aria-label')).to.equal('Most recent press releases');
    expect(part(element, 'heading').localName).to.equal('h2');
    expect(part(element, 'list').localName).to.equal('ul');
    expect(texts(element, 'title')).to.deep.equal([7, 6, 5, 4, 3].map((id) => `Release ${String(id)}`));
    expect(parts(element, 'title').map(({ localName }) => localName)).to.deep.equal(Array(5).fill('h3'));
    for (const item of parts(element, 'item')) expect(item.querySelectorAll('a')).to.have.length(1);
    expect(part(element, 'link')).to.have.property('href', 'https://ministry.example/releases/7');
    expect(part(element, 'date')).to.have.property('dateTime', '2026-11-23T09:40:00.000Z');
    expect(texts(element, 'date')[0]).to.equal('23 November 2026');
    expect(texts(element, 'summary')[0]).to.equal('What happened, where and when.');
  });

  it('are as many as `limit`, also after a change', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(feedOf(7))}" limit="2"></press-releases>`,
    );
    expect(parts(element, 'item')).to.have.length(2);
    element.limit = 100;
    await element.updateComplete;
    expect(parts(element, 'item')).to.have.length(7);
  });

  it('show the named `fields`', async () => {
    const feed = feedOf(1);
    Object.assign(feed.items[0] ?? {}, { image: '/demo/images/emblem.svg' });
    const element = await renderSettled(`<press-releases src="${await serve(feed)}"></press-releases>`);
    const shown = () =>
      ['date', 'image', 'summary', 'tags'].filter((name) => parts(element, name).length > 0).join(' ');
    expect(shown()).to.equal('date image summary');
    for (const fields of ['', 'date', 'tags', 'IMAGE summary', 'unknown', 'date image summary tags']) {
      element.fields = fields;
      await element.updateComplete;
      expect(shown(), fields).to.equal(fields === 'unknown' ? '' : fields.toLowerCase());
    }
    element.fields = 'time';
    element.timeZone = 'Asia/Baku';
    element.lang = 'az';
    await element.updateComplete;
    await Promise.resolve();
    await element.updateComplete;
    expect(texts(element, 'date')).to.deep.equal(['13:40']);
  });

  it('have lazy, sized, decorative images; a failed one leaves no gap', async () => {
    const feed = feedOf(2);
    const [first, second] = feed.items;
    Object.assign(first ?? {}, { image: '/demo/images/emblem.svg' });
    Object.assign(second ?? {}, { image: '/none.jpg' });
    const element = await renderSettled(`<press-releases src="${await serve(feed)}"></press-releases>`);
    const [image, broken] = parts(element, 'image') as HTMLImageElement[];
    expect(image?.getAttribute('alt')).to.equal('');
    expect(image).to.include({ loading: 'lazy', width: image?.width }).and.have.property('naturalWidth');
    expect(image?.getAttribute('width')).to.equal('320');
    expect(image?.getAttribute('height')).to.equal('180');
    if (!broken?.classList.contains('broken')) await oneEvent(broken as HTMLElement, 'error');
    expect(getComputedStyle(broken as HTMLElement).visibility).to.equal('hidden');
  });

  it('have titles one level below the heading, at most six', async () => {
    const element = await renderSettled(`<press-releases src="${await serve(feedOf(1))}"></press-releases>`);
    const levels = async () => {
      await element.updateComplete;
      return [...parts(element, 'heading'), ...parts(element, 'title')]
        .map(({ localName }) => localName)
        .join(' ');
    };
    for (const [level, expected] of [
      [1, 'h1 h2'],
      [4, 'h4 h5'],
      [6, 'h6 h6'],
      [9, 'h6 h6'],
      [0, 'h1 h2'],
    ] as const) {
      element.headingLevel = level;
      expect(await levels()).to.equal(expected);
    }
    element.headingLevel = 3;
    element.heading = '';
    expect(await levels(), 'without a heading').to.equal('h3');
    expect(element.shadowRoot?.firstElementChild?.getAttribute('aria-label')).to.equal(
      'Most recent press releases',
    );
  });

  it('have the heading from the attribute', async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(feedOf(1))}" heading="News &lt;b&gt;"></press-releases>`,
    );
    expect(texts(element, 'heading')).to.deep.equal(['News <b>']);
    expect(element.shadowRoot?.firstElementChild?.getAttribute('aria-label')).to.equal('News <b>');
  });

  it('without a URL, or with a hostile one, have a title without a link', async () => {
    const items = [
      { id: '1', title: 'No address' },
      { id: '2', title: 'Script', url: 'javascript:document.title="broken"' },
      { id: '3', title: 'Elsewhere', external_url: 'https://elsewhere.example/' },
      { id: '4' },
    ];
    const element = await renderSettled(`<press-releases src="${await serve({ items })}"></press-releases>`);
    expect(parts(element, 'link').map((link) => (link as HTMLAnchorElement).href)).to.deep.equal([
      'https://elsewhere.example/',
    ]);
    expect(texts(element, 'title')).to.deep.equal(['No address', 'Script', 'Elsewhere', '4']);
  });

  it('show markup in a title as text', async () => {
    const title = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    const feed = {
      items: [{ id: '1', title, summary: title, tags: [title], url: 'https://a.example/"><script>' }],
    };
    const element = await renderSettled(
      `<press-releases src="${await serve(feed)}" fields="summary tags"></press-releases>`,
    );
    expect(texts(element, 'title')).to.deep.equal([title]);
    expect(element.shadowRoot?.querySelectorAll('img, script')).to.have.length(0);
    expect(window).not.to.have.property('hacked');
  });

  it('with an invalid date show no date', async () => {
    const told = recordConsole();
    const items = [{ id: '1', title: 'A', date_published: 'yesterday' }];
    const element = await renderSettled(`<press-releases src="${await serve({ items })}"></press-releases>`);
    expect(parts(element, 'date')).to.have.length(0);
    expect(element.feed?._pressroom.warnings.join()).to.include('yesterday');
    expect(told.warnings.join()).to.include('date_published').and.include('yesterday');
  });

  it('have one Tab stop each, and Enter follows the link', async () => {
    const element = await renderSettled(
      `<a href="#before">Before</a><press-releases src="${await serve(feedOf(3))}" limit="3" all-href=""></press-releases><a href="#after">After</a>`,
    );
    const box = element.parentElement as HTMLElement;
    (box.querySelector('a') as HTMLElement).focus();
    for (const link of parts(element, 'link')) {
      await press('Tab');
      expect(element.shadowRoot?.activeElement).to.equal(link);
    }
    let followed = '';
    element.addEventListener('click', (event) => {
      event.preventDefault();
      followed = (event.composedPath()[0] as HTMLAnchorElement).href;
    });
    await press('Enter');
    expect(followed).to.equal('https://ministry.example/releases/1');
    await press('Tab');
    expect(document.activeElement?.textContent).to.equal('After');
  });

  it('are links over their whole area, with selectable summaries', async () => {
    const element = await renderSettled(`<press-releases src="${await serve(feedOf(1))}"></press-releases>`);
    const link = part(element, 'link');
    const box = part(element, 'item').getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint(box.right - 4, box.bottom - 4)).to.equal(link);
    const summary = part(element, 'summary');
    const { left, top, height } = summary.getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint(left + 8, top + height / 2)).to.equal(summary);
  });
});

describe('states', () => {
  it('go from loading to ready, with `load` after rendering', async () => {
    const url = await serve(feedOf(2), { hold: true });
    const element = await render(`<press-releases src="${url}"></press-releases>`);
    const events = recordEvents(element);
    await whenRequested(url);
    expect(element.state).to.equal('loading');
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(texts(element, 'status')).to.deep.equal(['Loading…']);
    let itemsAtLoad = 0;
    element.addEventListener('load', () => (itemsAtLoad = parts(element, 'item').length));
    await release(url);
    await settled(element);
    expect(itemsAtLoad).to.equal(2);
    expect(element.matches(':state(ready)')).to.equal(true);
    expect(element.matches(':state(loading)')).to.equal(false);
    expect(events).to.deep.equal(['load ready']);
    expect(element.error).to.equal(undefined);
  });

  itInTurn('`load` and `error` do not bubble', async () => {
    const bubbled: string[] = [];
    const record = (event: Event) => bubbled.push(event.type);
    document.body.addEventListener('load', record);
    document.body.addEventListener('error', record);
    await renderSettled(`<press-releases src="${await serve(feedOf(1))}"></press-releases>`);
    await renderSettled(`<press-releases src="${await serve('', { status: 500 })}"></press-releases>`);
    document.body.removeEventListener('load', record);
    document.body.removeEventListener('error', record);
    expect(bubbled).to.deep.equal([]);
  });

  it('are empty for an empty feed, with our sentence or the page’s own', async () => {
    const url = await serve({ items: [] });
    const element = await render('<press-releases></press-releases>');
    expect(await load(element, url)).to.deep.equal(['load empty']);
    expect(texts(element, 'status')).to.deep.equal(['There are no press releases.']);
    const own = await renderSettled(
      `<press-releases src="${url}"><p>Fallback</p><p slot="empty">Quiet today.</p></press-releases>`,
    );
    expect((own.lastElementChild as HTMLElement).checkVisibility()).to.equal(true);
    expect((own.firstElementChild as HTMLElement).checkVisibility()).to.equal(false);
  });

  it('are idle without a source, with the fallback and a warning', async () => {
    const told = recordConsole();
    const element = await render('<press-releases><p>Fallback</p></press-releases>');
    const events = recordEvents(element);
    expect(element.state).to.equal('idle');
    expect(element.matches(':state(idle)')).to.equal(true);
    expect(showsFallback(element)).to.equal(true);
    expect(parts(element, 'status')).to.have.length(0);
    // Each tag has one warning.
    define({ prefix: 'idle' });
    const idle = document.createElement('idle-press-releases');
    document.body.append(idle);
    await new Promise((resolve) => setTimeout(resolve));
    idle.remove();
    expect(told.warnings.join()).to.include('<idle-press-releases>').and.include('src');
    expect(events).to.deep.equal([]);
    expect(texts(await render('<press-releases></press-releases>'), 'status')).to.deep.equal([
      'This list cannot be shown at the moment.',
    ]);
  });

  const faults: Record<string, { code: string; serve: () => Promise<string> }> = {
    'a URL that cannot be parsed': { code: 'url', serve: () => Promise.resolve('http://[') },
    'a javascript: URL': { code: 'url', serve: () => Promise.resolve('javascript:window.hacked=true') },
    'a 404': { code: 'http', serve: () => serve('gone', { status: 404 }) },
    'HTML instead of JSON': {
      code: 'not-json',
      serve: () => serve('<!doctype html>', { type: 'text/html' }),
    },
    'JSON that is no feed': { code: 'not-a-feed', serve: () => serve({ news: [] }) },
    'a cut body': { code: 'network', serve: () => serve(feedOf(9), { cut: 99 }) },
    'a refusal by CORS': {
      code: 'network',
      serve: () => serve(feedOf(9), { origin: 'other', cors: 'none' }),
    },
  };
  for (const [fault, { code: expected, serve: serveFault }] of Object.entries(faults))
    itInTurn(`${fault} fails with the fallback, a plain sentence and a retry button`, async () => {
      const told = recordConsole();
      const url = await serveFault();
      const element = await render('<press-releases><p>Fallback</p></press-releases>');
      const events = await load(element, url);
      expect(element.state).to.equal('failed');
      expect(code(element)).to.equal(expected);
      expect(events).to.deep.equal(['error failed']);
      expect(showsFallback(element)).to.equal(true);
      expect(texts(element, 'status')).to.deep.equal(['This list cannot be shown at the moment.']);
      expect(part(element, 'retry').localName).to.equal('button');
      expect(told.errors.join()).to.include(
        `<press-releases>: ${element.error?.message ?? '?'} (${expected})`,
      );
      expect(window).not.to.have.property('hacked');
    });

  it('a time-out fails', async () => {
    recordConsole();
    const url = await serve(feedOf(1), { hold: true });
    const element = await renderSettled(`<press-releases src="${url}" timeout="50"></press-releases>`);
    expect(code(element)).to.equal('timeout');
    expect(element.error?.message).to.include('50 ms');
  });

  it('start again for a changed source; a late answer of the former one is ignored', async () => {
    const [slow, quick] = await Promise.all([serve(feedOf(1), { hold: true }), serve(feedOf(3))]);
    const element = await render(`<press-releases src="${slow}"></press-releases>`);
    const events = recordEvents(element);
    await whenRequested(slow);
    element.src = quick;
    await element.updateComplete;
    expect(element.state).to.equal('loading');
    await settled(element);
    await release(slow);
    expect(parts(element, 'item')).to.have.length(3);
    element.removeAttribute('src');
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    expect(element.feed).to.equal(undefined);
    expect(events).to.deep.equal(['load ready']);
  });

  itInTurn('keep the releases during `reload()`, and after it fails', async () => {
    recordConsole();
    const url = await serve(feedOf(1));
    const element = await renderSettled(`<press-releases src="${url}"></press-releases>`);
    const events = recordEvents(element);
    await update(url, feedOf(2), { hold: true });
    const reloaded = element.reload();
    await whenRequested(url, 2);
    expect(element.state).to.equal('ready');
    await release(url);
    await reloaded;
    expect(parts(element, 'item')).to.have.length(2);
    await update(url, '', { status: 503 });
    await element.reload();
    expect(element.state).to.equal('ready');
    expect(parts(element, 'item')).to.have.length(2);
    expect(code(element)).to.equal('http');
    await update(url, feedOf(3));
    await element.reload();
    expect(element.error).to.equal(undefined);
    expect(events).to.deep.equal(['load ready', 'error ready', 'load ready']);
  });

  it('resolve the promises of overlapping reloads after the last one, and never reject them', async () => {
    const url = await serve(feedOf(1));
    const element = await renderSettled(`<press-releases src="${url}"></press-releases>`);
    const events = recordEvents(element);
    await update(url, feedOf(2), { hold: true });
    const first = element.reload();
    await whenRequested(url, 2);
    // The second reload uses the running request.
    const second = element.reload();
    await release(url);
    await first;
    expect(parts(element, 'item')).to.have.length(2);
    await second;
    expect(await requests(url)).to.have.length(2);
    element.remove();
    await element.reload();
    expect(events).to.deep.equal(['load ready']);
  });
});

describe('retry', () => {
  const sentence = 'This list cannot be shown at the moment.';
  const spoken = (element: PressReleases) => element.shadowRoot?.querySelector('[aria-live]')?.textContent;

  async function whenSpoken(element: PressReleases): Promise<string> {
    const region = element.shadowRoot?.querySelector('[aria-live]') as HTMLElement;
    while (!region.textContent)
      await new Promise((resolve) => {
        new MutationObserver(resolve).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
    return region.textContent;
  }

  itInTurn(
    'by key keeps the focus while loading, then moves it to the releases and announces their number',
    async () => {
      recordConsole();
      const url = await serve('', { status: 503 });
      const element = await renderSettled(`<press-releases src="${url}"><p>Fallback</p></press-releases>`);
      expect(spoken(element)).to.equal('');
      part(element, 'retry').focus();
      await update(url, feedOf(9), { hold: true });
      await press('Enter');
      await whenRequested(url, 2);
      expect(element.state).to.equal('loading');
      expect(element.shadowRoot?.activeElement).to.equal(part(element, 'retry'));
      expect(showsFallback(element)).to.equal(true);
      await release(url);
      await settled(element);
      expect(element.shadowRoot?.activeElement?.localName).to.equal('section');
      expect(await whenSpoken(element)).to.equal('Most recent press releases: 5');
      await press('Tab');
      expect(element.shadowRoot?.activeElement).to.equal(part(element, 'link'));
      expect(element.shadowRoot?.querySelector('[tabindex]')).to.equal(null);
    },
  );

  itInTurn('by pointer announces another failure, and the button keeps the focus', async () => {
    recordConsole();
    const url = await serve('', { status: 503 });
    const element = await renderSettled(`<press-releases src="${url}"></press-releases>`);
    const retry = part(element, 'retry');
    await click(retry);
    await whenRequested(url, 2);
    await settled(element);
    expect(await whenSpoken(element)).to.equal(sentence);
    expect(part(element, 'retry')).to.equal(retry);
  });

  itInTurn('announces only actions of the reader', async () => {
    recordConsole();
    const element = await renderSettled(
      `<press-releases src="${await serve('', { status: 503 })}"></press-releases>`,
    );
    const region = element.shadowRoot?.querySelector('[aria-live]') as HTMLElement;
    let said = 0;
    new MutationObserver(() => (said += 1)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    element.src = await serve(feedOf(2));
    await element.updateComplete;
    await settled(element);
    await element.reload();
    // Longer than the pause before an announcement.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(said).to.equal(0);
    expect(element.shadowRoot?.querySelectorAll('[role=alert], [role=status]')).to.have.length(0);
  });
});

describe('the fallback', () => {
  it('is shown without a heading of ours while loading, and replaced when ready', async () => {
    const url = await serve(feedOf(1), { hold: true });
    const element = await render(
      `<press-releases src="${url}"><ul><li><a href="#x">Old</a></li></ul></press-releases>`,
    );
    await whenRequested(url);
    expect(showsFallback(element)).to.equal(true);
    expect([...parts(element, 'heading'), ...parts(element, 'status')]).to.have.length(0);
    await release(url);
    await settled(element);
    expect(showsFallback(element)).to.equal(false);
  });

  it('is not replaced while the focus is in it', async () => {
    const url = await serve(feedOf(1), { hold: true });
    const element = await render(
      `<press-releases src="${url}"><a href="#x">Old</a></press-releases><button>Elsewhere</button>`,
    );
    (element.firstElementChild as HTMLElement).focus();
    await whenRequested(url);
    await release(url);
    await whenAnswered(url);
    expect(element.state).to.equal('loading');
    expect(showsFallback(element)).to.equal(true);
    await press('Tab');
    await settled(element);
    expect(document.activeElement?.textContent).to.equal('Elsewhere');
    expect(parts(element, 'item')).to.have.length(1);
  });

  it('is not replaced while a selection is in it', async () => {
    const url = await serve(feedOf(1), { hold: true });
    const element = await render(`<press-releases src="${url}"><p>Old news</p></press-releases>`);
    document.getSelection()?.selectAllChildren(element.firstElementChild as Element);
    const loaded = oneEvent(element, 'load');
    await release(url);
    await whenAnswered(url);
    expect(element.state).to.equal('loading');
    document.getSelection()?.removeAllRanges();
    await loaded;
    expect(parts(element, 'item')).to.have.length(1);
  });

  it('may be added after the element, as by a parser', async () => {
    const url = await serve(feedOf(1), { hold: true });
    const element = await render(`<press-releases src="${url}"></press-releases>`);
    expect(parts(element, 'status')).to.have.length(1);
    element.append(Object.assign(document.createElement('p'), { textContent: 'Later' }));
    await oneEvent(element.shadowRoot?.querySelector('slot') as HTMLElement, 'slotchange');
    await element.updateComplete;
    expect(parts(element, 'status')).to.have.length(0);
    expect(showsFallback(element)).to.equal(true);
  });
});

describe('the `feed` property', () => {
  it('renders a document without a request, wins over `src`, and returns it normalised', async () => {
    const url = await serve(feedOf(5));
    const element = await renderSettled(`<press-releases src="${url}"></press-releases>`);
    const events = recordEvents(element);
    element.feed = { items: [{ id: 1, title: 'Mine', url: '/mine' }] };
    await oneEvent(element, 'load');
    expect(texts(element, 'title')).to.deep.equal(['Mine']);
    expect(element.feed?.items[0]).to.deep.include({
      id: '1',
      url: new URL('/mine', document.baseURI).href,
      tags: [],
    });
    expect(await requests(url)).to.have.length(1);
    element.feed = undefined;
    await oneEvent(element, 'load');
    expect(parts(element, 'item')).to.have.length(5);
    expect(events).to.deep.equal(['load ready', 'load ready']);
  });

  it('fails for another document, and the error says how to fix it', async () => {
    const told = recordConsole();
    const element = await render('<press-releases><p>Fallback</p></press-releases>');
    element.feed = { news: [] };
    await oneEvent(element, 'error');
    expect(code(element)).to.equal('not-a-feed');
    expect(showsFallback(element)).to.equal(true);
    expect(told.errors.join()).to.include('"items"');
  });
});

describe('a removed element', () => {
  it('aborts its request, and requests again after its return', async () => {
    const url = await serve(feedOf(2), { hold: true });
    const element = await render(`<press-releases src="${url}"></press-releases>`);
    const box = element.parentElement as HTMLElement;
    await whenRequested(url);
    element.remove();
    while (!(await requests(url))[0]?.aborted) await new Promise(requestAnimationFrame);
    box.append(element);
    await whenRequested(url, 2);
    await release(url);
    await settled(element);
    expect(parts(element, 'item')).to.have.length(2);
  });

  it('keeps its request and its releases if it is only moved', async () => {
    const url = await serve(feedOf(2), { hold: true });
    const element = await render(`<press-releases src="${url}"></press-releases><div></div>`);
    await whenRequested(url);
    const box = element.parentElement?.lastElementChild as HTMLElement;
    box.append(element);
    await release(url);
    await settled(element);
    box.before(element);
    await element.updateComplete;
    expect(element.state).to.equal('ready');
    expect(await requests(url)).to.have.length(1);
  });
});
