import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { windowBoxes } from '../support/commands.js';
import { closePage, servePage } from '../support/feeds.js';
import { frames, open } from '../support/one-column.js';
import { until } from '../support/sites.js';

// In a phone's window most of the factor enlarges the text only. Boxes that hold a text, hide one or stay over the page
// are adapted to the larger text.

const page = await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/node_modules/material-icons/iconfont/material-icons.css"><style>
body { margin: 0; font: 16px/1.4 sans-serif }
.far { position: absolute; left: -20rem } .farther { position: absolute; inset-inline-start: -100vw }
.round { width: 40px; height: 40px; padding: 0; border-radius: 50%; display: inline-flex; align-items: center; justify-content: center; font-size: 18px }
.sign { box-sizing: border-box; display: flex; border: 0; padding: 8px; max-width: 40px; max-height: 40px; overflow: hidden; white-space: nowrap; font-size: 18px } .sign::before { content: ''; flex: none; width: 24px; height: 24px; margin-right: 8px; background: #000 }
.row { display: flex; flex-wrap: wrap }
.bar { position: fixed; inset: auto 0 0; background: #eee; font-size: 14px }
.menu { position: fixed; top: 0; bottom: 0; left: 0; width: 260px; transform: translateX(-100%); background: #fff }
svg { display: block; width: 100%; height: auto } #late p { height: 30px; overflow: hidden }
.download { position: relative; display: block; padding-bottom: 1.5rem; line-height: 24px }
.detail { position: absolute; left: 0; margin-top: 1.75rem; font-size: 12px; line-height: 20px } .download + p { margin: 0 }
.card { position: relative; height: 200px; overflow: hidden } .card span { position: absolute; inset: auto 0 0 0; padding: 20px }
.tools { display: flex; align-items: start; height: 70px } .tools b { height: 80px } .tools a { margin: 0 12px } .tools + p { margin: 0 }
.stamp { position: relative; height: 40px } .stamp i { position: absolute; left: 0; bottom: -6px }
</style></head><body><a class="far" href="#main">Skip to the content of this page</a><a class="farther" href="#main">Skip to the search of this page</a>
<nav class="menu"><a href="#a">News</a></nav>
<div class="row"><button class="round" id="sign">↑</button><button class="round" id="icon"><i class="material-icons" aria-hidden="true">search</i></button></div><button class="sign" id="menu">Menu</button>
<div class="tools"><b>Ministry</b><a href="#1">Appointments</a><a href="#2">Registrations</a></div><p id="after-tools">Welcome to the unit</p>
<main id="main"><h1>Unit</h1><a class="download" href="#file"><b>Text</b><span class="detail">PDF</span></a><p id="below">After the file</p>
<div class="card"><span>Boats evacuate forty families from the lower town</span></div><div style="display: flex"><b style="flex: none; width: 100px">E</b><a id="name" href="#home">Agencies here</a></div><div class="stamp">Stamp <i>Jan</i></div><p style="width: 500px">A paragraph of a fixed width, which makes the page wide</p>
<svg viewBox="0 0 320 140"><text x="10" y="40" font-size="14">Ambulance</text><text x="90" y="40" font-size="14">Police</text></svg>
<form><label>Office <select style="width: 100%"><option>The Regional Centre of the North</option></select></label></form>
<unit-counter></unit-counter><div id="late" hidden><p>Reception of citizens</p></div></main>
<div class="bar"><p>This site keeps a cookie for your language, and asks whether you agree to that</p><button>Accept</button></div>
<script>customElements.define('unit-counter', class extends HTMLElement { connectedCallback() {
this.attachShadow({ mode: 'open' }).innerHTML = '<style>button { font-size: 12px; height: 24px; width: 90px }</style><button>Count on</button>' } })</script>
</body></html>`);

const boxOf = (element: Element | null | undefined): DOMRect => {
  const [box] = element ? windowBoxes(element) : [];
  if (!box) throw new Error('not there');
  return box;
};

for (const columns of ['site', 'one'] as const)
  describe(`a page at 400 % in a window of 360 px, columns: ${columns}`, () => {
    let document: Document;
    const find = (selector: string): HTMLElement => {
      const found = document.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    // The tests share a page. Only the last one changes it.
    before(async () => {
      ({ document } = await open(page, 360, 640, { isKept: true }));
      await document.fonts.load('24px "Material Icons"', 'search');
      applyLowVision({ 'text-size': 400, columns }, document);
      await frames();
    });
    after(() => {
      closePage(document.defaultView?.frameElement as HTMLIFrameElement);
    });

    it('keeps elements beside the window out of sight', () => {
      for (const selector of ['.far', '.farther'])
        expect(boxOf(find(selector)).right, selector).to.be.at.most(0);
      expect(boxOf(find('.menu')).right, 'the menu').to.be.at.most(0);
    });

    it('has buttons that hold their signs, and intact icons', () => {
      for (const selector of ['#sign', '#icon']) {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = find(selector);
        expect(scrollWidth, `${selector}: width`).to.be.at.most(clientWidth + 1);
        expect(scrollHeight, `${selector}: height`).to.be.at.most(clientHeight + 1);
      }
      const range = document.createRange();
      range.selectNodeContents(find('#icon i'));
      const { width, height } = range.getBoundingClientRect();
      expect(width, 'one sign').to.be.lessThan(height * 1.5);
    });

    it('has a button of a sign alone, whose name is cut off as before', () => {
      const button = find('#menu');
      const range = document.createRange();
      range.selectNodeContents(button);
      const { left } = range.getBoundingClientRect();
      expect(left).to.be.at.least(button.getBoundingClientRect().right - 1);
    });

    it('has no line over one below it or over the next element', () => {
      const [title, detail, below] = ['.download b', '.detail', '#below'].map((selector) =>
        boxOf(find(selector)),
      );
      // Line boxes overlap, letters do not.
      expect(detail?.top).to.be.at.least((title?.bottom ?? NaN) - 12);
      expect(below?.top).to.be.at.least((detail?.bottom ?? NaN) - 12);
    });

    it('has a box as high as the text at its lower edge, and no higher', () => {
      const [card, text] = ['.card', '.card span'].map((selector) => boxOf(find(selector)));
      expect(text?.top).to.be.at.least((card?.top ?? NaN) - 1);
      expect(boxOf(find('.stamp')).height).to.be.below(400);
    });

    it('wraps a row before words break', () => {
      const range = document.createRange();
      const text = find('#name').firstChild as Text;
      range.setStart(text, 0);
      range.setEnd(text, 'Agencies'.length);
      expect([...range.getClientRects()].filter(({ width }) => width > 1)).to.have.length(1);
    });

    it('has a bar of a fixed height that is as high as its lines, also if its text was too high before', () => {
      const end = Math.max(...[...document.querySelectorAll('.tools > *')].map((part) => boxOf(part).bottom));
      expect(boxOf(find('#after-tools')).top).to.be.at.least(end - 12);
    });

    it('has labels in pictures that do not overlap', () => {
      const [one, other] = [...document.querySelectorAll('text')].map(boxOf);
      // Letters may differ by a pixel.
      expect(one?.right).to.be.at.most((other?.left ?? NaN) + 1);
    });

    it('has a closed select of one line, within the page', () => {
      const select = find('select');
      expect(select.offsetHeight).to.be.lessThan(2 * parseFloat(getComputedStyle(select).fontSize));
      if (columns === 'one')
        expect(document.scrollingElement?.scrollWidth).to.be.at.most(
          document.scrollingElement?.clientWidth ?? 0,
        );
    });

    it('has a button in a component that holds its text', () => {
      const button = find('unit-counter').shadowRoot?.querySelector('button');
      // WebKit rounds a line's height and the box's height apart.
      expect(button?.scrollHeight).to.be.at.most((button?.clientHeight ?? 0) + 1);
    });

    it('has a part that holds its text when the page shows it later', async () => {
      find('#late').hidden = false;
      await until(() => {
        const { scrollHeight, clientHeight } = find('#late p');
        return clientHeight > 30 && scrollHeight <= clientHeight + 1;
      }, 'the height of the text');
    });

    it('is not covered by a bar that its text has made high', () => {
      expect(getComputedStyle(find('.bar')).position).to.equal('relative');
      clearLowVision(document);
      expect(getComputedStyle(find('.bar')).position).to.equal('fixed');
    });
  });

/** As pages of frameworks are made: rows, columns, areas and keyframes. */
const framework =
  await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
@keyframes drop { to { transition-timing-function: ease } }
body { margin: 0; font: 16px/1.4 sans-serif } h1 { font-size: 40px; margin: 0 }
.page { display: grid; grid-template-areas: 'head' 'main'; grid-template-columns: 1fr } header { grid-area: head } main { grid-area: main; padding: 0 48px }
.wide { width: 500px } .row { display: flex } .row a { padding: 8px } .end { display: flex; justify-content: flex-end } .end a { flex: none }
#label { display: block; padding-right: 9rem } .entry { display: block; width: 90px; text-align: center }
.skip { position: absolute; top: -40px; left: 6px; padding: 8px } .skip:focus { top: 0 }
.hero { position: relative; height: 300px } .centre { position: absolute; top: 50%; left: 50%; transform: translate(-50%, -50%); width: 300px } .foot { position: absolute; bottom: 60px; left: 20px }
.tight h2 { font-size: 64px; line-height: 1; margin: 0 } #linked { font-size: 40px }
.search:not([hidden]), .search * { display: flex } #find { position: relative; flex-wrap: wrap; width: 100% } #find label { position: absolute; top: 0; left: 0 } #find input { flex: 1; width: 1%; min-width: 0 } .search p { flex: none; margin: 0 } .search a { padding: 0 90px }
.sides { display: flex } .side { flex: none; width: 104px; min-height: 100vh; padding: 0 } .sides p { width: 300px; flex: none }
</style></head><body><a class="skip" href="#text">Skip to the contents of this page</a>
<div class="page"><header>Ministry of the interior <div class="wide">Office</div></header>
<main><h1 id="short">The ministry’s declarations</h1><h2 id="linked"><a href="#8">Receptions</a></h2><p id="text">Text of the unit</p>
<div class="row" id="menu"><input style="min-width: 90px; flex: none" aria-label="Words"><a href="#1">Appointments</a><a href="#2">Registrations</a></div>
<label id="label">Password here</label><a class="entry" href="#3">Components</a></main></div>
<div class="end" id="end"><a href="#4">Constitution</a><a href="#5">Publications</a></div>
<div class="hero"><div class="centre"><h2>Reception of citizens</h2></div><p class="foot">By the office of the minister</p></div>
<div class="tight"><h2>Administrations of territories</h2></div>
<div class="search" hidden><div><div id="find"><label for="words">Words in the texts</label><input id="words"></div></div><p><a href="#9">Sign in</a><a href="#10">Settings</a></p></div>
<div class="sides"><nav class="side"><a href="#6">Dashboard of the unit</a> <a href="#7">Administration</a></nav><p>Contents of the page beside it</p></div>
</body></html>`);

describe('a page of a framework at 300 % in a window of 390 px', () => {
  let document: Document;
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  beforeEach(async () => {
    ({ document } = await open(framework, 390, 844));
    expect(applyLowVision({ 'text-size': 300 }, document)).to.deep.equal([]);
    await frames();
  });

  /** The words of an element that stand on more than one line. */
  function brokenWords(element: Element): string[] {
    const range = document.createRange();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null)
      for (const { 0: word, index } of text.data.matchAll(/\S{2,}/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
          broken.push(word);
      }
    return broken;
  }

  it('has no broken word in rows, headings, labels and narrow entries', () => {
    for (const id of ['menu', 'short', 'linked', 'label', 'end'])
      expect(brokenWords(find(`#${id}`)), id).to.deep.equal([]);
    expect(brokenWords(find('.entry'))).to.deep.equal([]);
    const sizeOf = (selector: string) => parseFloat(getComputedStyle(find(selector)).fontSize);
    expect(sizeOf('#short')).to.be.at.least(sizeOf('#text'));
    expect(sizeOf('#text')).to.be.greaterThan(38);
  });

  it('has all of a row at the end of its line in the window', () => {
    for (const link of find('#end').children) expect(boxOf(link).left).to.be.at.least(-1);
  });

  it('has a link to skip content above it until the focus is there', () => {
    const skip = find('.skip');
    document.defaultView?.scrollTo(0, 0);
    expect(boxOf(skip).bottom).to.be.at.most(0);
    skip.focus();
    expect(boxOf(skip).top).to.be.at.least(-1);
    // A script shows the link.
    skip.blur();
    skip.style.top = '0';
    return until(() => boxOf(skip).top > -1);
  });

  it('has texts that were centred over each other in the window, one below the other', () => {
    const [centre, foot] = ['.centre', '.foot'].map((selector) => boxOf(find(selector))) as [
      DOMRect,
      DOMRect,
    ];
    expect(Math.min(centre.left, foot.left)).to.be.at.least(-1);
    expect(Math.max(centre.top, foot.top)).to.be.at.least(Math.min(centre.bottom, foot.bottom) - 1);
  });

  it('has no empty space below a heading that became smaller for its words', () => {
    const heading = find('.tight h2');
    const around = find('.tight');
    const range = document.createRange();
    range.selectNodeContents(heading);
    const last = Math.max(...[...range.getClientRects()].map(({ bottom }) => bottom));
    expect(around.getBoundingClientRect().bottom).to.be.below(last + 60);
  });

  it('has a field as high as its label after its row has wrapped, in one column', async () => {
    find('.search').hidden = false;
    applyLowVision({ 'text-size': 300, columns: 'one' }, document);
    await frames();
    const label = boxOf(find('#find label'));
    expect(boxOf(find('#find')).height).to.be.below(label.height + 20);
  });

  it('keeps the areas of a grid apart', () => {
    expect(boxOf(find('main')).top).to.be.at.least(boxOf(find('header')).bottom - 1);
    expect(document.scrollingElement?.scrollWidth).to.be.at.most(document.scrollingElement?.clientWidth ?? 0);
  });

  it('has a side column as wide as the page, and no higher than its text', () => {
    const side = boxOf(find('.side'));
    expect(side.width).to.be.greaterThan(300);
    expect(side.height).to.be.below(700);
  });
});

it('a bar that its page changes by the scroll position does not change for ever', async () => {
  const { document, view } = await open(
    await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>nav { position: fixed; inset: 0 0 auto; font-size: 20px } .clear { padding-top: 40px } main { padding-top: 200px }</style></head><body>
<nav class="clear"><a href="#1">Ministry of the interior of the country</a></nav><main>${'<p>A decision of the ministry</p>'.repeat(90)}</main>
<script>const bar = document.querySelector('nav'); addEventListener('scroll', () => bar.classList.toggle('clear', scrollY < 500))</script></body></html>`),
    390,
    844,
  );
  applyLowVision({ 'text-size': 400, columns: 'one' }, document);
  await frames();
  const bar = document.querySelector('nav') as HTMLElement;
  expect(getComputedStyle(bar).position).to.equal('relative');
  let changes = 0;
  new view.MutationObserver(() => (changes += 1)).observe(bar, { attributeFilter: ['class'] });
  view.scrollTo(0, 510);
  await until(() => !bar.classList.contains('clear'));
  for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
  expect(changes).to.be.at.most(2);
});

it('a page whose outer box cuts off what is too wide goes into one column, too', async () => {
  const { document } = await open(
    await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 16px/1.4 sans-serif } .page { overflow: hidden } textarea { width: 340px }</style></head><body>
<header>Unit</header><div class="page"><main><h1>Write to us</h1><p>${'Words of the page. '.repeat(30)}</p><label>Text <textarea></textarea></label></main></div></body></html>`),
    360,
    640,
  );
  const field = document.querySelector('textarea');
  expect(boxOf(field).right, 'without the mode').to.be.at.most(360);
  applyLowVision({ 'text-size': 150 }, document);
  await until(() => boxOf(field).right <= 361, 'the whole field');
});

it('texts that will slide in at the side do not take the columns from a page', async () => {
  const { document } = await open(
    await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<style>body { margin: 0; font: 16px/1.4 sans-serif } .page { overflow: hidden } .cards { display: flex } .cards p { flex: 1 } .late { transform: translateX(150px); opacity: 0 }</style></head><body>
<div class="page"><div class="cards"><p id="first">${'Words of a card. '.repeat(40)}</p><p class="late">${'Words of a card. '.repeat(40)}</p></div></div></body></html>`),
    1000,
    640,
  );
  applyLowVision({ 'text-size': 150 }, document);
  await frames(8);
  expect(boxOf(document.querySelector('#first')).width).to.be.below(600);
});

it('captions and notes that the page has placed do not lie over text', async () => {
  const { document } = await open(
    await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 16px/1.4 sans-serif } .picture { position: relative; width: 420px; height: 200px } img { display: block; width: 100%; height: 200px }
@media (width < 600px) { .picture { width: 100% } }
h2 { position: relative; padding-left: 30% } .note { position: absolute; bottom: 10px; left: 0; width: 200px; font-size: 13px }
.caption { position: absolute; inset: auto 0 0; height: 34px; line-height: 34px; background: #000; color: #fff; white-space: nowrap; overflow: hidden }</style></head><body>
<main><p style="width: 340px">Office hours are from nine to five.</p><h2><span class="note">Heading of a sample</span>A text of its own</h2><div class="picture"><img alt="Academy" src="/demo/images/academy.svg"><div class="caption">The new bridge over the river, opened on 3 May</div></div><p id="below">After the picture</p></main></body></html>`),
    360,
    640,
  );
  applyLowVision({ 'text-size': 400 }, document);
  await frames();
  const caption = boxOf(document.querySelector('.caption'));
  expect(caption.top, 'above').to.be.at.least(boxOf(document.querySelector('p')).bottom - 1);
  expect(caption.bottom, 'below').to.be.at.most(boxOf(document.querySelector('#below')).top + 1);
  // A note that was beside the bare text of its heading has met this text.
  const text = document.createRange();
  text.selectNode(document.querySelector('h2')?.lastChild as Node);
  const first = Math.min(...[...text.getClientRects()].map(({ top }) => top));
  expect(document.querySelector('.note')?.getBoundingClientRect().bottom, 'the note').to.be.at.most(
    first + 1,
  );
});
