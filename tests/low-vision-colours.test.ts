import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../src/low-vision/page.js';
import { contrast, rolesOf, schemes } from '../src/low-vision/schemes.js';
import type { Settings } from '../src/low-vision/settings.js';
import { unreadableTexts as unreadable } from './support/accessibility.js';
import { openPage, servePage } from './support/feeds.js';

// A scheme makes every text of a page readable, whatever the page's own colours, and nothing is left of it afterwards.

const names = Object.keys(schemes) as NonNullable<Settings['scheme']>[];

const page =
  await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><style>
:root { --brand: #8a1538; --soft: rgb(255 255 255 / 40%); }
body { margin: 0; color: #777; background: linear-gradient(#fff, #ccc); font: 16px/1.5 sans-serif; }
header { background: var(--brand); color: #fff; padding: 8px; }
header a { color: #f0c0c0; text-decoration: none; }
.card { position: relative; background: #eee; padding: 8px; box-shadow: 0 0 4px #000; opacity: 0.7; }
.card .over::after { content: ''; position: absolute; inset: 0; background: rgba(0, 0, 0, 0); }
.menu { position: absolute; inset: 40px auto auto 200px; background: var(--brand); color: pink; padding: 8px; }
.soft { background: var(--soft); color: #999 !important; }
.gradient { background: linear-gradient(90deg, #f00, #00f); color: #fff; }
.clip { background: linear-gradient(90deg, #f00, #00f); background-clip: text; color: transparent; }
.shadow { color: #fff; text-shadow: 0 0 3px #fff; }
.filtered { filter: contrast(0.3); mix-blend-mode: multiply; }
button { all: unset; background: #ddd; color: #bbb; }
.btn { --bg: transparent; background-color: var(--bg); color: #aaa; border: 1px solid #eee; }
.pseudo::before { content: 'Before '; color: #ddd; background: #fff; }
.visited:visited { color: #ccc; }
@layer page { .layered { color: #ccc !important; background-color: #fff !important; } }
</style></head><body><header><a href="#x">Ministry</a> <span>of the interior</span></header><main>
<h1>Heading</h1><p>Text with a <a href="#y">link</a>, <mark>mark</mark>, <ins>ins</ins> and <del>del</del>.</p>
<div class="card"><h2>Card</h2><a class="over" href="#z">Over it all</a><p>In the card</p></div>
<ul class="menu"><li>Menu</li></ul><p class="soft">Soft</p><p class="gradient">Gradient</p><p class="clip">Clip</p>
<p class="shadow">Shadow</p><p class="filtered">Filtered</p><button type="button">Press</button>
<button type="button" class="btn">Press, too</button><button type="button" disabled>Disabled</button>
<label>Name <input value="Value" placeholder="Hint"></label><p class="pseudo">After</p>
<p style="color: #ddd !important; background-color: #eee !important">Inline</p><p class="layered">Layered</p>
<table bgcolor="#cccccc"><tr><td><font color="#aaaaaa">Cell</font></td></tr></table></main></body></html>`);

async function open(): Promise<Document> {
  const { contentDocument } = await openPage(page, { width: 800, height: 900 });
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

const stateOf = (document: Document) => [
  document.documentElement.outerHTML,
  ...[...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)),
  String(document.adoptedStyleSheets.length),
];

describe('the schemes', () => {
  for (const name of names)
    it(`${name} has 7:1 for text and links, 4.5:1 for what is disabled, 3:1 for edges`, () => {
      const { background, ...roles } = rolesOf(name) ?? schemes[name] ?? { background: '' };
      for (const [role, colour] of Object.entries(roles)) {
        const least = { disabled: 4.5, border: 3, focus: 3 }[role] ?? 7;
        expect(contrast(colour, background), role).to.be.at.least(least);
      }
    });

  it('reckon contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).to.equal(21);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
  });
});

describe('a page in a scheme', () => {
  it('is not readable before, or this test could not fail', async () => {
    const found = await unreadable(await open());
    expect(found).to.have.length.at.least(8);
  });

  for (const scheme of names)
    it(`${scheme} is readable throughout`, async () => {
      const document = await open();
      expect(applyLowVision({ scheme }, document)).to.deep.equal([]);
      expect(await unreadable(document)).to.deep.equal([]);
    });

  it('keeps what is transparent so, and what covers others covering', async () => {
    const document = await open();
    applyLowVision({ scheme: 'white-on-black' }, document);
    const style = (selector: string, pseudo?: string) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(selector);
      return getComputedStyle(element, pseudo).backgroundColor;
    };
    const black = /^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/;
    expect(style('.menu')).to.match(black);
    expect(style('.card')).to.match(black);
    expect(style('.over', '::after')).to.match(/^(rgba\(0, 0, 0, 0\)|color\(srgb 0 0 0 \/ 0\))$/);
  });

  it('stays readable when the page changes', async () => {
    const document = await open();
    applyLowVision({ scheme: 'yellow-on-black' }, document);
    const sheet = document.createElement('style');
    sheet.textContent = '.later { color: #eee; background: #fff }';
    document.head.append(sheet);
    document.body.insertAdjacentHTML('beforeend', '<p class="later">Later</p><p id="inline">Inline</p>');
    const inline = document.querySelector<HTMLElement>('#inline');
    inline?.style.setProperty('background-color', '#fff');
    (document.styleSheets[0] as CSSStyleSheet).insertRule('h1 { background: #ff8 }', 0);
    const host = document.createElement('div');
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<style>p { color: #ddd; background: #fff }</style><p>Shadow</p>';
    // Observers report before this.
    await new Promise(requestAnimationFrame);
    expect(await unreadable(document)).to.deep.equal([]);
  });

  it('is put back to the letter, and what it changed meanwhile stays', async () => {
    const document = await open();
    const before = stateOf(document);
    applyLowVision({ scheme: 'white-on-black' }, document);
    expect(stateOf(document)).not.to.deep.equal(before);
    applyLowVision({ scheme: 'blue-on-sky', 'text-size': 200 }, document);
    clearLowVision(document);
    expect(stateOf(document)).to.deep.equal(before);
    applyLowVision({ scheme: 'white-on-black' }, document);
    document.querySelector('h1')?.setAttribute('style', 'color: teal');
    clearLowVision(document);
    expect(document.querySelector('h1')?.getAttribute('style')).to.equal('color: teal');
  });

  it('of too little contrast is shown, with a warning', async () => {
    const document = await open();
    const failures = applyLowVision({ scheme: 'custom/777777/888888/0000ff' }, document);
    expect(failures.map(({ effect }) => effect)).to.deep.equal(['colours']);
    expect(getComputedStyle(document.body).backgroundColor).to.equal('rgb(136, 136, 136)');
  });
});
