import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/accessibility.js';
import { testStates } from '../../support/axe-states.js';
import { click, emulate, NotSupported, press, type } from '../../support/commands.js';
import { serve } from '../../support/feeds.js';
import {
  expectFocus,
  expectSame,
  focused,
  liveRegion,
  openSites,
  part,
  parts,
  portal,
  recordToggles,
  render,
  rendered,
  renderOpen,
  renderSettled,
  renderSites,
  search,
  shownLinks,
  shownNames,
  sitesOf,
  texts,
  until,
  whenSpoken,
  type SiteSwitcher,
} from '../../support/sites.js';
import { combinations, itInTurn } from '../../support/matrix.js';

// axe-core finds nothing and leaves nothing undecided in every state, language and scheme; small windows lose nothing.

const box = (element: SiteSwitcher) => part(element, 'search') as HTMLInputElement;
const isOpen = (element: SiteSwitcher) => parts(element, 'panel').some((panel) => panel.checkVisibility());
const fallback = '<ul><li><a href="https://a.example/">Fallback</a></li></ul>';
const page = new URL('/', location.href).href;
const withCurrent = { ...portal, sites: [...portal.sites, { title: 'This one', url: page }] };

const states: Record<string, () => Promise<SiteSwitcher>> = {
  'ready and closed': () => renderSites(portal),
  'ready and open, on one of the sites': () => renderOpen(withCurrent),
  'open without a search box': () => renderOpen(sitesOf(3)),
  'open with icons': () =>
    renderOpen({
      sites: [{ title: 'A', url: page, icon: '/demo/images/emblem.svg', description: 'What it does' }],
    }),
  'showing results': async () => {
    const element = await renderOpen(withCurrent);
    await search(element, 'polis');
    return element;
  },
  'showing that nothing was found': async () => {
    const element = await renderOpen(portal);
    await search(element, 'zzz');
    return element;
  },
  'offering more': () => renderOpen(sitesOf(120)),
  'a list on the page': () => renderSites(withCurrent, 'layout="list"'),
  'a list on the page showing results': async () => {
    const element = await renderSites(withCurrent, 'layout="list"');
    await search(element, 'polis');
    return element;
  },
  'empty and open': () => renderOpen({ sites: [] }),
  loading: async () => render(`<site-switcher src="${await serve('', { hold: true })}"></site-switcher>`),
  'loading with a fallback': async () =>
    render(`<site-switcher src="${await serve('', { hold: true })}">${fallback}</site-switcher>`),
  failed: async () =>
    renderSettled(`<site-switcher src="${await serve('', { status: 500 })}"></site-switcher>`),
  'failed with a fallback': async () =>
    renderSettled(`<site-switcher src="${await serve('', { status: 500 })}">${fallback}</site-switcher>`),
  idle: () => render('<site-switcher></site-switcher>'),
};

describe('axe-core', () => {
  testStates(states);

  for (const { query, lang, scheme } of combinations({
    query: ['', 'polis', 'zzz'],
    lang: ['az', 'en', 'ru'],
    scheme: ['light', 'dark'],
  }))
    it(`finds nothing in a small window while «${query}» is searched, in ${lang}, ${scheme}`, async () => {
      const { element, frame } = await openSites(portal, {
        width: 320,
        height: 256,
        lang,
        style: `color-scheme: ${scheme}; background: Canvas; color: CanvasText`,
      });
      element.open = true;
      await element.updateComplete;
      await search(element, query);
      await expectAccessible(element.ownerDocument);
      frame.remove();
    });

  it('finds nothing in a right-to-left page', async () => {
    const { element, page: rightToLeft } = await openSites(
      { title: 'المواقع', language: 'ar', sites: [{ title: 'شرطة', url: page }], groups: portal.groups },
      { lang: 'ar', style: 'direction: rtl' },
    );
    rightToLeft.documentElement.dir = 'rtl';
    element.open = true;
    await rendered(element);
    await expectAccessible(element);
    const button = part(element, 'button').getBoundingClientRect();
    const panel = part(element, 'panel').getBoundingClientRect();
    expect(Math.round(panel.right)).to.equal(Math.round(button.right));
    expect(panel.left).to.be.at.least(0);
  });
});

describe('forced colours', () => {
  beforeEach(async function () {
    try {
      await emulate({ forcedColors: 'active' });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
  });

  for (const state of ['ready and open, on one of the sites', 'showing results', 'a list on the page'])
    it(`leave everything visible while ${state}`, async () => {
      const element = await states[state]?.();
      if (!element) throw new Error('no element');
      await expectAccessible(element);
      for (const panel of parts(element, 'panel'))
        expect(getComputedStyle(panel)).to.include({ borderTopStyle: 'solid', borderTopWidth: '1px' });
    });

  it('leave the focus ring, the mark of the current site and the button’s edge', async () => {
    const element = await renderOpen(withCurrent);
    for (const name of ['button', 'search', 'link']) {
      part(element, 'button').focus();
      await press('ArrowDown');
      part(element, name).focus();
      const { outlineStyle, outlineWidth } = getComputedStyle(part(element, name));
      expect([outlineStyle, outlineWidth], name).to.deep.equal(['solid', '3px']);
    }
    expect(getComputedStyle(part(element, 'button')).borderTopStyle).to.equal('solid');
    expect(Number(getComputedStyle(part(element, 'current')).fontWeight)).to.be.at.least(600);
  });
});

describe('targets', () => {
  it('are at least 24 px high; button, search box and Close 44 px', async () => {
    const element = await renderOpen(portal);
    for (const each of shownLinks(element)) expect(each.getBoundingClientRect().height).to.be.at.least(24);
    for (const name of ['button', 'search'])
      expect(part(element, name).getBoundingClientRect().height, name).to.be.at.least(44);
  });
});

describe('small screens', () => {
  const open = async (options: Parameters<typeof openSites>[1] = {}) => {
    const opened = await openSites(portal, { width: 320, height: 256, ...options });
    part(opened.element, 'button').focus();
    return opened;
  };
  const dialog = (element: SiteSwitcher) => part(element, 'panel') as HTMLDialogElement;

  it('have a modal dialog that fills the window, with a name and a visible Close', async () => {
    const { element } = await open();
    await press('Enter');
    await element.updateComplete;
    expect(dialog(element).localName).to.equal('dialog');
    expect(dialog(element).matches(':modal')).to.equal(true);
    expect(dialog(element).getAttribute('aria-label')).to.equal('Sites of the Ministry');
    const { left, top, width, height } = dialog(element).getBoundingClientRect();
    expect([left, top, width, height]).to.deep.equal([0, 0, 320, 256]);
    expect(texts(element, 'close')).to.deep.equal(['Close']);
    const close = part(element, 'close').getBoundingClientRect();
    expect(close.bottom).to.be.at.most(256);
    expect(close.right).to.be.at.most(320);
    expect(Math.min(close.width, close.height)).to.be.at.least(44);
    expect(dialog(element).scrollWidth).to.be.at.most(dialog(element).clientWidth);
  });

  it('do not cover words by «Close»', async () => {
    const { element } = await open();
    await press('Enter');
    await element.updateComplete;
    const panel = dialog(element);
    // A page may give the panel another padding.
    panel.style.padding = '30px';
    for (const part of [panel, panel.querySelector('nav') as HTMLElement]) part.scrollTop = 100;
    expect(shownLinks(element)[0]?.getBoundingClientRect().top).to.be.below(100);
    const { bottom } = part(element, 'close').getBoundingClientRect();
    for (let x = 1; x < 320; x += 8)
      for (let y = 1; y < bottom; y += 8)
        expect(
          element.shadowRoot?.elementFromPoint(x, y)?.closest('nav a, nav p')?.textContent,
          `${String(x)}, ${String(y)}`,
        ).to.equal(undefined);
  });

  it('have every control in the Tab order, and in the window while focused', async () => {
    const { element, page } = await open();
    await press('Enter');
    await element.updateComplete;
    part(element, 'close').focus();
    const reached: (Element | null | undefined)[] = [focused(element)];
    for (let count = 0; count < 10; count += 1) {
      await press('Tab');
      const at = focused(element);
      reached.push(at);
      const { top, bottom, left, right } = (at as Element).getBoundingClientRect();
      expect(top, at?.textContent).to.be.at.least(0);
      // Firefox leaves some pixels of the link below the edge.
      expect(bottom, at?.textContent).to.be.at.most(260);
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      expectSame(page.activeElement, element);
    }
    const all = [part(element, 'close'), box(element), ...shownLinks(element)];
    expect(reached.map((at) => all.indexOf(at as HTMLElement))).to.deep.equal(all.map((_, index) => index));
  });

  it('Close works by key and by pointer, and returns the focus', async () => {
    const { element } = await open();
    const toggles = recordToggles(element);
    await press('Enter');
    await element.updateComplete;
    part(element, 'close').focus();
    await press('Enter');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    await press('Enter');
    await element.updateComplete;
    await click(part(element, 'close'));
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    expect(toggles).to.deep.equal([true, false, true, false]);
  });

  it('Escape clears the search, then closes the panel from any control, and returns the focus', async () => {
    const { element } = await open();
    const toggles = recordToggles(element);
    await press('ArrowDown');
    expectFocus(element, box(element));
    await type('polis');
    await press('Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(true);
    expect(box(element).value).to.equal('');
    await press('Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    await press('Enter');
    await element.updateComplete;
    part(element, 'close').focus();
    await press('Escape');
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
    expect(toggles).to.deep.equal([true, false, true, false]);
  });

  it('the browser’s own way to close the dialog counts as the reader’s', async () => {
    const { element } = await open();
    const toggles = recordToggles(element);
    await press('Enter');
    await element.updateComplete;
    // As the Back gesture of a phone does.
    dialog(element).close();
    await until(() => !element.open);
    await element.updateComplete;
    await until(() => focused(element) === part(element, 'button'));
    expect(isOpen(element)).to.equal(false);
    expect(toggles).to.deep.equal([true, false]);
  });

  it('return the focus when a script closes the dialog', async () => {
    const { element } = await open();
    await press('ArrowDown');
    element.open = false;
    await rendered(element);
    expect(isOpen(element)).to.equal(false);
    expectFocus(element, part(element, 'button'));
  });

  it('have the live region inside the dialog', async () => {
    const { element } = await open();
    await press('ArrowDown');
    await type('polis');
    expect(await whenSpoken(element)).to.match(/: 3$/);
    expect(dialog(element).contains(liveRegion(element)), 'what is outside a modal dialog is inert').to.equal(
      true,
    );
  });

  it('keep the search when the window becomes small, and wide again', async () => {
    const { element, frame } = await open({ width: 800, height: 600 });
    await press('ArrowDown');
    await type('polis');
    for (const [width, name] of [
      [320, 'dialog'],
      [800, 'div'],
    ] as const) {
      frame.style.width = `${String(width)}px`;
      await until(() => part(element, 'panel').localName === name);
      await rendered(element);
      expect(isOpen(element)).to.equal(true);
      expect(box(element).value).to.equal('polis');
      expect(shownLinks(element)).to.have.length(3);
      expect(!!focused(element), `the focus is in the ${name}`).to.equal(true);
    }
  });

  it('479 px are small, 480 px are not', async () => {
    const { element } = await open({ width: 479, height: 600 });
    element.open = true;
    await element.updateComplete;
    expect(dialog(element).localName).to.equal('dialog');
    const wide = await open({ width: 480, height: 600 });
    wide.element.open = true;
    await wide.element.updateComplete;
    expect(dialog(wide.element).localName).to.equal('div');
  });

  it('make the page behind inert while the dialog is open', async () => {
    const { element, page } = await open();
    await press('Enter');
    await element.updateComplete;
    page.querySelector<HTMLElement>('#after')?.focus();
    expect(page.activeElement?.id).not.to.equal('after');
    await press('Escape');
    await element.updateComplete;
    page.querySelector<HTMLElement>('#after')?.focus();
    expect(page.activeElement?.id).to.equal('after');
  });
});

describe('long names', () => {
  const words = 'Xəbərdarlıq və dağ yollarının mühafizəsi idarəsi '.repeat(6).slice(0, 300);
  const one = 'Xəbərdarlıqlarınmühafizəsi'.repeat(12).slice(0, 300);
  const list = {
    title: words,
    sites: [
      { title: words, url: 'https://a.example/', description: one, icon: '/demo/images/emblem.svg' },
      { title: one, url: 'https://b.example/' },
    ],
    groups: [{ title: one, sites: [{ title: words, url: 'https://c.example/' }] }],
  };

  for (const [width, height] of [
    [320, 256],
    [480, 400],
    [800, 600],
  ] as const)
    for (const layout of ['menu', 'list'])
      itInTurn(`of 300 characters break, in a ${layout} at ${String(width)} px`, async () => {
        const { element, page } = await openSites(list, { width, height, attributes: `layout="${layout}"` });
        element.open = true;
        await element.updateComplete;
        const { documentElement } = page;
        expect(documentElement.scrollWidth).to.be.at.most(documentElement.clientWidth);
        for (const panel of parts(element, 'panel'))
          expect(panel.scrollWidth, 'the panel').to.be.at.most(panel.clientWidth);
        for (const name of ['button', 'link', 'group-title', 'description'])
          for (const node of parts(element, name)) {
            const { left, right } = node.getBoundingClientRect();
            expect(left, name).to.be.at.least(0);
            expect(right, name).to.be.at.most(width);
            expect(node.scrollWidth, name).to.be.at.most(Math.ceil(right - left) + 1);
          }
      });

  it('have their full accessible name', async () => {
    const element = await renderOpen(list);
    expect(shownNames(element)).to.deep.equal([words.trim(), one, words.trim()]);
  });
});
