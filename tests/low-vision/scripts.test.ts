import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { click, drag, engine, moveTo, press, setViewport, windowBoxes } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { changedProperties, descriptorsOf } from '../support/page-state.js';
import { until } from '../support/sites.js';

// While a page is enlarged, its scripts get the same answers and events as in the browser's zoom, so that they place
// elements correctly. Afterwards every method is the browser's own again.

type View = Window & typeof globalThis;

const html = (
  head: string,
) => `${head}<html lang="en"><head><meta charset="utf-8"><title>Answers</title><style>
/* In the window that is compared with, scrollbars would be of another size. */
* { scrollbar-width: none }
html, body { margin: 0 }
body { height: 3000px; width: 1500px; position: relative; font: 20px/1 monospace }
#box { position: absolute; left: 100px; top: 300px; width: 80px; height: 40px; border: 2px solid; padding: 3px; overflow: scroll }
#inside { width: 200px; height: 100px }
#fixed { position: fixed; left: 20px; top: 12px; width: 50px; height: 20px }
#text { position: absolute; left: 200px; top: 340px }
#host { position: absolute; left: 200px; top: 280px }
#target { position: absolute; left: 16px; top: 360px; width: 40px; height: 30px; border: 3px solid }
svg { position: absolute; left: 16px; top: 280px }
</style></head><body><div id="box"><div id="inside"></div></div><div id="fixed"></div><div id="target"></div><div id="text">hello</div>
<svg width="60" height="60"><rect id="shape" x="10" y="10" width="20" height="20"/></svg><div id="host"></div>
<script>
document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<b style="display: block; width: 60px; height: 40px">shadow</b>';
const $ = (id) => document.getElementById(id);
const box = ({ x, y, width, height }) => [x, y, width, height];
const root = document.scrollingElement;
const range = document.createRange();
range.selectNodeContents($('text').firstChild);
const name = (node) => node && (node.id || node.localName || node.nodeName);
function matrix({ a, b, c, d, e, f }) { return [a, b, c, d, e, f]; }
function made() {
  let seen;
  const event = new MouseEvent('click', { clientX: 120, clientY: 60, bubbles: true });
  $('box').addEventListener('click', (e) => (seen = [e.clientX, e.clientY, e.x, e.y, e.offsetX, e.offsetY, e.pageX, e.pageY]), { once: true });
  $('box').dispatchEvent(event);
  return seen;
}
/** Scrolls, and says where to. */
function after(scroll) {
  scroll();
  const place = [scrollX, scrollY, root.scrollTop, box($('box').getBoundingClientRect())];
  scrollTo(0, 200);
  return place;
}
const scrolled = {
  to: () => after(() => scrollTo(10, 150)),
  scroll: () => after(() => scroll({ top: 150 })),
  options: () => after(() => scrollTo({ top: 170, left: 5, behavior: 'instant' })),
  by: () => after(() => scrollBy(0, 30)),
  byOptions: () => after(() => scrollBy({ top: 40 })),
  root: () => after(() => root.scrollTo({ top: 130 })),
  rootBy: () => after(() => root.scrollBy(0, 15)),
  rootTop: () => after(() => (root.scrollTop = 120)),
  rootLeft: () => after(() => (root.scrollLeft = 20)),
};
const asked = {
  inner: () => [innerWidth, innerHeight],
  scroll: () => [scrollX, scrollY, pageXOffset, pageYOffset],
  root: () => [root.clientWidth, root.clientHeight, root.scrollLeft, root.scrollTop, root.scrollWidth, root.scrollHeight],
  html: () => [document.documentElement.clientWidth, document.documentElement.offsetWidth, document.documentElement.offsetHeight],
  body: () => [document.body.clientWidth, document.body.clientHeight, document.body.offsetWidth, document.body.scrollHeight],
  viewport: () => [visualViewport.width, visualViewport.height, visualViewport.pageLeft, visualViewport.pageTop],
  own: () => [$('box').offsetLeft, $('box').offsetTop, $('box').offsetWidth, $('box').scrollWidth, $('box').scrollTop],
  ownScroll: () => { $('box').scrollTo(0, 12); const at = $('box').scrollTop; $('box').scrollTop = 0; return [at]; },
  box: () => box($('box').getBoundingClientRect()),
  edges: () => { const { left, top, right, bottom } = $('box').getBoundingClientRect(); return [left, top, right, bottom]; },
  boxes: () => box($('box').getClientRects()[0]),
  fixed: () => box($('fixed').getBoundingClientRect()),
  page: () => box(document.documentElement.getBoundingClientRect()),
  range: () => box(range.getBoundingClientRect()).slice(0, 3),
  ranges: () => box(range.getClientRects()[0]).slice(0, 3),
  shape: () => box($('shape').getBoundingClientRect()),
  matrix: () => matrix($('shape').getScreenCTM()),
  zoom: () => [document.body.currentCSSZoom ?? 1],
  hit: () => [name(document.elementFromPoint(150, 120)), name(document.elementFromPoint(300, 240))],
  hits: () => document.elementsFromPoint(150, 120).map(name),
  fixedHit: () => [name(document.elementFromPoint(45, 22))],
  shadowHit: () => [name($('host').shadowRoot.elementFromPoint(230, 100))],
  caret: () => { const { startContainer, startOffset } = document.caretRangeFromPoint(225, 150); return [name(startContainer), startOffset]; },
  position: () => { const caret = document.caretPositionFromPoint?.(225, 150); return [name(caret?.offsetNode), caret?.offset, caret && Math.round(caret.getClientRect().x)]; },
  made,
  isRect: () => [$('box').getBoundingClientRect() instanceof DOMRect, $('box').getClientRects() instanceof DOMRectList],
  narrow: () => [matchMedia('(max-width: 700px)').matches, matchMedia('(min-width: 500px) and (max-height: 510px)').matches],
  ...scrolled,
};
window.ask = () => { scrollTo(0, 200); return Object.fromEntries(Object.entries(asked).map(([key, answer]) => [key, answer()])); };
window.observe = () => new Promise((resolve) => {
  new IntersectionObserver(([entry], observer) => {
    observer.disconnect();
    resolve([box(entry.boundingClientRect), box(entry.intersectionRect), box(entry.rootBounds)]);
  }, { root: document }).observe($('box'));
});
window.pointed = new Promise((resolve) => {
  $('target').addEventListener('pointerdown', (e) => resolve([e.clientX, e.clientY, e.pageX, e.pageY, e.x, e.y, e.offsetX, e.offsetY]));
});
</script></body></html>`;

const standards = await servePage(html('<!doctype html>'));
const quirks = await servePage(html(''));

interface Asked {
  ask(): Record<string, unknown[]>;
  observe(): Promise<number[][]>;
  pointed: Promise<number[]>;
}

async function open(url: string, width = 1280, height = 800): Promise<View> {
  await setViewport({ width: 1300, height });
  const { contentWindow } = await openPage(url, { width, height });
  if (!contentWindow) throw new Error('no page');
  return contentWindow as View;
}

function expectClose(given: unknown, expected: unknown, name: string): void {
  if (Array.isArray(expected)) {
    expect(given, name).to.have.length(expected.length);
    expected.forEach((value, index) => {
      expectClose((given as unknown[])[index], value, `${name}[${String(index)}]`);
    });
  } else if (typeof expected === 'number') expect(given, name).to.be.closeTo(expected, 1.01);
  else expect(given, name).to.equal(expected);
}

describe('the scripts of an enlarged page', () => {
  for (const [kind, url] of [
    ['standards', standards],
    ['quirks', quirks],
  ] as const)
    for (const size of [200, 400])
      it(`get the answers of a smaller window at ${String(size)} % in ${kind} mode`, async () => {
        const factor = size / 100;
        const smaller = (await open(url, 1280 / factor, 1000 / factor)) as View & Asked;
        const expected = { ...smaller.ask(), observed: await smaller.observe() };
        await click(smaller.document.querySelector('#target') as Element);
        const pointed = await smaller.pointed;
        smaller.frameElement?.remove();
        const view = (await open(url, 1280, 1000)) as View & Asked;
        expect(applyLowVision({ 'text-size': size, columns: 'site' }, view.document)).to.deep.equal([]);
        const given = { ...view.ask(), observed: await view.observe() };
        for (const [name, answer] of Object.entries(expected))
          expectClose(given[name as keyof typeof given], answer, name);
        await click(view.document.querySelector('#target') as Element);
        expectClose(await view.pointed, pointed, 'pointer');
        clearLowVision(view.document);
        expect(view.ask()['inner']).to.deep.equal([1280, 1000]);
      });

  it('have the browser’s own methods again afterwards', async () => {
    const view = await open(standards);
    const before = descriptorsOf(view);
    applyLowVision({ 'text-size': 300 }, view.document);
    expect(changedProperties(before, descriptorsOf(view))).to.include.members([
      'window.innerWidth',
      'Element.prototype.getBoundingClientRect',
      'Element.prototype.scrollTop',
      'MouseEvent.prototype.clientX',
      'MediaQueryList.prototype.matches',
    ]);
    applyLowVision({ 'text-size': 200 }, view.document);
    expect(clearLowVision(view.document)).to.deep.equal([]);
    expect(changedProperties(before, descriptorsOf(view))).to.deep.equal([]);
  });

  it('may keep our methods and use them afterwards', async () => {
    const view = await open(standards);
    applyLowVision({ 'text-size': 200 }, view.document);
    const kept = Reflect.get<Element, 'getBoundingClientRect'>(
      view.Element.prototype,
      'getBoundingClientRect',
    );
    const box = view.document.querySelector('#box') as Element;
    clearLowVision(view.document);
    expect(kept.call(box).width).to.equal(90);
  });

  for (const frozen of ['Element', 'MouseEvent', 'MediaQueryList'] as const)
    it(`get text enlargement without zoom if ${frozen}.prototype is frozen`, async () => {
      const view = await open(standards);
      Object.freeze(view[frozen].prototype);
      // Then the engine cannot know of later shadow roots.
      const failed = applyLowVision({ 'text-size': 200 }, view.document).map(({ effect }) => effect);
      expect(failed).to.deep.equal(frozen === 'Element' ? ['follow'] : []);
      expect(getComputedStyle(view.document.documentElement).zoom).to.equal('1');
      expect(view.innerWidth).to.equal(1280);
      clearLowVision(view.document);
    });

  describe('listening to a media query', () => {
    /** The events that listeners got, in order. */
    function listen(list: MediaQueryList): boolean[] {
      const told: boolean[] = [];
      list.addEventListener('change', (event) => {
        expect(event.matches).to.equal(list.matches);
        expect(event.media).to.equal(list.media);
        told.push(event.matches);
      });
      return told;
    }
    const frames = async (count = 3) => {
      for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
    };

    it('get `change` when settings or the window change the answer', async () => {
      const view = await open(standards);
      const { document } = view;
      const frame = view.frameElement as HTMLElement;
      applyLowVision({ 'text-size': 150 }, document);
      const list = view.matchMedia('(max-width: 700px)');
      const told = listen(list);
      applyLowVision({ 'text-size': 200 }, document);
      expect(told).to.deep.equal([true]);
      await frames();
      frame.style.width = '1500px';
      await until(() => told.length > 1);
      expect(told).to.deep.equal([true, false]);
      frame.style.width = '1280px';
      await until(() => told.length > 2);
      clearLowVision(document);
      await Promise.resolve();
      expect(told).to.deep.equal([true, false, true, false]);
      // Now the browser fires the event.
      frame.style.width = '600px';
      await until(() => told.length > 4);
      await frames();
      expect(told).to.deep.equal([true, false, true, false, true]);
      // The engine knows of events from meanwhile when the mode is on again.
      applyLowVision({ 'text-size': 150 }, document);
      clearLowVision(document);
      await frames();
      expect(told).to.have.length(5);
    });

    it('never get a wrong answer, also in the browser’s own events', async () => {
      const view = await open(standards);
      applyLowVision({ 'text-size': 200 }, view.document);
      const told = listen(view.matchMedia('(max-width: 1000px)'));
      (view.frameElement as HTMLElement).style.width = '900px';
      await frames();
      expect(told).not.to.include(false);
    });

    it('get events of an older list after it is asked, or if it is a variable of the window', async () => {
      const view = (await open(standards)) as View & { list?: MediaQueryList };
      const list = view.matchMedia('(max-width: 700px)');
      const told = listen(list);
      view.list = view.matchMedia('(max-width: 690px)');
      const known = listen(view.list);
      applyLowVision({ 'text-size': 200 }, view.document);
      expect(known).to.deep.equal([true]);
      expect(told).to.deep.equal([]);
      expect(list.matches).to.equal(true);
      await Promise.resolve();
      expect(told).to.deep.equal([true]);
      clearLowVision(view.document);
      await Promise.resolve();
      expect(told).to.deep.equal([true, false]);
    });

    it('leave the lists before it alone', async () => {
      const view = await open(standards);
      applyLowVision({ 'text-size': 200 }, view.document);
      const { prototype } = view.MediaQueryList;
      const media = Object.getOwnPropertyDescriptor(prototype, 'media') as PropertyDescriptor;
      let read = 0;
      Object.defineProperty(prototype, 'media', {
        ...media,
        get(this: MediaQueryList) {
          read += 1;
          return Reflect.apply(Reflect.get(media, 'get') as () => string, this, []);
        },
      });
      const lists: MediaQueryList[] = [];
      const readBy = async (count: number) => {
        read = 0;
        for (let one = 0; one < count; one += 1) {
          lists.push(view.matchMedia('(max-width: 700px)'));
          await Promise.resolve();
        }
        return read;
      };
      const first = await readBy(50);
      expect(first).to.be.greaterThan(0);
      expect(await readBy(50)).to.equal(first);
    });

    it('do not count the engine’s own questions', async () => {
      const view = await open(standards);
      let asked = 0;
      const matchMedia = view.matchMedia.bind(view);
      view.matchMedia = (query) => {
        asked += 1;
        return matchMedia(query);
      };
      for (const size of [150, 200]) applyLowVision({ 'text-size': size }, view.document);
      (view.frameElement as HTMLElement).style.width = '900px';
      await frames();
      expect(asked).to.equal(0);
      view.matchMedia('(max-width: 700px)');
      expect(asked).to.equal(1);
    });

    it('get one event for a query without sizes, which the browser fires', async () => {
      const view = await open(standards);
      applyLowVision({ 'text-size': 200 }, view.document);
      const told = listen(view.matchMedia('(orientation: portrait)'));
      listen(view.matchMedia('(max-width: 400px)'));
      (view.frameElement as HTMLElement).style.width = '700px';
      await until(() => told.length > 0);
      await frames();
      expect(told).to.deep.equal([true]);
    });

    it('get the reader’s colours and reduced motion as style sheets do, at any size', async () => {
      const view = await open(standards);
      const { document } = view;
      let resized = 0;
      view.addEventListener('resize', () => (resized += 1));
      const dark = '(prefers-color-scheme: dark)';
      const asked = [dark, '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)'];
      const answers = () => asked.map((query) => view.matchMedia(query).matches);
      const own = answers();
      applyLowVision({ scheme: 'white-on-black', motion: 'off' }, document);
      expect(answers()).to.deep.equal([true, true, true]);
      expect(view.matchMedia(`not all and ${dark}`).matches).to.equal(false);
      const told = listen(view.matchMedia(dark));
      const both = listen(view.matchMedia(`${dark} and (max-width: 700px)`));
      applyLowVision({ scheme: 'black-on-white' }, document);
      expect(answers()).to.deep.equal([false, true, own[2]]);
      expect(told).to.deep.equal([false]);
      expect(resized).to.equal(0);
      applyLowVision({ scheme: 'yellow-on-black', 'text-size': 200 }, document);
      expect(told).to.deep.equal([false, true]);
      expect(both).to.deep.equal([true]);
      expect(resized).to.equal(1);
      clearLowVision(document);
      await Promise.resolve();
      expect(answers()).to.deep.equal(own);
      expect(told).to.deep.equal(own[0] ? [false, true] : [false, true, false]);
      expect(both).to.deep.equal([true, false]);
      expect(resized).to.equal(2);
    });
  });
});

type Widgets = Record<string, () => boolean>;

/** The distance between two elements in pixels of the window, as the browser measures it. */
function gap(a: Element, b: Element): number {
  const [p] = windowBoxes(a);
  const [q] = windowBoxes(b);
  if (!p?.width || !q?.width) throw new Error('not shown');
  return Math.max(p.left - q.right, q.left - p.right, p.top - q.bottom, q.top - p.bottom, 0);
}

for (const size of [200, 400])
  describe(`the test page with widgets at ${String(size)} %`, () => {
    const factor = size / 100;
    let view: View & { widgets: Widgets };
    const $ = (selector: string) => {
      const found = view.document.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    beforeEach(async () => {
      view = (await open('/tests/pages/widgets.html')) as typeof view;
      applyLowVision({ 'text-size': size, columns: 'site' }, view.document);
      await new Promise(requestAnimationFrame);
    });
    const is = (name: string): Promise<void> => until(() => Boolean(view.widgets[name]?.()), name);
    const touches = (a: string, b: string) => {
      expect(gap($(a), $(b)), `${a} and ${b}`).to.be.at.most(3 * factor);
    };

    it('has a menu that touches its button, and closes', async () => {
      expect(view.widgets['menuTouchesButton']?.()).to.equal(false);
      await moveTo($('#services'));
      await is('menuTouchesButton');
      touches('#services', '#services-menu');
      await moveTo($('h1'));
      await until(() => Boolean($('#services-menu').hidden), 'the menu closed');
      $('#services').focus();
      await is('menuTouchesButton');
      await press('Tab');
      expect(view.document.activeElement?.textContent).to.equal('Tables by region');
      await press('Escape');
      expect($('#services-menu').hidden).to.equal(true);
    });

    it('has a calendar that touches its field and its button', async () => {
      await click($('#birthday'));
      await is('pickerTouchesField');
      touches('#birthday', '#calendar');
      await press('Escape');
      await click($('#birthday-button'));
      await is('pickerTouchesButton');
      touches('#birthday-button', '#calendar');
      await click($('#days button:nth-child(9)'));
      await is('pickerIsFilled');
    });

    it('has tooltips at their elements, which follow the pointer', async () => {
      await moveTo($('#hint-button'));
      await is('tooltipTouchesButton');
      touches('#hint-button', '#hint');
      await moveTo($('#chart'));
      await is('tooltipFollowsPointer');
      await is('pageTooltipFollowsPointer');
    });

    it('finds the element under the pointer, and places elements there', async () => {
      await click($('#grid button:nth-child(4)'));
      await is('hitIsTarget');
      await is('markerCoversHit');
      touches('#grid .hit', '#marker');
      await click($('#map'));
      await is('pinIsUnderPointer');
    });

    it('scrolls to the requested place', async () => {
      await click($('.jump a[href="#grid-title"]'));
      await is('scrolledToHeading');
    });

    it('reports the width of its window', async () => {
      await is('resizeAgrees');
      clearLowVision(view.document);
      await is('resizeAgrees');
    });

    it('has a menu button that works at the first press, with an older media query list', async () => {
      // The first press makes the page read its list. If the page has read it before, this press opens the menu.
      await click($('#hamburger'));
      await is('hamburgerAgrees');
      if (!view.widgets['hamburgerIsOpen']?.()) await click($('#hamburger'));
      await is('hamburgerIsOpen');
      clearLowVision(view.document);
      await is('hamburgerAgrees');
    });

    it('has a handle that stays under the pointer, and moves by keys', async () => {
      const handle = $('#handle');
      await drag(handle, { x: 60, y: 0 });
      await is('handleIsUnderPointer');
      const before = windowBoxes(handle)[0]?.left ?? NaN;
      handle.focus();
      await press('ArrowRight');
      await until(
        () => Math.abs((windowBoxes(handle)[0]?.left ?? NaN) - before - 20 * factor) < 4 * factor,
        'the handle moved',
      );
    });
  });

for (const size of [200, 400])
  it(`a context menu opens at the pointer at ${String(size)} %`, async function () {
    // WebKit's driver never releases the right button, and waits for it at the next press.
    if (engine === 'webkit') this.skip();
    const view = (await open('/tests/pages/widgets.html')) as View & { widgets: Widgets };
    applyLowVision({ 'text-size': size, columns: 'site' }, view.document);
    const cell = view.document.querySelector('#grid button:nth-child(3)') as Element;
    await click(cell, { button: 'right' });
    await until(() => Boolean(view.widgets['contextMenuIsAtPointer']?.()), 'the menu at the pointer');
  });
