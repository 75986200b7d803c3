import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import type { Settings } from '../../../src/low-vision/settings.js';
import { expectAccessible } from '../../support/accessibility.js';
import { emulate, NotSupported } from '../../support/commands.js';
import { openPage, otherOrigin, servePage } from '../../support/feeds.js';
import { itInTurn, matrix, someOf } from '../../support/matrix.js';
import { feedOf, part, parts, render, settled } from '../../support/releases.js';
import { until } from '../../support/sites.js';

// Every layout is accessible and shows all text inside the page, at every width, in every language and scheme.

const layouts = ['list', 'cards', 'headlines', 'lead'] as const;
const languages = ['en', 'az', 'ru', 'ar'] as const;
const widths = [200, 320, 768, 1280];

type Page = Window & { Pressroom: { applyLowVision: (values: Settings) => Promise<unknown> } };

interface RawItem {
  title?: string;
  image?: string;
  date_modified?: string;
  attachments?: object[];
}

/** Six realistic releases: with a title of 300 letters, without a picture, with a missing one, with corrections. */
async function feedIn(language: string): Promise<{ items: object[] }> {
  const path =
    language === 'ar' ? '/tests/fixtures/ministry-ar.json' : `/demo/feeds/press-releases.${language}.json`;
  const feed = (await (await fetch(path)).json()) as { items: RawItem[] };
  const wanted = [
    () => true,
    (item: RawItem) => item.date_modified,
    (item: RawItem) => (item.title ?? '').length > 250,
    (item: RawItem) => (item.attachments?.length ?? 0) > 1,
    (item: RawItem) => /missing|none/.test(item.image ?? ''),
    (item: RawItem) => !item.image,
  ];
  const items = new Set(wanted.flatMap((isWanted) => feed.items.find(isWanted) ?? []));
  const unlinked = { id: 'unlinked', title: 'X'.repeat(80), summary: 'Y'.repeat(80), tags: ['Z'.repeat(40)] };
  return {
    ...feed,
    feed_url: new URL('/demo/feeds/feed.json', location.href).href,
    // «Show more» shows the last one.
    items: [...items, unlinked, { id: 'oldest', title: 'Oldest', date_published: '2019-01-01' }],
  } as {
    items: object[];
  };
}

/** A page with one element of each layout. */
async function open(
  language: string,
  width: number,
  {
    style = '',
    font = 'sans-serif',
    shown = layouts,
    height = 900,
  }: { style?: string; font?: string; shown?: readonly string[]; height?: number } = {},
): Promise<{ page: Document; elements: PressReleases[] }> {
  const fields = 'date time image summary tags authors source';
  const body = shown
    .map(
      (layout) =>
        `<press-releases layout="${layout}" heading="${layout}" fields="${fields}" searchable></press-releases>`,
    )
    .join('\n');
  const frame = await openPage(
    await servePage(
      `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}" style="${style}">
      <head><meta charset="utf-8"><title>Unit</title>
      <style>:root { background: Canvas; color: CanvasText; scrollbar-width: none } body { margin: 1px; font-family: ${font} }
      @font-face { font-family: 'Unit'; src: url(/src/low-vision/fonts/legible-regular.woff2) }</style>
      <script src="${otherOrigin}/dist/pressroom.js"></script></head>
      <body><main><h1>Unit</h1>${body}</main></body></html>`,
    ),
    // In Firefox, letters at the edge of a right-to-left page are outside by a fraction of a pixel.
    { width: width + 2, height },
  );
  const page = frame.contentDocument as Document;
  await page.fonts.load('16px Unit');
  const elements = [...page.querySelectorAll<PressReleases>('press-releases')];
  const feed = await feedIn(language);
  for (const element of elements) {
    element.feed = feed;
    element.limit = feed.items.length - 1;
  }
  for (const element of elements) await picturesSettled(await settled(element));
  return { page, elements };
}

/** Waits until every picture has loaded or failed. */
async function picturesSettled(element: PressReleases): Promise<void> {
  for (const image of parts(element, 'image') as HTMLImageElement[]) {
    image.loading = 'eager';
    const isSettled = () => image.naturalWidth > 0 || image.classList.contains('broken');
    while (!isSettled())
      await new Promise((resolve) => {
        image.addEventListener('load', resolve, { once: true });
        image.addEventListener('error', resolve, { once: true });
      });
  }
}

const isText = (node: Node): node is Text =>
  node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data);

/** The part of a line's box that letters fill. Some fonts make the box much higher: Noto Sans Arabic overlaps its neighbours. */
function lettersIn(box: DOMRect, parent: HTMLElement): DOMRect {
  const { currentCSSZoom: zoom = 1 } = parent as { currentCSSZoom?: number };
  const height = Math.min(box.height, parseFloat(getComputedStyle(parent).fontSize) * zoom * 1.2);
  return new DOMRect(box.left, box.top + (box.height - height) / 2, box.width, height);
}

/** Every text, with the boxes of its lines. */
function textsIn(element: PressReleases): { text: string; parent: HTMLElement; boxes: DOMRect[] }[] {
  const found = [];
  const walker = element.ownerDocument.createTreeWalker(element.shadowRoot as Node, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement as HTMLElement;
    if (!isText(node) || parent.closest('.visually-hidden, style')) continue;
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(node);
    found.push({
      text: node.data.trim().slice(0, 40),
      parent,
      boxes: [...range.getClientRects()].map((box) => lettersIn(box, parent)),
    });
  }
  return found;
}

/** No text is outside the page, cut by a box, or over another text. */
function expectNothingLost(element: PressReleases, name: string): void {
  const page = element.ownerDocument.documentElement;
  expect(page.scrollWidth, `${name} scrolls in one direction`).to.be.at.most(page.clientWidth);
  for (const name of ['search', 'tag-filter', 'more', 'all'])
    for (const { left, right } of parts(element, name).map((node) => node.getBoundingClientRect())) {
      expect(left, name).to.be.at.least(-1);
      expect(right, name).to.be.at.most(page.clientWidth + 1);
    }
  const texts = textsIn(element);
  expect(texts.length, name).to.be.greaterThan(14);
  for (const { text, parent, boxes } of texts) {
    expect(boxes, `${name}: ${text}`).not.to.have.length(0);
    for (const box of boxes) {
      expect(box.left, `${name}: ${text}`).to.be.at.least(-1);
      expect(box.right, `${name}: ${text}`).to.be.at.most(page.clientWidth + 1);
    }
    for (let node: HTMLElement | null = parent; node; node = node.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
      expect([overflowX, overflowY, textOverflow].join(), `${name}: ${text}`).to.equal(
        'visible,visible,clip',
      );
    }
  }
  const items = parts(element, 'item').map((item) => ({
    item,
    box: item.getBoundingClientRect(),
    texts: texts.filter(({ parent }) => item.contains(parent)),
  }));
  for (const { item, box } of items)
    for (const other of items)
      if (other.item !== item)
        for (const { text, boxes } of other.texts)
          for (const { left, right, top, bottom } of boxes)
            expect(
              left < box.right - 1 && right > box.left + 1 && top < box.bottom - 3 && bottom > box.top + 3,
              `${name}: «${text}» lies on another release`,
            ).to.equal(false);
  for (const { texts: own, item } of items) {
    const image = item.querySelector('img:not(.broken)')?.getBoundingClientRect();
    for (const { text, boxes } of image ? own : [])
      for (const { left, right, top, bottom } of boxes)
        expect(
          !!image &&
            left < image.right - 1 &&
            right > image.left + 1 &&
            top < image.bottom - 3 &&
            bottom > image.top + 3,
          `${name}: «${text}» lies on the picture`,
        ).to.equal(false);
  }
}

/** Waits until the engine has finished its changes. */
async function atRest(page: Document): Promise<void> {
  let height = 0;
  for (let same = 0; same < 10;) {
    await new Promise(requestAnimationFrame);
    const now = page.documentElement.scrollHeight;
    same = now === height ? same + 1 : 0;
    height = now;
  }
}

const expectAllShown = (elements: PressReleases[], name: string) => {
  for (const element of elements) expectNothingLost(element, `${name}: ${element.layout}`);
};

describe('every layout', () => {
  for (const language of languages)
    for (const width of widths)
      itInTurn(`in ${language} at ${String(width)} px loses nothing`, async () => {
        expectAllShown((await open(language, width)).elements, language);
      });

  for (const [index, language] of languages.entries())
    for (const width of someOf(widths, index))
      itInTurn(`in ${language} at ${String(width)} px is accessible`, async () => {
        const { page } = await open(language, width, {
          // In WebKit axe-core cannot decide on the contrast of some fonts of machines.
          font: "'Unit', sans-serif",
          shown: matrix.isFull ? layouts : [layouts[index] ?? 'list', layouts[(index + 1) % 4] ?? 'list'],
        });
        for (const scheme of someOf(['light', 'dark'], index)) {
          page.documentElement.style.colorScheme = scheme;
          await expectAccessible(page);
        }
      });

  for (const width of widths)
    itInTurn(`at ${String(width)} px in forced colours: axe-core finds nothing`, async function () {
      try {
        await emulate({ forcedColors: 'active' });
      } catch (error) {
        if (error instanceof NotSupported) this.skip();
        throw error;
      }
      for (const language of someOf(languages, widths.indexOf(width))) {
        const { page } = await open(language, width);
        await expectAccessible(page);
        page.defaultView?.frameElement?.remove();
      }
    });

  for (const [offset, [name, style]] of (
    [
      ['the text spacing of WCAG 1.4.12', 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em'],
      ['text of 200 %', 'font-size: 200%'],
      ['text of 400 %', 'font-size: 400%'],
    ] as const
  ).entries())
    itInTurn(`with ${name} loses nothing`, async () => {
      for (const [index, language] of (['az', 'ru', 'ar'] as const).entries())
        for (const width of someOf([320, 768, 1280], index + offset)) {
          const { page, elements } = await open(language, width, { style });
          expectAllShown(elements, `${language} ${String(width)}`);
          page.defaultView?.frameElement?.remove();
        }
    });

  for (const [index, enlarge] of (['page', 'text'] as const).entries())
    itInTurn(`in the low-vision mode that enlarges the ${enlarge} loses nothing`, async () => {
      for (const width of someOf([320, 1280], index)) {
        const { page, elements } = await open('az', width);
        await (page.defaultView as unknown as Page).Pressroom.applyLowVision({
          'text-size': 200,
          enlarge,
          columns: 'one',
          scheme: 'yellow-on-black',
          'letter-spacing': 0.12,
          'word-spacing': 0.16,
          'line-height': 1.8,
        });
        await atRest(page);
        const { color } = getComputedStyle(part(elements[0] as PressReleases, 'summary'));
        expect(color).to.equal('rgb(255, 255, 0)');
        expectAllShown(elements, String(width));
        page.defaultView?.frameElement?.remove();
      }
    });
});

describe('a layout', () => {
  async function show(width: number | string, attributes: string, feed?: object): Promise<PressReleases> {
    const style = typeof width === 'number' ? `width: ${String(width)}px` : width;
    const element = await render(
      `<div style="${style}"><press-releases ${attributes}></press-releases></div>`,
    );
    element.feed = feed ?? (await feedIn('en'));
    await settled(element);
    await picturesSettled(element);
    return element;
  }
  const box = (node: Element | undefined) => (node as Element).getBoundingClientRect();
  const lefts = (element: PressReleases) =>
    new Set(parts(element, 'item').map((item) => Math.round(box(item).left)));

  itInTurn('with an unknown name is a list, and changes at run time', async () => {
    const element = await show(600, 'layout="wall"');
    for (const layout of ['list', 'lead', 'headlines', 'cards', 'LIST'] as const) {
      element.layout = layout as 'list';
      await until(() => part(element, 'list').className.split(' ')[0] === layout.toLowerCase());
    }
    expect(element.layout).to.equal('list');
  });

  it('`headlines` has one line each, with its date, and no headings, pictures and summaries', async () => {
    const element = await show(700, 'layout="headlines" fields="date image summary"', feedOf(5));
    expect(parts(element, 'title').map(({ localName }) => localName)).to.deep.equal(Array(5).fill('p'));
    expect(element.shadowRoot?.querySelectorAll('h3, h4, img, [part=summary]')).to.have.length(0);
    parts(element, 'item').forEach((item, index) => {
      expect(box(item).height).to.be.lessThan(44);
      const [date, title] = [parts(element, 'date')[index], parts(element, 'link')[index]];
      expect(box(date).right).to.be.at.most(box(title).left);
      // A wide font breaks the date into two lines, so only overlap is sure.
      expect(box(date).top).to.be.lessThan(box(title).bottom);
      expect(box(date).bottom).to.be.greaterThan(box(title).top);
    });
    // In a narrow place, the date is above the title.
    const narrow = await show(240, 'layout="headlines"', feedOf(1));
    expect(box(part(narrow, 'link')).bottom).to.be.at.most(box(part(narrow, 'date')).top + 1);
  });

  it('`lead` shows the first release large and the others beside it, or below in a narrow place', async () => {
    const wide = await show(1280, 'layout="lead"');
    const [first, second, third] = parts(wide, 'item');
    expect(parts(wide, 'lead')).to.deep.equal([first]);
    expect(box(second).left).to.be.greaterThan(box(first).right);
    expect(box(second).top).to.equal(box(first).top);
    expect(box(third).top).to.be.greaterThan(box(second).bottom - 1);
    const size = (node: HTMLElement | undefined) =>
      parseFloat(getComputedStyle(node as HTMLElement).fontSize);
    const [title, next] = parts(wide, 'title');
    expect(size(title)).to.be.greaterThan(1.5 * size(next));
    expect(box(first).width).to.be.greaterThan(1.9 * box(second).width);
    const narrow = await show(320, 'layout="lead"');
    expect(lefts(narrow).size).to.equal(1);
  });

  it('`lead` has one summary, or all with `fields`; other layouts have no lead', async () => {
    const element = await show(1280, 'layout="lead"', feedOf(5));
    expect(parts(element, 'summary')).to.have.length(1);
    element.fields = 'date summary';
    await element.updateComplete;
    expect(parts(element, 'summary')).to.have.length(5);
    for (const layout of ['list', 'cards', 'headlines'] as const) {
      element.layout = layout;
      await element.updateComplete;
      expect(parts(element, 'lead')).to.have.length(0);
    }
  });

  for (const [layout, columns] of [
    ['list', { 200: 1, 320: 1, 768: 1, 1280: 2, 1600: 2 }],
    ['cards', { 200: 1, 320: 1, 768: 3, 1280: 4, 1600: 4 }],
    ['headlines', { 200: 1, 320: 1, 768: 1, 1280: 1, 1600: 1 }],
    ['lead', { 200: 1, 320: 1, 768: 2, 1280: 3, 1600: 4 }],
  ] as const)
    it(`\`${layout}\` has as many columns as have room`, async () => {
      for (const [width, count] of Object.entries(columns)) {
        const element = await show(Number(width), `layout="${layout}" limit="20"`, feedOf(20));
        expect(lefts(element).size, width).to.equal(count);
      }
    });

  it('has pictures of a fixed ratio', async () => {
    for (const [layout, ratio] of [
      ['list', 16 / 9],
      ['cards', 3 / 2],
      ['lead', 16 / 9],
    ] as const) {
      const element = await show(1280, `layout="${layout}" limit="7"`);
      const shown = parts(element, 'image').filter((image) => !image.classList.contains('broken'));
      expect(shown.length).to.be.greaterThan(1);
      for (const image of shown)
        expect(box(image).width / box(image).height, layout).to.be.closeTo(ratio, 0.05);
    }
  });

  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const)
    itInTurn(
      `has pictures of at most 40 % of a window of ${String(width)} × ${String(height)}, also enlarged`,
      async () => {
        const { page, elements } = await open('en', width, { height, shown: ['cards', 'lead'] });
        for (const size of [100, 200, 400]) {
          await (page.defaultView as unknown as Page).Pressroom.applyLowVision({
            'text-size': size,
            columns: 'one',
          });
          await atRest(page);
          for (const element of elements) {
            const [image] = parts(element, 'image');
            expect(box(image).height, `${element.layout} ${String(size)}`).to.be.within(40, height * 0.4 + 1);
            expect(box(image).width / box(image).height).to.be.closeTo(
              element.layout === 'cards' ? 3 / 2 : 16 / 9,
              0.05,
            );
          }
        }
      },
    );

  it('reserves no room for a missing picture', async () => {
    for (const layout of ['list', 'cards', 'lead'] as const) {
      const [item] = feedOf(1).items;
      const element = await show(320, `layout="${layout}"`, { items: [{ ...item, image: '/none.jpg' }] });
      expect(part(element, 'image').classList.contains('broken')).to.equal(true);
      expect(box(part(element, 'title')).top - box(part(element, 'item')).top, layout).to.be.at.most(17);
    }
  });

  for (const [place, style, expected] of [
    ['a float', 'float: left', 600],
    ['an inline block', 'display: inline-block', 600],
    ['a line of a flexbox', 'display: flex', 600],
    ['a table cell', 'display: table-cell', 600],
    ['what is placed absolutely', 'position: absolute', 600],
    ['a grid track of its own size', 'display: grid; grid-template-columns: auto', 600],
    ['a narrow float', 'float: left; max-width: 150px', 150],
  ] as const)
    itInTurn(`in ${place} is as wide as its place`, async () => {
      for (const layout of layouts) {
        const element = await show('position: relative; width: 600px', `layout="${layout}"`);
        const inner = document.createElement('div');
        inner.style.cssText = style;
        element.replaceWith(inner);
        inner.append(element);
        await settled(element);
        expect(box(element).width, layout).to.be.closeTo(expected, 1);
        expect(box(part(element, 'list')).width, layout).to.be.closeTo(expected, 1);
      }
    });

  it('beside another column of a layout table does not narrow it', async () => {
    const element = await show('display: table; width: 700px', '');
    const menu = document.createElement('div');
    menu.style.cssText = 'display: table-cell; min-width: 200px; white-space: nowrap';
    menu.textContent = 'A menu of a portal';
    const cell = document.createElement('div');
    cell.style.cssText = 'display: table-cell';
    element.replaceWith(menu, cell);
    cell.append(element);
    await settled(element);
    expect(box(menu).width).to.be.at.least(199);
    expect(box(element).width).to.be.at.least(450);
  });
});
