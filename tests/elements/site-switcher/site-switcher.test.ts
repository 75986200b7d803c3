import { expect, oneEvent } from '@open-wc/testing';
import { define } from 'pressroom-elements/elements';
import { click, engine, press, type } from '../../support/commands.js';
import { openPage, release, serve, servePage, update, requests, whenRequested } from '../../support/feeds.js';
import { itInTurn, matrix } from '../../support/matrix.js';
import {
  expectFocus,
  expectSame,
  focused,
  liveRegion,
  matches,
  openSites,
  part,
  parts,
  portal,
  recordConsole,
  recordEvents,
  recordFollowed,
  recordToggles,
  render,
  rendered,
  renderOpen,
  renderSettled,
  renderSites,
  search,
  settled,
  showsFallback,
  shownLinks,
  shownNames,
  sitesOf,
  texts,
  until,
  whenSpoken,
  type SiteSwitcher,
} from '../../support/sites.js';

// <site-switcher> leads to the sites of a ministry's units: by key, by pointer, by search, from any source.

const box = (element: SiteSwitcher) => part(element, 'search') as HTMLInputElement;
const link = (element: SiteSwitcher, index: number) => shownLinks(element)[index] as HTMLAnchorElement;
const before = (element: SiteSwitcher) =>
  element.parentElement?.querySelector('[href="#before"]') as HTMLElement;
const after = (element: SiteSwitcher) =>
  element.parentElement?.querySelector('[href="#after"]') as HTMLElement;
const isOpen = (element: SiteSwitcher) => parts(element, 'panel').some((panel) => panel.checkVisibility());
const names = [
  'The Ministry',
  'Əmək idarəsi',
  'Sumgayit Police Office',
  'Yol polisi',
  'Transport Police',
  'Migration',
  'Guards',
  'Archive',
  'Hospital',
];

describe('the button', () => {
  it('names the panel, and shows its state', async () => {
    const element = await renderSites(portal);
    const button = part(element, 'button');
    expect(button.localName).to.equal('button');
    expect(button.textContent.trim()).to.equal('Sites of the Ministry');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(button.getAttribute('aria-haspopup')).to.equal(null);
    expect(isOpen(element)).to.equal(false);
    expect(shownLinks(element)).to.have.length(0);
    element.open = true;
    await element.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(parts(element, 'button-open')).to.have.length(1);
    expectSame(part(element, 'button-open'), button);
    expect(isOpen(element)).to.equal(true);
    expect(element.shadowRoot?.querySelector('nav')?.getAttribute('aria-label')).to.equal(
      'Sites of the Ministry',
    );
    expect(shownNames(element)).to.deep.equal(names);
    element.open = false;
    await element.updateComplete;
    expect(parts(element, 'button-open')).to.have.length(0);
    expect(isOpen(element)).to.equal(false);
  });

  it('is labelled by the attribute, else the list’s title, else our sentence', async () => {
    const element = await renderSites(portal, 'label="Units &lt;b&gt;"');
    expect(texts(element, 'button')).to.deep.equal(['Units <b>']);
    element.label = ' ';
    await element.updateComplete;
    expect(texts(element, 'button')).to.deep.equal(['Sites of the Ministry']);
    element.sites = sitesOf(2);
    await element.updateComplete;
    await settled(element);
    expect(texts(element, 'button')).to.deep.equal(['Websites of the structural units']);
  });

  it('keeps its arrow beside the last word', async () => {
    const element = await renderSites(portal);
    const button = part(element, 'button');
    const text = document
      .createTreeWalker(button, NodeFilter.SHOW_TEXT, ({ textContent }) =>
        textContent?.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
      )
      .nextNode() as Text;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width } = range.getBoundingClientRect();
    range.setStart(text, text.data.lastIndexOf('Ministry'));
    const { top } = range.getBoundingClientRect();
    // Room for the text, but not for the arrow.
    button.style.cssText = `box-sizing: content-box; padding: 0; width: ${String(width + 1)}px`;
    expect(range.getBoundingClientRect().top).to.be.above(top);
  });

  it('opens by Enter and by Space, keeps the focus, and closes likewise', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    const button = part(element, 'button');
    button.focus();
    for (const key of ['Enter', 'Space']) {
      await press(key);
      await element.updateComplete;
      expect(isOpen(element), key).to.equal(true);
      expect(element.open).to.equal(true);
      expectFocus(element, button);
      await press(key);
      await element.updateComplete;
      expect(isOpen(element), key).to.equal(false);
      expectFocus(element, button);
    }
    expect(toggles).to.deep.equal([true, false, true, false]);
  });

  it('opens by pointer, and closes likewise; Escape closes it in any case', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    await click(part(element, 'button'));
    await element.updateComplete;
    expect(isOpen(element)).to.equal(true);
    await click(part(element, 'button'));
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    await click(part(element, 'button'));
    await press('Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    expect(toggles).to.deep.equal([true, false, true, false]);
  });

  it('discloses a panel that lies below it, inside the window', async () => {
    const element = await renderOpen(portal);
    const button = part(element, 'button').getBoundingClientRect();
    const panel = part(element, 'panel').getBoundingClientRect();
    expect(panel.top).to.be.at.least(button.bottom);
    expect(panel.top - button.bottom).to.be.lessThan(20);
    expect(panel.left).to.be.at.least(0);
    expect(panel.right).to.be.at.most(innerWidth);
    expect(panel.bottom).to.be.at.most(innerHeight);
  });
});

describe('keys', () => {
  it('ArrowDown on the button opens and goes to the search box', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    part(element, 'button').focus();
    await press('ArrowDown');
    await element.updateComplete;
    expectFocus(element, box(element));
    part(element, 'button').focus();
    await press('ArrowDown');
    await element.updateComplete;
    expectFocus(element, box(element), 'where it is open');
    expect(toggles).to.deep.equal([true]);
  });

  it('ArrowDown goes to the first link where there is no search box', async () => {
    const element = await renderSites(sitesOf(7));
    part(element, 'button').focus();
    await press('ArrowDown');
    await element.updateComplete;
    expect(parts(element, 'search')).to.have.length(0);
    expectFocus(element, link(element, 0));
    await press('ArrowUp');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(true);
  });

  it('ArrowUp on the button and letters have no effect', async () => {
    const element = await renderSites(portal);
    part(element, 'button').focus();
    await press('ArrowUp', 'ArrowLeft', 'Home', 'End', 'a');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
  });

  itInTurn('arrows move through the sites and back to the search box', async () => {
    const element = await renderSites(portal);
    part(element, 'button').focus();
    await press('ArrowDown', 'ArrowDown');
    expectFocus(element, link(element, 0));
    await press('ArrowDown', 'ArrowDown');
    expectFocus(element, link(element, 2), 'into a group');
    await press('ArrowUp', 'ArrowUp');
    expectFocus(element, link(element, 0));
    await press('ArrowUp');
    expectFocus(element, box(element));
    await press(...Array<string>(20).fill('ArrowDown'));
    expectFocus(element, link(element, 8), 'the last stays');
  });

  it('arrows with a modifier are left to the browser', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await press('Control+ArrowDown', 'Alt+ArrowDown');
    await element.updateComplete;
    expectFocus(element, box(element));
  });

  it('arrows move through results', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await type('polis');
    await element.updateComplete;
    expect(shownLinks(element)).to.have.length(3);
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expectFocus(element, link(element, 2));
    await press('ArrowUp', 'ArrowUp', 'ArrowUp');
    expectFocus(element, box(element));
  });

  it('Enter in the box focuses the first of several results', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    box(element).focus();
    await type('polis');
    await press('Enter');
    await element.updateComplete;
    expectFocus(element, link(element, 0));
    expect(followed).to.deep.equal([]);
    await press('Enter');
    expect(followed).to.deep.equal([link(element, 0).href]);
  });

  it('Enter in the box follows the only result', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    const selected: unknown[] = [];
    element.addEventListener('site-select', (event) =>
      selected.push((event as CustomEvent<{ site: { url: string } }>).detail.site.url),
    );
    box(element).focus();
    await type('sumqayit');
    await press('Enter');
    expect(followed).to.deep.equal(['https://sumqayit.example/']);
    expect(selected).to.deep.equal(followed);
  });

  it('Enter in the box does nothing without a result', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    box(element).focus();
    await type('zzz');
    await press('Enter');
    await element.updateComplete;
    expect(followed).to.deep.equal([]);
    expectFocus(element, box(element));
    expect(isOpen(element)).to.equal(true);
  });

  it('Enter in the box navigates to the only site', async () => {
    const target = await servePage('<!doctype html><title>Police</title>');
    const { element, frame } = await openSites(
      { sites: [{ title: 'Police', url: target }] },
      {
        attributes: 'search-from="1"',
      },
    );
    part(element, 'button').focus();
    await press('ArrowDown');
    const left = oneEvent(frame, 'load');
    await press('Enter');
    await left;
    expect(frame.contentDocument?.title).to.equal('Police');
  });

  it('Escape clears the box, then closes the panel and returns the focus', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    part(element, 'button').focus();
    await press('ArrowDown');
    await type('polis');
    await press('Escape');
    await element.updateComplete;
    expect(box(element).value).to.equal('');
    expectFocus(element, box(element));
    expect(shownLinks(element)).to.have.length(9);
    expect(isOpen(element)).to.equal(true);
    await press('Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    expect(toggles).to.deep.equal([true, false]);
  });

  it('Escape clears the box if a result has the focus, and closes the panel if a link has it', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await type('polis');
    await press('ArrowDown', 'Escape');
    await element.updateComplete;
    expect(box(element).value).to.equal('');
    expectFocus(element, box(element));
    await press('ArrowDown', 'Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
  });

  it('Escape on the closed button is left to the page', async () => {
    const element = await renderSites(portal);
    let prevented: boolean | undefined;
    element.addEventListener('keydown', (event) => (prevented = event.defaultPrevented));
    part(element, 'button').focus();
    await press('Escape');
    expect(prevented).to.equal(false);
  });

  it('the search is empty when the panel opens again', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await type('polis');
    await press('Escape', 'Escape', 'ArrowDown');
    await element.updateComplete;
    expect(box(element).value).to.equal('');
    expect(shownLinks(element)).to.have.length(9);
  });

  it('Tab moves from the button through box and links, and closes the panel after the last', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    before(element).focus();
    await press('Tab', 'Enter', 'Tab');
    expectFocus(element, box(element));
    for (const each of shownLinks(element)) {
      await press('Tab');
      expectFocus(element, each);
    }
    await press('Tab');
    await element.updateComplete;
    expectSame(document.activeElement, after(element));
    expect(isOpen(element)).to.equal(false);
    expect(toggles).to.deep.equal([true, false]);
  });

  it('Shift+Tab out of the panel closes it, too', async () => {
    const element = await renderSites(portal);
    part(element, 'button').focus();
    await press('Enter', 'Shift+Tab');
    await element.updateComplete;
    expectSame(document.activeElement, before(element));
    expect(isOpen(element)).to.equal(false);
  });

  it('Tab out of the panel closes it inside a shadow root of the page', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<site-switcher></site-switcher><a href="#x">After</a>';
    document.body.append(host);
    try {
      const element = host.shadowRoot?.querySelector('site-switcher') as SiteSwitcher;
      element.sites = sitesOf(1);
      await element.updateComplete;
      await settled(element);
      part(element, 'button').focus();
      await press('ArrowDown', 'Tab');
      await element.updateComplete;
      expect(host.shadowRoot?.activeElement?.textContent).to.equal('After');
      expect(isOpen(element)).to.equal(false);
    } finally {
      host.remove();
    }
  });
});

describe('the panel', () => {
  it('closes when the reader clicks outside, and the focus stays there', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    const outside = document.createElement('button');
    outside.textContent = 'Outside';
    outside.style.cssText = 'position: fixed; inset: auto 0 0 auto';
    element.parentElement?.append(outside);
    await click(part(element, 'button'));
    await click(outside);
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, null);
    expect(toggles).to.deep.equal([true, false]);
  });

  it('closes when the reader clicks outside on an element that stops the event', async () => {
    const element = await renderOpen(portal);
    const outside = document.createElement('div');
    outside.textContent = 'Map';
    outside.style.cssText = 'position: fixed; inset: auto 0 0 auto';
    outside.addEventListener('pointerdown', (event) => {
      event.stopPropagation();
      event.preventDefault();
    });
    element.parentElement?.append(outside);
    await click(outside);
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
  });

  it('stays open when the reader clicks inside, also on text', async () => {
    const element = await renderOpen(portal);
    await click(part(element, 'group-title'));
    await click(box(element));
    await element.updateComplete;
    expect(isOpen(element)).to.equal(true);
  });

  it('closes when the focus moves into a frame of the page', async () => {
    const element = await renderOpen(portal);
    const frame = document.createElement('iframe');
    frame.title = 'Map';
    frame.srcdoc = '<!doctype html><button>Inside</button>';
    frame.style.cssText = 'position: fixed; inset: auto 0 0 auto; inline-size: 200px; block-size: 80px';
    const loaded = oneEvent(frame, 'load');
    element.parentElement?.append(frame);
    await loaded;
    box(element).focus();
    await click(frame.contentDocument?.querySelector('button') as Element);
    await rendered(element);
    expectSame(document.activeElement, frame);
    expect(isOpen(element)).to.equal(false);
  });

  it('stays open when the window loses the focus', async () => {
    const { element, frame } = await openSites(portal, { height: 400 });
    const elsewhere = document.createElement('button');
    elsewhere.textContent = 'Another window';
    document.body.append(elsewhere);
    try {
      part(element, 'button').focus();
      await press('ArrowDown');
      const blurred = new Promise((resolve) => {
        frame.contentWindow?.addEventListener('blur', resolve, { once: true });
      });
      elsewhere.focus();
      await blurred;
      await rendered(element);
      expect(isOpen(element)).to.equal(true);
    } finally {
      elsewhere.remove();
    }
  });

  it('closes when the page is left, so that the Back button shows the page without it', async () => {
    const { element, frame } = await openSites(portal, { height: 400 });
    element.open = true;
    await element.updateComplete;
    const left = new Promise((resolve) => {
      frame.contentWindow?.addEventListener('pagehide', resolve, { once: true });
    });
    frame.src = 'about:blank';
    await left;
    expect(element.open).to.equal(false);
  });

  it('fires no event when a script opens or closes it', async () => {
    const element = await renderSites(portal);
    const toggles = recordToggles(element);
    for (const act of [
      () => (element.open = true),
      () => (element.open = false),
      () => {
        element.toggle();
      },
      () => {
        element.toggle();
      },
      () => {
        element.toggle(true);
      },
      () => {
        element.toggle(true);
      },
    ]) {
      act();
      await element.updateComplete;
      expect(isOpen(element)).to.equal(element.open);
    }
    expect(element.open).to.equal(true);
    element.toggle(false);
    expect(element.open).to.equal(false);
    expect(toggles).to.deep.equal([]);
  });

  it('returns its focus to the button when a script closes it', async () => {
    const element = await renderOpen(portal);
    link(element, 1).focus();
    element.open = false;
    await element.updateComplete;
    await Promise.resolve();
    expectFocus(element, part(element, 'button'));
  });

  it('keeps its search when a script opens the open panel', async () => {
    const element = await renderOpen(portal);
    await search(element, 'polis');
    element.open = true;
    await element.updateComplete;
    expect(box(element).value).to.equal('polis');
  });

  it('appears with the sites if it was opened before they arrived', async () => {
    const url = await serve(portal, { hold: true });
    const element = await render(`<site-switcher src="${url}"></site-switcher>`);
    element.open = true;
    await whenRequested(url);
    await release(url);
    await settled(element);
    expect(isOpen(element)).to.equal(true);
  });

  it('fires an event that bubbles and is composed', async () => {
    const element = await renderSites(portal);
    const told = oneEvent(document, 'site-panel-toggle');
    await click(part(element, 'button'));
    const event = await told;
    expect([event.bubbles, event.composed, event.target === element]).to.deep.equal([true, true, true]);
    expect(event.detail).to.deep.equal({ open: true });
  });
});

describe('search', () => {
  it('has a labelled box if there are at least `search-from` sites', async () => {
    const element = await renderOpen(sitesOf(7));
    expect(parts(element, 'search')).to.have.length(0);
    element.searchFrom = 7;
    await element.updateComplete;
    expect(box(element).type).to.equal('search');
    expect(box(element).labels?.[0]?.textContent.trim()).to.equal('Find a website');
    element.removeAttribute('search-from');
    element.sites = sitesOf(8);
    await element.updateComplete;
    await settled(element);
    expect(parts(element, 'search')).to.have.length(1);
  });

  it('by real keys finds «Sumqayıt» by `sumqayit` and «Əmək» by `emek`', async () => {
    document.documentElement.lang = 'az';
    try {
      const element = await renderOpen(portal);
      box(element).focus();
      await type('sumqayit');
      await element.updateComplete;
      expect(shownNames(element)).to.deep.equal(['Sumqayıt Polis İdarəsi']);
      await press('Escape');
      await type('emek');
      await element.updateComplete;
      expect(shownNames(element)).to.deep.equal(['Əmək idarəsi']);
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('lists results as links with their group and description', async () => {
    const element = await renderOpen(portal);
    expect(await search(element, 'idaresi polis')).to.deep.equal(['Sumgayit Police Office']);
    expect(link(element, 0)).to.have.property('href', 'https://sumqayit.example/');
    expect(link(element, 0).closest('li')?.parentElement?.localName).to.equal('ul');
    expect(parts(element, 'group')).to.have.length(0);
    expect(link(element, 0).closest('li')?.textContent).to.include('Police').and.include('Patrols');
    expect(link(element, 0).textContent.trim()).to.equal('Sumgayit Police Office');
  });

  it('adds a description only if the name lacks the query, or is not unique', async () => {
    const office = (id: string) => ({ title: 'Office No 1', url: `https://${id}.example/` });
    const groups = [
      { title: 'Baku', sites: [office('b'), { title: 'Archive', url: 'https://c.example/' }] },
      { title: 'Sheki', sites: [office('s')] },
    ];
    const element = await renderOpen({ groups }, 'search-from="1"');
    await search(element, 'archive');
    expect(texts(element, 'description')).to.deep.equal([]);
    await search(element, 'baku archive');
    expect(texts(element, 'description')).to.deep.equal(['Baku']);
    await search(element, 'office');
    expect(texts(element, 'description')).to.deep.equal(['Baku', 'Sheki']);
  });

  it('ignores spaces alone, and finds signs alone as written', async () => {
    const element = await renderOpen({
      ...portal,
      sites: [...portal.sites, { title: 'School № 1', url: 'https://school.example/' }],
    });
    const all = shownNames(element);
    expect(await search(element, '  ')).to.deep.equal(all);
    expect(parts(element, 'group')).not.to.have.length(0);
    expect(await search(element, ' № ')).to.deep.equal(['School № 1']);
    expect(await search(element, '%')).to.deep.equal([]);
  });

  it('highlights matches without splitting a text node', async () => {
    const element = await renderOpen(portal);
    await search(element, 'pol sum');
    expect(await matches()).to.have.members(['Sum', 'Pol']);
    for (const each of shownLinks(element)) {
      const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
      const said: string[] = [];
      while (walker.nextNode())
        if (walker.currentNode.nodeValue?.trim()) said.push(walker.currentNode.nodeValue.trim());
      expect(said).to.deep.equal([each.textContent.trim()]);
      expect(each.querySelector('mark, b, em')).to.equal(null);
    }
    await search(element, 'emek');
    expect(await matches()).to.deep.equal(['Əmək']);
    await search(element, '');
    expect(await matches()).to.deep.equal([]);
    expect(CSS.highlights.has('pressroom-match')).to.equal(false);
  });

  it('highlights the right letters after letters that fold into two', async () => {
    const titles = ['😀 Polis', 'İI Polis', 'Ministe\u0300re Polis', 'Съезд Полис', 'Яя—Polis'];
    const element = await renderOpen(
      { sites: titles.map((title, index) => ({ title, url: `https://${String(index)}.example/` })) },
      'search-from="1"',
    );
    await search(element, 'polis');
    expect(await matches()).to.deep.equal(['Polis', 'Polis', 'Polis', 'Полис', 'Polis']);
    await search(element, 'ministere');
    expect(await matches()).to.deep.equal(['Ministe\u0300re']);
    await search(element, 'yay');
    expect(await matches()).to.deep.equal(['Яя']);
  });

  itInTurn('removes the highlights when the panel is closed', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await type('polis');
    await element.updateComplete;
    expect(await matches()).not.to.deep.equal([]);
    await press('Tab', 'Tab', 'Tab', 'Tab');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expect(CSS.highlights.has('pressroom-match')).to.equal(false);
  });

  it('highlights matches in two elements independently', async () => {
    const first = await renderSites(portal, 'layout="list"');
    const second = await renderSites(portal, 'layout="list"');
    await search(first, 'archive');
    expect(await matches()).to.deep.equal(['Archive']);
    second.label = 'Others';
    await second.updateComplete;
    expect(await matches(), 'the other one is rendered').to.deep.equal(['Archive']);
    await search(second, 'hospital');
    expect(await matches(), 'both search').to.have.members(['Archive', 'Hospital']);
    second.remove();
    await second.updateComplete;
    expect(await matches(), 'the other one is removed').to.deep.equal(['Archive']);
  });

  itInTurn('announces the number of results once, after a pause', async () => {
    const element = await renderOpen(portal);
    const region = liveRegion(element);
    const said: string[] = [];
    new MutationObserver(() => {
      if (region.textContent) said.push(region.textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
    box(element).focus();
    const start = performance.now();
    await type('polis');
    expect(await whenSpoken(element)).to.match(/: 3$/);
    expect(performance.now() - start).to.be.at.least(700);
    await type('zzz');
    await until(() => region.textContent === '');
    expect(await whenSpoken(element)).to.equal('No website was found.');
    expect(said).to.have.length(2);
    expect(region.closest('[lang]')?.getAttribute('lang')).to.equal('en');
  });

  it('shows a message when nothing is found', async () => {
    const element = await renderOpen(portal);
    await search(element, 'zzz');
    expect(texts(element, 'status')).to.deep.equal(['No website was found.']);
    await search(element, ' ');
    expect(texts(element, 'status')).to.deep.equal([]);
    expect(shownNames(element)).to.deep.equal(names);
  });

  itInTurn('announces nothing after the panel was closed', async () => {
    const element = await renderOpen(portal);
    box(element).focus();
    await type('polis');
    await press('Escape', 'Escape');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(isOpen(element)).to.equal(false);
    expect(liveRegion(element).textContent).to.equal('');
  });

  it('reacts to the letters of a composition, but not to its Enter', async () => {
    const element = await renderOpen(
      { sites: [{ title: 'Police', url: 'https://p.example/' }] },
      'search-from="1"',
    );
    const followed = recordFollowed(element);
    box(element).focus();
    box(element).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }),
    );
    expect(followed).to.deep.equal([]);
  });
});

describe('many sites', () => {
  const drawn = (element: SiteSwitcher) => shownLinks(element).length;

  it('are rendered about fifty at a time', async () => {
    const element = await renderOpen(sitesOf(120));
    await rendered(element);
    expect(drawn(element)).to.be.within(10, 60);
    expect(texts(element, 'more')[0]).to.match(/^Show more/);
    await search(element, 'office');
    await rendered(element);
    expect(drawn(element)).to.be.within(10, 60);
  });

  itInTurn('can all be found by the browser’s own search', async () => {
    const element = await renderOpen(sitesOf(320));
    await until(() => parts(element, 'link').length === 320);
    const [last] = parts(element, 'site').slice(-1);
    const rest = last?.closest('[hidden]');
    expect(rest?.getAttribute('hidden')).to.equal('until-found');
    expect(drawn(element)).to.be.within(10, 60);
    // As a browser does that has found something in it.
    rest?.dispatchEvent(new Event('beforematch', { bubbles: true }));
    rest?.removeAttribute('hidden');
    await element.updateComplete;
    expect(last?.querySelector('a')?.checkVisibility()).to.equal(true);
    expect(parts(element, 'more')).to.have.length(0);
  });

  it('in groups are hidden with their groups', async () => {
    const groups = [1, 2, 3, 4, 5].map((id) => ({
      title: `Group ${String(id)}`,
      sites: sitesOf(20).sites.map((site, index) => ({
        ...site,
        url: `https://office-${String(index)}.example/${String(id)}`,
      })),
    }));
    const element = await renderOpen({ groups });
    await rendered(element);
    expect(drawn(element)).to.be.within(10, 60);
    expect(
      parts(element, 'group-title')
        .filter((title) => title.checkVisibility())
        .map((title) => title.textContent.trim()),
    ).to.deep.equal(
      Array.from({ length: Math.ceil(drawn(element) / 20) }, (_, index) => `Group ${String(index + 1)}`),
    );
  });

  it('appear when the reader scrolls', async () => {
    const element = await renderOpen(sitesOf(120));
    const panel = part(element, 'panel');
    for (let count = drawn(element); count < 120; count = drawn(element)) {
      panel.scrollTop = panel.scrollHeight;
      await until(() => drawn(element) > count);
    }
    expect(parts(element, 'more')).to.have.length(0);
  });

  it('appear when the reader presses an arrow key', async () => {
    const element = await renderOpen(sitesOf(120));
    (shownLinks(element).at(-1) as HTMLElement).focus();
    const at = drawn(element);
    await press('ArrowDown');
    await element.updateComplete;
    await until(() => focused(element) !== link(element, at - 1));
    expectFocus(element, link(element, at));
    expect(texts(element, 'link')[at]).to.equal(`Office ${String(at + 1)}`);
  });

  it('appear when the reader presses the button, and the first new one gets the focus', async () => {
    const element = await renderOpen(sitesOf(120));
    // An observer cannot see the end of the list before the next frame: the press comes first.
    const at = drawn(element);
    const more = part(element, 'more');
    more.focus({ preventScroll: true });
    more.click();
    await element.updateComplete;
    await Promise.resolve();
    expectFocus(element, link(element, at));
    expect(drawn(element)).to.be.greaterThan(at);
  });

  it('keep the button while it has the focus', async () => {
    const element = await renderOpen(sitesOf(60));
    (shownLinks(element).at(-1) as HTMLElement).focus({ preventScroll: true });
    await press('Tab');
    await rendered(element);
    expect(!!focused(element), 'the focus is still in the panel').to.equal(true);
    const at = shownLinks(element).indexOf(focused(element) as HTMLAnchorElement);
    await press('Tab');
    await element.updateComplete;
    // Tab leads from the button out of the panel, and from a link to the next link.
    expectSame(focused(element) ?? document.activeElement, at < 0 ? after(element) : link(element, at + 1));
  });

  it('in a list on the page keep the button while it has the focus', async () => {
    const element = await renderSites(sitesOf(400), 'layout="list" style="inline-size: 300px"');
    after(element).focus({ preventScroll: true });
    await press('Shift+Tab');
    await rendered(element);
    expect(!!focused(element)).to.equal(true);
  });

  itInTurn('can be 5,000, which open, are searched and close', async () => {
    const element = await renderOpen(sitesOf(5000));
    await rendered(element);
    expect(drawn(element)).to.be.within(10, 60);
    box(element).focus();
    await type('4321');
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(['Office 4321']);
    await press('Escape', 'Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
  });
});

describe('an icon that fails to load', () => {
  it('is removed', async () => {
    const icon = new URL('/none', location.href).href;
    const element = await renderOpen({ sites: [{ title: 'A', url: 'https://a.example/', icon }] });
    const image = element.shadowRoot?.querySelector('img') as HTMLImageElement;
    image.scrollIntoView();
    await until(() => image.hidden === true);
    expect(image.getBoundingClientRect().width).to.equal(0);
  });
});

describe('the current site', () => {
  const here = new URL('/police/', location.href).href;
  const list = {
    sites: [
      { title: 'Whole', url: new URL('/', location.href).href },
      { title: 'Police', url: here },
      { title: 'Elsewhere', url: 'https://elsewhere.example/' },
    ],
  };
  const current = (element: SiteSwitcher) =>
    parts(element, 'link')
      .filter((each) => each.getAttribute('aria-current') === 'true')
      .map((each) => each.textContent.trim());

  it('is the site of the page, marked visibly and for screen readers', async () => {
    const element = await renderOpen(list);
    expect(current(element)).to.deep.equal(['Whole']);
    expect(texts(element, 'current')).to.deep.equal(['Whole']);
    const [first, second] = shownLinks(element).map((each) => getComputedStyle(each).fontWeight);
    expect(first).not.to.equal(second);
    expect(element.shadowRoot?.querySelectorAll('[aria-current]')).to.have.length(1);
  });

  it('follows `current`, relative to the page', async () => {
    const element = await renderOpen(list, 'current="/police/staff?x#y"');
    expect(current(element)).to.deep.equal(['Police']);
    element.current = 'https://www.elsewhere.example/x';
    await element.updateComplete;
    expect(current(element)).to.deep.equal(['Elsewhere']);
    element.current = 'https://nowhere.example/';
    await element.updateComplete;
    expect(current(element)).to.deep.equal([]);
    element.current = 'https://[';
    await element.updateComplete;
    expect(current(element), 'what is no address').to.deep.equal(['Whole']);
    element.removeAttribute('current');
    await element.updateComplete;
    expect(current(element)).to.deep.equal(['Whole']);
  });

  it('is marked among results, too', async () => {
    const element = await renderOpen(list, 'search-from="1"');
    await search(element, 'who');
    expect(current(element)).to.deep.equal(['Whole']);
  });

  it('follows the page’s URL when a script changes it, and the Back button', async () => {
    const url = await servePage('');
    const unit = new URL('unit/', url).href;
    const { element, frame } = await openSites({ sites: [] }, { attributes: 'layout="list"' });
    const window_ = frame.contentWindow as Window;
    const base = window_.location.href;
    element.sites = {
      sites: [
        { title: 'Whole', url: base },
        { title: 'Unit', url: new URL('unit/', base).href },
        { title: 'Other', url: unit },
      ],
    };
    await element.updateComplete;
    await settled(element);
    expect(current(element)).to.deep.equal(['Whole']);
    window_.history.pushState(null, '', 'unit/7');
    if (!Reflect.has(window_, 'navigation')) window_.dispatchEvent(new PopStateEvent('popstate'));
    await until(() => current(element)[0] !== 'Whole');
    expect(current(element)).to.deep.equal(['Unit']);
    const back = new Promise((resolve) => {
      window_.addEventListener('popstate', resolve, { once: true });
    });
    window_.history.back();
    await back;
    await until(() => current(element)[0] !== 'Unit');
    expect(current(element)).to.deep.equal(['Whole']);
  });

  it('is right when the panel opens, however the URL was changed', async () => {
    const { element, frame } = await openSites({ sites: [] });
    const base = (frame.contentWindow as Window).location.href;
    element.sites = {
      sites: [
        { title: 'Whole', url: base },
        { title: 'Unit', url: new URL('unit/', base).href },
      ],
    };
    await element.updateComplete;
    await settled(element);
    frame.contentWindow?.history.replaceState(null, '', 'unit/');
    part(element, 'button').focus();
    await press('Enter');
    await element.updateComplete;
    expect(current(element)).to.deep.equal(['Unit']);
  });
});

describe('groups', () => {
  it('have headings and lists; sites without one come first', async () => {
    const element = await renderOpen(portal);
    expect(texts(element, 'group-title')).to.deep.equal(['Police', 'Services']);
    expect(parts(element, 'group-title').map(({ localName }) => localName)).to.deep.equal(['h2', 'h2']);
    expect(shownNames(element)).to.deep.equal(names);
    const [police] = parts(element, 'group');
    expect(police?.querySelector('ul')?.getAttribute('role')).to.equal('list');
    expect(police?.querySelectorAll('a')).to.have.length(3);
    expect(parts(element, 'list')).to.have.length(3);
    expect(parts(element, 'site')).to.have.length(9);
  });

  it('are at `heading-level`', async () => {
    const element = await renderOpen(portal);
    for (const [level, name] of [
      [1, 'h1'],
      [4, 'h4'],
      [6, 'h6'],
      [9, 'h6'],
      [0, 'h1'],
    ] as const) {
      element.headingLevel = level;
      await element.updateComplete;
      expect(parts(element, 'group-title').map(({ localName }) => localName)).to.deep.equal([name, name]);
    }
  });
});

describe('languages', () => {
  const list = {
    title: { az: 'Saytlar' },
    language: 'ru',
    sites: [
      {
        title: { az: 'Polis', en: 'Police' },
        url: { az: 'https://police.example/az/', en: 'https://police.example/en/' },
        description: { ru: 'Полиция' },
      },
      { title: { ru: 'Архив', az: 'Arxiv' }, url: 'https://archive.example/', language: 'ru' },
      { title: { az: 'Yollar', de: 'Straßen', en: 'Roads' }, url: 'https://road.example/', language: 'de' },
      { title: { fr: 'Hôpital', de: 'Krankenhaus' }, url: 'https://hospital.example/' },
      { title: 'Служба', url: 'https://service.example/' },
      { title: { ar: 'شرطة' }, url: 'https://ar.example/' },
    ],
  };
  const of = (element: SiteSwitcher) => shownNames(element);

  it('of texts are tried in this order: page, interface, list, English, the first one', async () => {
    const element = await renderOpen(list, 'lang="az-AZ"');
    expect(of(element)).to.deep.equal(['Polis', 'Arxiv', 'Yollar', 'Hôpital', 'Служба', 'شرطة']);
    element.lang = 'de-AT';
    await rendered(element);
    expect(of(element)[2], 'the page’s').to.equal('Straßen');
    // The language of the interface changes when the German sentences have arrived.
    await until(() => of(element)[0] === 'Police');
    element.lang = 'en';
    await rendered(element);
    expect(of(element)).to.deep.equal(['Police', 'Архив', 'Roads', 'Hôpital', 'Служба', 'شرطة']);
  });

  it('can change while the panel is open, also for URLs', async () => {
    const element = await renderOpen(list, 'lang="az"');
    expect(link(element, 0)).to.have.property('href', 'https://police.example/az/');
    link(element, 0).focus();
    element.lang = 'en';
    await rendered(element);
    expect(link(element, 0)).to.have.property('href', 'https://police.example/en/');
    expectFocus(element, link(element, 0));
    expect(isOpen(element)).to.equal(true);
  });

  it('of interface texts are az, en and ru', async () => {
    recordConsole();
    // A 404 is not requested again.
    const failing = await serve('', { status: 404 });
    const said = new Set<string>();
    for (const lang of ['az', 'en', 'ru']) {
      const element = await renderOpen(sitesOf(60), `lang="${lang}"`);
      await until(() => element.shadowRoot?.firstElementChild?.getAttribute('lang') === lang);
      said.add(texts(element, 'button')[0] ?? '');
      said.add(box(element).labels?.[0]?.textContent.trim() ?? '');
      said.add(texts(element, 'more')[0] ?? '');
      await search(element, 'zzz');
      said.add(texts(element, 'status')[0] ?? '');
      element.sites = undefined;
      element.src = failing;
      await element.updateComplete;
      await settled(element);
      said.add(texts(element, 'status')[0] ?? '');
      said.add(texts(element, 'retry')[0] ?? '');
    }
    expect(said).to.have.property('size', 18);
    expect(said.has('')).to.equal(false);
  });

  it('are declared on every shown text, with the direction', async () => {
    const element = await renderOpen(list, 'lang="en"');
    const languageOf = (node: Element) => node.closest('[lang]')?.getAttribute('lang');
    const inner = (each: Element) => each.querySelector('[lang]') ?? each;
    expect(shownLinks(element).map((each) => languageOf(inner(each)))).to.deep.equal([
      'en',
      'ru',
      'en',
      'fr',
      'ru',
      'ar',
    ]);
    expect(getComputedStyle(inner(link(element, 5))).direction).to.equal('rtl');
    expect(shownLinks(element).map((each) => each.getAttribute('hreflang'))).to.deep.equal([
      'en',
      'ru',
      'de',
      null,
      null,
      null,
    ]);
    expect(languageOf(inner(part(element, 'description')))).to.equal('ru');
    expect(languageOf(inner(part(element, 'button'))), 'the label').to.equal('az');
  });

  it('are declared on the titles of groups, above sites and among results', async () => {
    const groups = [
      { title: { ar: 'شرطة' }, sites: [{ title: { en: 'Archive' }, url: 'https://a.example/' }] },
      { title: { az: 'Xidmətlər' }, sites: [{ title: 'Office', url: 'https://b.example/' }] },
    ];
    const element = await renderOpen({ groups, language: 'en' }, 'lang="en" search-from="1"');
    const [arabic, azerbaijani] = parts(element, 'group-title').map(
      (title) => title.querySelector('[lang]') ?? title,
    );
    expect([arabic?.getAttribute('lang'), azerbaijani?.getAttribute('lang')]).to.deep.equal(['ar', 'az']);
    expect(getComputedStyle(arabic as Element).direction).to.equal('rtl');
    // Found by the group's name, which is shown therefore.
    await search(element, 'شرطة');
    const described = part(element, 'description');
    const name = [...described.querySelectorAll('*'), described].find(
      (node) => node.textContent.trim() === 'شرطة',
    );
    expect(name?.closest('[lang]')?.getAttribute('lang')).to.equal('ar');
  });

  it('of the page may be written in capitals', async () => {
    const element = await renderOpen(list, 'lang="DE"');
    expect(of(element)[2]).to.equal('Straßen');
  });
});

describe('sources', () => {
  const links = `<ul>
    <li><a href="https://a.example/">Ministry</a></li>
    <li>Police<ul><li><a href="https://b.example/" hreflang="az">Road</a></li></ul></li>
  </ul>`;

  it('without a script are the links of the page', async () => {
    const frame = await openPage(
      await servePage(`<!doctype html><title>Old</title><site-switcher>${links}</site-switcher>`),
    );
    for (const each of frame.contentDocument?.querySelectorAll('a') ?? [])
      expect(each.checkVisibility()).to.equal(true);
  });

  it('may be a URL, which is the base of relative URLs', async () => {
    const url = await serve({ sites: [{ title: 'A', url: 'a/' }] });
    const element = await render('<site-switcher></site-switcher>');
    const events = recordEvents(element);
    element.src = url;
    await settled(element);
    element.open = true;
    await element.updateComplete;
    expect(link(element, 0)).to.have.property('href', new URL('a/', url).href);
    expect(element.sites?._pressroom.source).to.equal(url);
    expect(events).to.deep.equal(['load ready']);
  });

  it('may be a document, which wins over the URL until it is undefined', async () => {
    const element = await renderSettled(`<site-switcher src="${await serve(sitesOf(3))}"></site-switcher>`);
    const given = { sites: [{ title: 'A', url: '/a/' }] };
    element.sites = given;
    await element.updateComplete;
    await settled(element);
    expect(element.sites).not.to.equal(given);
    expect(element.sites).to.deep.include({ groups: [] });
    expect(element.sites?.sites[0]).to.have.property('url', new URL('/a/', location.href).href);
    given.sites.push({ title: 'B', url: '/b/' });
    element.sites = given;
    await element.updateComplete;
    await settled(element);
    expect(element.sites?.sites, 'the same object again').to.have.length(2);
    element.sites = undefined;
    await element.updateComplete;
    expect((await settled(element)).sites?.sites).to.have.length(3);
  });

  it('may be a document that is set before the element is upgraded', async () => {
    const early = document.createElement('early-site-switcher') as SiteSwitcher;
    early.sites = sitesOf(2);
    early.open = true;
    early.searchFrom = 1;
    document.body.append(early);
    define({ prefix: 'early' });
    await early.updateComplete;
    await settled(early);
    expect(shownNames(early)).to.deep.equal(['Office 1', 'Office 2']);
    expect(parts(early, 'search')).to.have.length(1);
    early.remove();
  });

  it('may be the page’s own links, with nested lists as groups', async () => {
    const element = await renderSettled(`<site-switcher>${links}</site-switcher>`);
    expect(element.state).to.equal('ready');
    expect(showsFallback(element)).to.equal(false);
    element.open = true;
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(['Ministry', 'Road']);
    expect(texts(element, 'group-title')).to.deep.equal(['Police']);
    expect(link(element, 1).hreflang).to.equal('az');
  });

  it('that are links are read again when a script changes them', async () => {
    const element = await renderSettled(`<site-switcher layout="list">${links}</site-switcher>`);
    expect(shownNames(element)).to.deep.equal(['Ministry', 'Road']);
    element.firstElementChild?.insertAdjacentHTML(
      'beforeend',
      '<li><a href="https://c.example/">New</a></li>',
    );
    await until(() => shownNames(element).length === 3);
    expect(shownNames(element)).to.deep.equal(['Ministry', 'New', 'Road']);
    const first = element.querySelector('a') as HTMLAnchorElement;
    first.href = 'https://d.example/';
    await until(() => link(element, 0).href === 'https://d.example/');
    (first.firstChild as Text).data = 'Renamed';
    await until(() => shownNames(element)[0] === 'Renamed');
    element.replaceChildren();
    await until(() => element.state === 'idle');
    expect(shownNames(element)).to.deep.equal([]);
  });

  it('that are links are not read again when the element’s attributes change', async () => {
    const element = await renderSettled(`<site-switcher>${links}</site-switcher>`);
    const events = recordEvents(element);
    element.open = true;
    await element.updateComplete;
    link(element, 0).focus();
    element.label = 'Units';
    element.classList.add('wide');
    element.style.color = 'green';
    await rendered(element);
    await settled(element);
    expect(events).to.deep.equal([]);
    expectFocus(element, link(element, 0));
  });

  it('that are links are not read if there is a URL', async () => {
    const url = await serve(sitesOf(2), { hold: true });
    const element = await render(`<site-switcher src="${url}">${links}</site-switcher>`);
    await whenRequested(url);
    expect(element.state).to.equal('loading');
    expect(showsFallback(element)).to.equal(true);
    expect(parts(element, 'button')).to.have.length(0);
    await release(url);
    await settled(element);
    expect(showsFallback(element)).to.equal(false);
    element.open = true;
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(['Office 1', 'Office 2']);
  });

  it('keep a link that has the focus', async () => {
    const element = await render(`<site-switcher src="/none">${links}</site-switcher>`);
    const first = element.querySelector('a') as HTMLElement;
    first.focus();
    element.removeAttribute('src');
    await rendered(element);
    expect(showsFallback(element)).to.equal(true);
    expectSame(document.activeElement, first);
    first.blur();
    await settled(element);
    expect(showsFallback(element)).to.equal(false);
  });
});

describe('states', () => {
  const sentence = 'This list cannot be shown at the moment.';
  const fallback = '<ul><li><a href="https://a.example/">Fallback</a></li></ul>';

  it('go from loading to ready, with `load` after rendering', async () => {
    const url = await serve(portal, { hold: true });
    const element = await render(`<site-switcher src="${url}"></site-switcher>`);
    const events = recordEvents(element);
    await whenRequested(url);
    expect(element.state).to.equal('loading');
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(texts(element, 'status')).to.deep.equal(['Loading…']);
    let buttons = 0;
    element.addEventListener('load', () => (buttons = parts(element, 'button').length));
    await release(url);
    await settled(element);
    expect(buttons).to.equal(1);
    expect(element.matches(':state(ready)')).to.equal(true);
    expect(element.error).to.equal(undefined);
    expect(events).to.deep.equal(['load ready']);
  });

  itInTurn('`load` and `error` do not bubble', async () => {
    recordConsole();
    const bubbled: string[] = [];
    const record = (event: Event) => bubbled.push(event.type);
    document.body.addEventListener('load', record);
    document.body.addEventListener('error', record);
    await renderSettled(`<site-switcher src="${await serve(portal)}"></site-switcher>`);
    await renderSettled(`<site-switcher src="${await serve('', { status: 500 })}"></site-switcher>`);
    document.body.removeEventListener('load', record);
    document.body.removeEventListener('error', record);
    expect(bubbled).to.deep.equal([]);
  });

  it('an empty list shows a message', async () => {
    const element = await render('<site-switcher></site-switcher>');
    const events = recordEvents(element);
    element.src = await serve({ sites: [] });
    await settled(element);
    expect(element.state).to.equal('empty');
    element.open = true;
    await element.updateComplete;
    expect(texts(element, 'status')).to.deep.equal(['No website was found.']);
    expect(events).to.deep.equal(['load empty']);
  });

  it('are idle without a source, with the page’s own content and a warning', async () => {
    const told = recordConsole();
    const element = await render('<site-switcher><p>Fallback</p></site-switcher>');
    const events = recordEvents(element);
    expect(element.state).to.equal('idle');
    expect(element.matches(':state(idle)')).to.equal(true);
    expect(showsFallback(element)).to.equal(true);
    expect(parts(element, 'status')).to.have.length(0);
    define({ prefix: 'idle' });
    const idle = document.createElement('idle-site-switcher');
    document.body.append(idle);
    await new Promise((resolve) => setTimeout(resolve));
    idle.remove();
    expect(told.warnings.join()).to.include('<idle-site-switcher>').and.include('src');
    expect(events).to.deep.equal([]);
  });

  const faults: Record<string, { code: string; status?: number; serve: () => Promise<string> }> = {
    'a URL that cannot be parsed': { code: 'url', serve: () => Promise.resolve('http://[') },
    'a javascript: URL': { code: 'url', serve: () => Promise.resolve('javascript:window.hacked=true') },
    'a 404': { code: 'http', status: 404, serve: () => serve('gone', { status: 404 }) },
    'HTML instead of JSON': {
      code: 'not-json',
      status: 200,
      serve: () => serve('<!doctype html><h1>Not found</h1>', { type: 'text/html' }),
    },
    'JSON that is no site list': { code: 'not-a-site-list', serve: () => serve({ items: [] }) },
    'a feed': { code: 'not-a-site-list', serve: () => serve({ version: '', items: [{ id: 1 }] }) },
    'a cut body': { code: 'network', serve: () => serve(portal, { cut: 99 }) },
    'a refusal by CORS': { code: 'network', serve: () => serve(portal, { origin: 'other', cors: 'none' }) },
  };
  for (const [fault, { code, status, serve: serveFault }] of Object.entries(faults))
    itInTurn(`${fault} leads to the fallback, a message and a retry button`, async () => {
      const told = recordConsole();
      const url = await serveFault();
      const { parentElement } = await render('<site-switcher></site-switcher>');
      const element = document.createElement('site-switcher');
      element.innerHTML = fallback;
      element.src = url;
      const events = recordEvents(element);
      parentElement?.append(element);
      await settled(element);
      await element.updateComplete;
      expect(element.state).to.equal('failed');
      expect(element.matches(':state(failed)')).to.equal(true);
      expect(element.error?.code).to.equal(code);
      if (status !== undefined) expect(element.error?.status).to.equal(status);
      expect(events).to.deep.equal(['error failed']);
      expect(showsFallback(element)).to.equal(true);
      expect(texts(element, 'status')).to.deep.equal([sentence]);
      expect(part(element, 'retry').localName).to.equal('button');
      expect(parts(element, 'button')).to.have.length(0);
      expect(told.errors.join()).to.include('<site-switcher>').and.include(element.error?.message);
      expect(window).not.to.have.property('hacked');
    });

  it('a time-out is a failure', async () => {
    recordConsole();
    const url = await serve(portal, { hold: true });
    const element = await renderSettled(`<site-switcher src="${url}" timeout="50"></site-switcher>`);
    expect(element.error?.code).to.equal('timeout');
  });

  it('a document that is no list is a failure, and the fallback stays', async () => {
    const told = recordConsole();
    const element = await render(`<site-switcher>${fallback}</site-switcher>`);
    await settled(element);
    for (const document of [[], 'sites', 7, { sites: 'none' }, { title: 'Sites' }]) {
      element.sites = document;
      await element.updateComplete;
      await settled(element);
      expect(element.error?.code, JSON.stringify(document)).to.equal('not-a-site-list');
      expect(showsFallback(element)).to.equal(true);
    }
    expect(told.errors.join()).to.include('sites');
  });

  it('include the usable entries, with warnings about the others', async () => {
    const told = recordConsole();
    const element = await renderOpen({
      sites: [
        { title: 'Good one', url: 'https://good.example/' },
        { title: 'Script one', url: 'javascript:window.hacked=true' },
        { title: 'Broken one', url: 'https://[' },
        { title: 'Twice one', url: 'https://good.example/' },
        { url: 'https://nameless.example/' },
        { title: { ar: 'شرطة' }, url: 'https://ar.example/' },
      ],
      groups: [
        { title: 'Empty one' },
        { title: 'Full one', sites: [{ title: 'Inside', url: 'https://in.example/' }] },
      ],
    });
    expect(element.state).to.equal('ready');
    expect(shownNames(element)).to.deep.equal(['Good one', 'شرطة', 'Inside']);
    const warned = told.warnings.join('\n');
    for (const name of ['Script one', 'Broken one', 'Twice one', 'sites[4]', 'groups[0]'])
      expect(warned).to.include(name);
    expect(warned).to.include('<site-switcher>');
    expect(element.sites?._pressroom.warnings).to.have.length(5);
    expect(shownLinks(element).map(({ protocol }) => protocol)).to.deep.equal(['https:', 'https:', 'https:']);
  });

  it('show markup in texts as text', async () => {
    const title = '<img src=x onerror="window.hacked = true">';
    const element = await renderOpen({
      title,
      sites: [{ title, description: title, url: 'https://a.example/"><script>' }],
    });
    expect(shownNames(element)).to.deep.equal([title]);
    expect(element.shadowRoot?.querySelectorAll('img, script')).to.have.length(0);
    expect(window).not.to.have.property('hacked');
  });

  it('a changed source starts again at loading, and a late answer to the former one is ignored', async () => {
    const [slow, quick] = await Promise.all([serve(sitesOf(1), { hold: true }), serve(sitesOf(3))]);
    const element = await render(`<site-switcher src="${slow}"></site-switcher>`);
    const events = recordEvents(element);
    await whenRequested(slow);
    element.src = quick;
    await element.updateComplete;
    expect(element.state).to.equal('loading');
    await settled(element);
    await release(slow);
    expect(element.sites?.sites).to.have.length(3);
    element.removeAttribute('src');
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    expect(element.sites).to.equal(undefined);
    expect(events).to.deep.equal(['load ready']);
  });

  itInTurn('`reload()` keeps the shown sites until the answer arrives, and after a failure', async () => {
    recordConsole();
    const url = await serve(sitesOf(1));
    const element = await renderSettled(`<site-switcher src="${url}"></site-switcher>`);
    const events = recordEvents(element);
    element.open = true;
    await element.updateComplete;
    link(element, 0).focus();
    await update(url, sitesOf(2), { hold: true });
    const reloaded = element.reload();
    await whenRequested(url, 2);
    expect(element.state).to.equal('ready');
    await release(url);
    await reloaded;
    expect(shownLinks(element)).to.have.length(2);
    expectFocus(element, link(element, 0));
    await update(url, '', { status: 503 });
    await element.reload();
    expect(element.state).to.equal('ready');
    expect(shownLinks(element)).to.have.length(2);
    expect(element.error?.code).to.equal('http');
    expect(events).to.deep.equal(['load ready', 'error ready']);
  });

  itInTurn('retry by key loads again, and the focus moves to the button that replaces it', async () => {
    recordConsole();
    const url = await serve('', { status: 404 });
    const element = await renderSettled(`<site-switcher src="${url}">${fallback}</site-switcher>`);
    part(element, 'retry').focus();
    await update(url, portal, { hold: true });
    await press('Enter');
    await whenRequested(url, 2);
    expectFocus(element, part(element, 'retry'));
    expect(showsFallback(element)).to.equal(true);
    await release(url);
    await settled(element);
    expect(await whenSpoken(element)).to.equal('Sites of the Ministry: 9');
    expectFocus(element, part(element, 'button'));
  });

  itInTurn('announce a retry that fails again, and keep the focus', async () => {
    recordConsole();
    const url = await serve('', { status: 404 });
    const element = await renderSettled(`<site-switcher src="${url}">${fallback}</site-switcher>`);
    part(element, 'retry').focus();
    await press('Enter');
    await whenRequested(url, 2);
    expect(await whenSpoken(element)).to.equal(sentence);
    expectFocus(element, part(element, 'retry'));
  });

  itInTurn('announce only actions of the reader', async () => {
    recordConsole();
    const element = await renderSettled(
      `<site-switcher src="${await serve('', { status: 404 })}"></site-switcher>`,
    );
    let said = 0;
    new MutationObserver(() => (said += 1)).observe(liveRegion(element), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    element.src = await serve(portal);
    await element.updateComplete;
    await settled(element);
    element.open = true;
    await element.reload();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(said).to.equal(0);
  });
});

describe('selection', () => {
  interface Detail {
    site: { title: string; url: string; group?: string; language?: string };
    newTab: boolean;
  }
  function recordSelected(element: SiteSwitcher): Detail[] {
    const selected: Detail[] = [];
    element.addEventListener('site-select', (event) => {
      // A page treats an absent member and an undefined one alike.
      selected.push(JSON.parse(JSON.stringify((event as CustomEvent).detail)) as Detail);
    });
    return selected;
  }

  it('has the shown texts of the site in its event', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    const selected = recordSelected(element);
    await click(link(element, 2));
    await click(link(element, 0));
    expect(selected).to.deep.equal([
      {
        site: {
          title: 'Sumgayit Police Office',
          url: 'https://sumqayit.example/',
          group: 'Police',
          language: 'az',
        },
        newTab: false,
      },
      { site: { title: 'The Ministry', url: 'https://ministry.example/en/', language: 'en' }, newTab: false },
    ]);
    expect(followed).to.have.length(2);
  });

  it('has the group in its event, also among results', async () => {
    const element = await renderOpen(portal);
    recordFollowed(element);
    const selected = recordSelected(element);
    await search(element, 'sumqayit');
    await click(link(element, 0));
    expect(selected[0]?.site.group).to.equal('Police');
  });

  it('can be cancelled, by key and by pointer', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    const phases: unknown[] = [];
    const cancel = (event: Event) => {
      phases.push([event.bubbles, event.composed, event.cancelable]);
      event.preventDefault();
    };
    document.addEventListener('site-select', cancel);
    try {
      await click(link(element, 1));
      link(element, 1).focus();
      await press('Enter');
    } finally {
      document.removeEventListener('site-select', cancel);
    }
    expect(followed).to.deep.equal([]);
    expect(phases).to.deep.equal([
      [true, true, true],
      [true, true, true],
    ]);
  });

  it('in a new tab fires the event, but cannot be cancelled: Control, Shift, `target`', async () => {
    const element = await renderOpen(portal);
    const followed = recordFollowed(element);
    const selected = recordSelected(element);
    element.addEventListener('site-select', (event) => {
      event.preventDefault();
    });
    await click(link(element, 1), { modifiers: ['Control'] });
    await click(link(element, 1), { modifiers: ['Shift'] });
    element.target = '_blank';
    await element.updateComplete;
    expect(link(element, 1).target).to.equal('_blank');
    await click(link(element, 1));
    expect(selected.map(({ newTab }) => newTab)).to.deep.equal([true, true, true]);
    expect(followed).to.have.length(3);
  });

  it('fires the event for the middle button, but not for the right one', async function () {
    // WebKit's driver lets go of the left button whichever was pressed.
    if (engine === 'webkit') this.skip();
    const element = await renderOpen(portal);
    recordFollowed(element);
    const selected = recordSelected(element);
    element.addEventListener('contextmenu', (event) => {
      event.preventDefault();
    });
    await click(link(element, 1), { button: 'middle' });
    await click(link(element, 1), { button: 'right' });
    expect(selected.map(({ newTab }) => newTab)).to.deep.equal([true]);
  });

  it('navigates to the site', async () => {
    const target = await servePage('<!doctype html><title>Police</title>');
    const { element, frame } = await openSites({ sites: [{ title: 'Police', url: target }] });
    await click(part(element, 'button'));
    const left = oneEvent(frame, 'load');
    await click(link(element, 0));
    await left;
    expect(frame.contentDocument?.title).to.equal('Police');
  });
});

it('`focus()` focuses the button, or the first element of a list', async () => {
  const element = await renderSites(portal);
  element.focus();
  expectSame(focused(element), part(element, 'button'));
  element.blur();
  element.layout = 'list';
  await rendered(element);
  element.focus();
  expectSame(focused(element), box(element));
});

describe('layout="list"', () => {
  it('is the list on the page, without button and panel', async () => {
    const element = await renderSites(portal, 'layout="list"');
    expect(parts(element, 'button')).to.have.length(0);
    expect(parts(element, 'panel')).to.have.length(0);
    const nav = element.shadowRoot?.querySelector('nav');
    expect(nav?.getAttribute('aria-label')).to.equal('Sites of the Ministry');
    expect(shownNames(element)).to.deep.equal(names);
    expect(getComputedStyle(element).display).to.equal('block');
  });

  it('can be searched; Escape clears the search, then is left to the page', async () => {
    const element = await renderSites(portal, 'layout="list"');
    const toggles = recordToggles(element);
    box(element).focus();
    await type('polis');
    await element.updateComplete;
    expect(shownLinks(element)).to.have.length(3);
    await press('ArrowDown', 'Escape');
    await element.updateComplete;
    expectFocus(element, box(element));
    expect(shownNames(element)).to.deep.equal(names);
    await press('Escape');
    await element.updateComplete;
    expectFocus(element, box(element));
    await press('Tab');
    expectFocus(element, link(element, 0));
    after(element).focus();
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(names);
    expect(toggles).to.deep.equal([]);
  });

  it('keeps the search when the focus leaves', async () => {
    const element = await renderSites(portal, 'layout="list"');
    box(element).focus();
    await type('polis');
    after(element).focus();
    await element.updateComplete;
    expect(shownLinks(element)).to.have.length(3);
  });

  it('fires no event about a panel', async () => {
    const element = await renderSites(portal, 'layout="list"');
    const toggles = recordToggles(element);
    element.open = true;
    await element.updateComplete;
    link(element, 0).focus();
    await press('Escape');
    after(element).focus();
    await element.updateComplete;
    expect(toggles).to.deep.equal([]);
  });

  it('can be set and removed at run time', async () => {
    const element = await renderSites(portal);
    element.layout = 'list';
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(names);
    element.layout = 'menu';
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal([]);
    expect(texts(element, 'button')).to.deep.equal(['Sites of the Ministry']);
    element.setAttribute('layout', 'grid');
    expect(element.layout).to.equal('menu');
  });
});

describe('attributes', () => {
  const table: Record<string, { attribute: string; initial: unknown; cases: [string, unknown][] }> = {
    src: { attribute: 'src', initial: '', cases: [['/a.json', '/a.json']] },
    label: { attribute: 'label', initial: '', cases: [['Units', 'Units']] },
    layout: {
      attribute: 'layout',
      initial: 'menu',
      cases: [
        ['LIST', 'list'],
        ['grid', 'menu'],
      ],
    },
    current: { attribute: 'current', initial: '', cases: [['/x', '/x']] },
    searchFrom: {
      attribute: 'search-from',
      initial: 8,
      cases: [
        ['3', 3],
        ['0', 0],
        ['many', 8],
        ['-1', 0],
      ],
    },
    headingLevel: {
      attribute: 'heading-level',
      initial: 2,
      cases: [
        ['4', 4],
        ['9', 6],
        ['0', 1],
      ],
    },
    target: { attribute: 'target', initial: '', cases: [['_top', '_top']] },
    timeout: {
      attribute: 'timeout',
      initial: 10000,
      cases: [
        ['50', 50],
        ['x', 10000],
      ],
    },
  };
  for (const [property, { attribute, initial, cases }] of Object.entries(table))
    it(`${attribute} is the property ${property}, both ways`, () => {
      const element = document.createElement('site-switcher') as SiteSwitcher & Record<string, unknown>;
      expect(element[property]).to.equal(initial);
      expect(element.hasAttribute(attribute)).to.equal(false);
      for (const [written, read] of cases) {
        element.setAttribute(attribute, written);
        expect(element[property], written).to.equal(read);
        element.removeAttribute(attribute);
        element[property] = written;
        expect(element.getAttribute(attribute)).to.equal(written);
      }
      element[property] = undefined;
      expect(element.hasAttribute(attribute)).to.equal(false);
    });

  it('do not exist for properties that are not reflected', async () => {
    const element = await renderSites(portal);
    expect(element.getAttributeNames()).to.deep.equal([]);
    expect(() => {
      (element as { state: string }).state = 'idle';
    }).to.throw(TypeError);
  });
});

describe('removal', () => {
  /** A hundred in a sweep. */
  const returns = matrix.isFull ? 100 : 25;

  /** Every listener outside the element that is still there. */
  function recordListeners(): { live: () => number; stop: () => void } {
    const prototype = EventTarget.prototype as unknown as Record<string, unknown>;
    type Method = (this: EventTarget, name: string, listener: unknown, options?: unknown) => void;
    const addEventListener = prototype['addEventListener'] as Method;
    const removeEventListener = prototype['removeEventListener'] as Method;
    interface Listener {
      target: EventTarget;
      type: string;
      listener: unknown;
      signal: AbortSignal | undefined;
    }
    let all: Listener[] = [];
    prototype['addEventListener'] = function (this: EventTarget | undefined, ...args: Parameters<Method>) {
      const target = this ?? window;
      const [type, listener, options] = args;
      if (!(target instanceof Node && !(target instanceof Document)) && !(target instanceof AbortSignal))
        all.push({
          target,
          type,
          listener,
          signal: (options as AddEventListenerOptions | undefined)?.signal,
        });
      addEventListener.apply(target, args);
    };
    prototype['removeEventListener'] = function (this: EventTarget | undefined, ...args: Parameters<Method>) {
      const target = this ?? window;
      all = all.filter((one) => one.target !== target || one.type !== args[0] || one.listener !== args[1]);
      removeEventListener.apply(target, args);
    };
    return {
      live: () => all.filter(({ signal }) => !signal?.aborted).length,
      stop: () => {
        Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
      },
    };
  }

  itInTurn(`and return, ${String(returns)} times, leave no listener and no highlight`, async () => {
    const element = await renderSites(portal);
    const { parentElement } = element;
    element.remove();
    await element.updateComplete;
    const { live, stop } = recordListeners();
    try {
      for (let count = 0; count < returns; count += 1) {
        parentElement?.append(element);
        element.open = true;
        await element.updateComplete;
        await search(element, 'polis');
        expect(await matches()).not.to.deep.equal([]);
        if (count === 0) expect(live()).to.be.greaterThan(0);
        element.remove();
        expect(CSS.highlights.has('pressroom-match'), 'at once').to.equal(false);
        await element.updateComplete;
        expect(CSS.highlights.has('pressroom-match')).to.equal(false);
        expect(live()).to.equal(0);
      }
    } finally {
      stop();
    }
    parentElement?.append(element);
    await element.updateComplete;
    expect(element.open).to.equal(false);
    expect(isOpen(element)).to.equal(false);
    await click(part(element, 'button'));
    await element.updateComplete;
    expect(shownNames(element)).to.deep.equal(names);
  });

  it('of a list on the page clears its highlights, too', async () => {
    const element = await renderSites(portal, 'layout="list"');
    await search(element, 'polis');
    element.remove();
    await element.updateComplete;
    expect(CSS.highlights.has('pressroom-match')).to.equal(false);
  });

  itInTurn('is silent: it fires no event and announces nothing', async () => {
    const element = await renderOpen(portal);
    const toggles = recordToggles(element);
    await search(element, 'polis');
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(toggles).to.deep.equal([]);
    expect(liveRegion(element).textContent).to.equal('');
  });

  it('of a dialog ends its modality', async () => {
    const { element, page } = await openSites(portal, { width: 320, height: 256 });
    element.open = true;
    await element.updateComplete;
    element.remove();
    await element.updateComplete;
    page.querySelector<HTMLElement>('#after')?.focus();
    expect(page.activeElement?.id).to.equal('after');
  });

  it('while loading aborts the request, and a new connection requests again', async () => {
    const url = await serve(portal, { hold: true });
    const element = await render(`<site-switcher src="${url}"></site-switcher>`);
    const events = recordEvents(element);
    await whenRequested(url);
    const { parentElement } = element;
    element.remove();
    while (!(await requests(url))[0]?.aborted) await new Promise(requestAnimationFrame);
    parentElement?.append(element);
    await whenRequested(url, 2);
    await release(url);
    await settled(element);
    expect(events).to.deep.equal(['load ready']);
  });
});
