import { expect, fixture } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { expectAccessible } from '../../support/accessibility.js';
import { testStates } from '../../support/axe-states.js';
import { emulate, engine, NotSupported } from '../../support/commands.js';
import { openPage, otherOrigin, serve, servePage } from '../../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  render,
  renderSettled,
  settled,
  type PressReleases as Element_,
} from '../../support/releases.js';

// axe-core finds nothing and leaves nothing undecided in every state, language and scheme. Zoom hides no text.

const states: Record<string, () => Promise<Element_>> = {
  ready: async () => {
    const feed = feedOf(3);
    for (const item of feed.items) Object.assign(item, { image: '/demo/images/emblem.svg' });
    return renderSettled(
      `<press-releases src="${await serve(feed)}" fields="date time image summary tags"></press-releases>`,
    );
  },
  'ready without a heading': async () =>
    renderSettled(
      `<h2>News</h2><press-releases heading="" src="${await serve(feedOf(3))}"></press-releases>`,
    ),
  empty: async () => renderSettled(`<press-releases src="${await serve({ items: [] })}"></press-releases>`),
  loading: async () => render(`<press-releases src="${await serve('', { hold: true })}"></press-releases>`),
  'loading with a fallback': async () =>
    render(
      `<press-releases src="${await serve('', { hold: true })}"><ul><li><a href="#a">Release</a></li></ul></press-releases>`,
    ),
  failed: async () =>
    renderSettled(`<press-releases src="${await serve('', { status: 500 })}"></press-releases>`),
  'failed with a fallback': async () =>
    renderSettled(
      `<press-releases src="${await serve('', { status: 500 })}"><ul><li><a href="#a">Release</a></li></ul></press-releases>`,
    ),
  idle: () => render('<press-releases></press-releases>'),
};

describe('axe-core', () => {
  testStates(states, true);

  it('finds nothing in a right-to-left page', async () => {
    const element = await renderSettled(
      `<div lang="ar" dir="rtl"><press-releases src="/tests/fixtures/feeds/blog-ar-rtl.json"></press-releases></div>`,
    );
    await expectAccessible(element);
  });
});

describe('forced colours', () => {
  it('leave links, text and the focus ring visible', async function () {
    try {
      await emulate({ forcedColors: 'active' });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
    const element = await states['ready']?.();
    if (!element) throw new Error('no element');
    await expectAccessible(element);
    part(element, 'link').focus();
    const { outlineStyle, outlineWidth } = getComputedStyle(part(element, 'link'));
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '3px']);
  });
});

describe('small viewports', () => {
  const long =
    'Xəbərdarlıq: Şahdüzü–Dağkənd yolunun bağlanması ilə əlaqədar hərəkətin təşkili haqqında ətraflı məlumat';

  async function openAt(width: number, height: number, style = ''): Promise<PressReleases> {
    const feed = feedOf(5, { language: 'az' });
    for (const item of feed.items)
      Object.assign(item, { title: long, summary: long.repeat(2), image: '/demo/images/emblem.svg' });
    const url = await serve(feed);
    const frame = await openPage(
      await servePage(
        `<!doctype html><html lang="az" style="${style}"><head><meta charset="utf-8"><title>Unit</title>
        <script src="${otherOrigin}/dist/pressroom.js" defer></script></head>
        <body><main><press-releases src="${url}" fields="date time image summary tags"></press-releases></main></body></html>`,
      ),
      { width, height },
    );
    const element = frame.contentDocument?.querySelector<PressReleases>('press-releases');
    if (!element) throw new Error('no element');
    return settled(element);
  }

  function expectNothingLost(element: PressReleases): void {
    const page = element.ownerDocument.documentElement;
    expect(page.scrollWidth, 'no sideways scrolling').to.be.at.most(page.clientWidth);
    for (const name of ['heading', 'title', 'date', 'summary', 'tag', 'image'])
      for (const node of parts(element, name)) {
        const box = node.getBoundingClientRect();
        expect(box.width, name).to.be.greaterThan(0);
        expect(box.height, name).to.be.greaterThan(0);
        expect(box.left, name).to.be.at.least(0);
        expect(box.right, name).to.be.at.most(page.clientWidth + 0.5);
        expect(node.scrollWidth, `${name} is not clipped`).to.be.at.most(Math.ceil(box.width) + 1);
      }
  }

  for (const [name, width, height, style] of [
    ['320 px', 320, 640, ''],
    ['400 % of 1280 × 1024', 320, 256, ''],
    ['200 px', 200, 600, ''],
    ['200 % text at 640 px', 640, 600, 'font-size: 200%'],
    ['400 % text at 320 px', 320, 600, 'font-size: 400%'],
    [
      'text spacing of WCAG 1.4.12 at 320 px',
      320,
      600,
      'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em',
    ],
  ] as const)
    it(`(${name}) hide no text and have one Tab stop for each release`, async () => {
      const element = await openAt(width, height, style);
      expectNothingLost(element);
      for (const link of parts(element, 'link')) {
        link.focus();
        expect(link.getBoundingClientRect().height).to.be.at.least(24);
      }
      // One more stop is the link to all releases.
      expect(element.shadowRoot?.querySelectorAll('a, button, [tabindex]')).to.have.length(5 + 1);
    });

  it('keep the element’s width in a float or a table cell', async () => {
    const box = await fixture<HTMLElement>(
      `<div style="width: 600px"><div style="float: left"><press-releases></press-releases></div></div>`,
    );
    const element = box.querySelector('press-releases') as PressReleases;
    element.feed = feedOf(2);
    await settled(element);
    expect(element.getBoundingClientRect().width, engine).to.be.greaterThan(200);
  });
});
