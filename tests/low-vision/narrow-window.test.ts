import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { windowBoxes } from '../support/commands.js';
import { servePage } from '../support/feeds.js';
import { frames, open } from '../support/one-column.js';

// In a phone's window most of the factor enlarges the text only. Boxes that hold a text, hide one or stay over the page
// are adapted to the larger text.

const page = await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/node_modules/material-icons/iconfont/material-icons.css"><style>
body { margin: 0; font: 16px/1.4 sans-serif }
.far { position: absolute; left: -20rem } .farther { position: absolute; inset-inline-start: -100vw }
.round { width: 40px; height: 40px; padding: 0; border-radius: 50%; display: inline-flex; align-items: center; justify-content: center; font-size: 18px }
.row { display: flex; flex-wrap: wrap }
.bar { position: fixed; inset: auto 0 0; background: #eee; font-size: 14px }
.menu { position: fixed; top: 0; bottom: 0; left: 0; width: 260px; transform: translateX(-100%); background: #fff }
svg { display: block; width: 100%; height: auto }
.download { position: relative; display: block; padding-bottom: 1.5rem; line-height: 24px }
.detail { position: absolute; left: 0; margin-top: 1.75rem; font-size: 12px; line-height: 20px } .download + p { margin: 0 }
.card { position: relative; height: 200px; overflow: hidden } .card span { position: absolute; inset: auto 0 0 0; padding: 20px }
.tools { display: flex; align-items: start; height: 70px } .tools b { height: 80px } .tools a { margin: 0 12px } .tools + p { margin: 0 }
.stamp { position: relative; height: 40px } .stamp i { position: absolute; left: 0; bottom: -6px }
</style></head><body><a class="far" href="#main">Skip to the content of this page</a><a class="farther" href="#main">Skip to the search of this page</a>
<nav class="menu"><a href="#a">News</a></nav>
<div class="row"><button class="round" id="sign">↑</button><button class="round" id="icon"><i class="material-icons" aria-hidden="true">search</i></button></div>
<div class="tools"><b>Ministry</b><a href="#1">Appointments</a><a href="#2">Registrations</a></div><p id="after-tools">Welcome to the unit</p>
<main id="main"><h1>Unit</h1><a class="download" href="#file"><b>Text</b><span class="detail">PDF</span></a><p id="below">After the file</p>
<div class="card"><span>Boats evacuate forty families from the lower town</span></div><div style="display: flex"><b style="flex: none; width: 100px">E</b><a id="name" href="#home">Agencies here</a></div><div style="display: flex"><b style="flex: none; width: 200px">Search</b><div style="display: flex"><a id="inner" href="#d">Download</a><a href="#s">Star</a></div></div><div class="stamp">Stamp <i>Jan</i></div><p style="width: 500px">A paragraph of a fixed width, which makes the page wide</p>
<svg viewBox="0 0 320 140"><text x="10" y="40" font-size="14">Ambulance</text><text x="90" y="40" font-size="14">Police</text></svg>
<form><label>Office <select style="width: 100%"><option>The Regional Centre of the North</option></select></label></form>
<unit-counter></unit-counter></main>
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
    beforeEach(async () => {
      ({ document } = await open(page, 360, 640));
      await document.fonts.load('24px "Material Icons"', 'search');
      applyLowVision({ 'text-size': 400, columns }, document);
      await frames();
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

    for (const [selector, word] of [
      ['#name', 'Agencies'],
      ['#inner', 'Download'],
    ] as const)
      it(`wraps rows before words break: ${word}`, () => {
        const range = document.createRange();
        const text = find(selector).firstChild as Text;
        range.setStart(text, 0);
        range.setEnd(text, word.length);
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

    it('is not covered by a bar that its text has made high', () => {
      expect(getComputedStyle(find('.bar')).position).to.equal('relative');
      clearLowVision(document);
      expect(getComputedStyle(find('.bar')).position).to.equal('fixed');
    });
  });
