import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { schemes } from '../../src/low-vision/schemes.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { unreadableTexts as unreadable } from '../support/accessibility.js';
import { engine } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// A scheme makes every text readable, whatever colours the page uses. Switching it off restores the page.

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

describe('a page in a scheme', () => {
  it('has unreadable texts before the scheme is applied', async () => {
    const found = await unreadable(await open());
    expect(found).to.have.length.at.least(8);
  });

  for (const scheme of names)
    it(`has no unreadable text in ${scheme}`, async () => {
      const document = await open();
      expect(applyLowVision({ scheme }, document)).to.deep.equal([]);
      expect(await unreadable(document)).to.deep.equal([]);
    });

  it('keeps transparent overlays transparent and opaque boxes opaque', async () => {
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
    // Mutation observers run before the next frame.
    await new Promise(requestAnimationFrame);
    expect(await unreadable(document)).to.deep.equal([]);
  });

  it('is restored exactly, except for changes that the page made meanwhile', async () => {
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

  it('uses a custom scheme of low contrast, and warns in the console', async () => {
    const document = await open();
    const { warn } = console;
    const warnings: unknown[][] = [];
    console.warn = (...said) => warnings.push(said);
    const failures = applyLowVision({ scheme: 'custom/777777/888888/0000ff' }, document);
    console.warn = warn;
    expect(failures).to.deep.equal([]);
    expect(warnings.join()).to.include('contrast < 4.5');
    expect(getComputedStyle(document.body).backgroundColor).to.equal('rgb(136, 136, 136)');
  });
});

describe('in a dark scheme', () => {
  const white = /^rgb\(255, 255, 255\)$/;
  const styleOf = (document: Document, selector: string, pseudo?: string) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(selector);
    return getComputedStyle(element, pseudo);
  };
  const show = async (css: string, body: string, scheme = 'white-on-black' as const) => {
    const url = await servePage(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>${css}</style><body>${body}</body></html>`,
    );
    const { contentDocument } = await openPage(url, { width: 800, height: 600 });
    if (!contentDocument) throw new Error('no page');
    applyLowVision({ scheme }, contentDocument);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return contentDocument;
  };
  const pixel =
    'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="9" height="9"%3E%3C/svg%3E'.replaceAll(
      '"',
      '%22',
    );

  it('the page’s own media queries for dark and more contrast apply', async () => {
    const document = await show(
      `@media (prefers-color-scheme: dark) { p { letter-spacing: 1px } }
       @media (prefers-color-scheme: light) { p { letter-spacing: 2px } }
       @media screen and (prefers-contrast: more) { p { word-spacing: 3px } }
       @media (prefers-contrast: no-preference) { p { word-spacing: 4px } }`,
      '<p>Text</p>',
    );
    expect(styleOf(document, 'p').letterSpacing).to.equal('1px');
    expect(styleOf(document, 'p').wordSpacing).to.equal('3px');
    expect(styleOf(document, 'html').colorScheme).to.equal(
      CSS.supports('color-scheme: only dark') ? 'dark only' : 'dark',
    );
  });

  it('the page’s forced-colors rules apply, so that custom controls are visible', async () => {
    const document = await show(
      `#agree { opacity: 0; position: absolute; width: 24px; height: 24px }
       #agree + label::before { content: ''; display: block; width: 24px; height: 24px; background: linear-gradient(#333, #333) }
       .sign::before { content: ''; display: block; width: 40px; height: 40px; background-color: #333; mask-image: url("${pixel}") }
       @media (forced-colors: active) {
         #agree { opacity: 1 }
         #agree + label::before { display: none }
         .sign::before { background-color: CanvasText }
       }
       @media (forced-colors: none) { p { letter-spacing: 2px } }`,
      '<input type="checkbox" id="agree" /><label for="agree">I agree</label><p class="sign">Text</p>',
    );
    expect(styleOf(document, '#agree').opacity).to.equal('1');
    expect(styleOf(document, '#agree').appearance).to.equal('auto');
    expect(styleOf(document, 'label', '::before').display).to.equal('none');
    expect(styleOf(document, '.sign', '::before').backgroundColor).to.match(/255, 255, 255|1 1 1|0\.98/);
    expect(styleOf(document, '.sign').backgroundColor).to.match(/0\)$/);
    expect(styleOf(document, 'p').letterSpacing).to.equal('normal');
    expect(document.defaultView?.matchMedia('(forced-colors: active)').matches).to.equal(true);
    clearLowVision(document);
    expect(styleOf(document, '#agree').opacity).to.equal('0');
    expect(document.defaultView?.matchMedia('(forced-colors: active)').matches).to.equal(false);
  });

  it('placeholders are visible, except when the page hides them under a floating label', async function () {
    // WebKit does not report the computed style of `::placeholder`.
    if (engine === 'webkit') this.skip();
    const document = await show(
      `.floating input::placeholder { color: transparent } #pale::placeholder { color: #ccc; opacity: 0.4 }
       #loud::placeholder { color: #ddd !important }`,
      `<div class="floating"><input id="floating" placeholder="Hint" /><label for="floating">Name</label></div>
       <input id="pale" placeholder="Hint" aria-label="Name" /><input id="loud" placeholder="Hint" aria-label="Name" />
       <input id="usual" placeholder="Hint" aria-label="Name" />`,
    );
    const hint = (id: string) => styleOf(document, `#${id}`, '::placeholder');
    expect(hint('floating').color).to.match(/, 0\)$/);
    for (const id of ['pale', 'loud', 'usual']) {
      const [red = 0, ...others] = hint(id).color.match(/\d+/g)?.map(Number) ?? [];
      expect(red, id).to.be.at.least(0x99);
      expect(others, id).to.deep.equal([red, red]);
      expect(hint(id).opacity, id).to.equal('1');
    }
  });

  it('the knob of a drawn switch and its track are seen, a drawn box for a tick is empty, signs of shadows and masks stay', async () => {
    const document = await show(
      `.drawn::before, .drawn::after { content: ''; position: absolute; display: block }
       .drawn::before { width: 1rem; height: 1rem; background-color: #fff; border: 1px solid #adb5bd }
       .lines::before { content: ''; display: block; width: 20px; height: 2px; background: currentColor; box-shadow: 0 -.35em, 0 .35em }
       .track { display: block; width: 44px; height: 24px; background: #ccd } .knob { display: block; width: 20px; height: 20px; background: #fff }
       .sign { display: block; width: 40px; height: 40px; mask: radial-gradient(circle, #000 50%, transparent 52%) } .big { background: #333 }
       .drawn::after { width: calc(1rem - 4px); height: calc(1rem - 4px); background-color: #adb5bd; border-radius: 8px }`,
      '<i class="lines"></i><label class="drawn">Switch</label><i class="track" id="track"><b class="knob"></b></i><b class="sign big" id="sign"></b>',
    );
    expect(
      styleOf(document, '.lines', '::before').boxShadow.match(/(255, 255, 255|1 1 1)\)/g),
    ).to.have.length(2);
    expect(styleOf(document, '#track').boxShadow).to.include('1px');
    expect(styleOf(document, '#track').backgroundColor).to.match(/[( ]0,? 0,? 0\)$/);
    expect(styleOf(document, '.knob').backgroundColor).to.match(/255, 255, 255|1 1 1/);
    expect(styleOf(document, '#sign').backgroundColor).to.match(/160, 160, 160|0\.627/);
    const seen = /(173, 181, 189|0\.678)/;
    expect(styleOf(document, '.drawn', '::after').backgroundColor).to.match(seen);
    expect(styleOf(document, '.drawn', '::before').backgroundColor).to.match(/[( ]0,? 0,? 0\)$/);
    expect(styleOf(document, '.drawn', '::before').borderTopColor).to.match(/255, 255, 255|1 1 1/);
  });

  it('a dialog has an edge without being larger, and the options of a disabled list have none', async () => {
    const document = await show(
      'dialog { border: 0; width: 200px } [role=dialog] { width: 100px; background: #eee }',
      `<dialog open>Text</dialog><div role="dialog" aria-label="Text" id="old">Text</div>
       <select multiple disabled aria-label="Text"><option disabled>One</option><option>Two</option></select>`,
    );
    for (const selector of ['dialog', '#old']) {
      expect(styleOf(document, selector).boxShadow, selector).to.include('1px');
      expect(styleOf(document, selector).borderTopWidth, selector).to.equal('0px');
    }
    expect(styleOf(document, 'option').borderTopStyle).to.equal('none');
    expect(styleOf(document, 'select').borderTopStyle).to.equal('dashed');
  });

  it('bars, labels and menus have an edge; elements without a background have none', async () => {
    const document = await show(
      `.bars { display: flex; height: 120px } .bars div { flex: 1; background: #0b5fff } .clear { background: transparent }
       .label { background: #c00; color: #fff } .menu { position: absolute; background: #333 } .text { background: #eee }`,
      `<div class="bars"><div id="bar" style="height: 40%"></div></div><div id="full" class="label" style="width: 40%">40 %</div>
       <span id="label" class="label">27</span> <span id="clear" class="clear">28</span> <a id="link" href="#l">Link</a>
       <div id="menu" class="menu">Menu</div><p id="text" class="text">A text with a ground</p><div id="empty"></div>
       <table><tr><td id="cell" bgcolor="#00cc00" width="40"></td></tr></table>`,
    );
    for (const id of ['bar', 'full', 'label', 'menu', 'cell'])
      expect(styleOf(document, `#${id}`).boxShadow, id).to.include('1px');
    for (const id of ['clear', 'link', 'text', 'empty'])
      expect(styleOf(document, `#${id}`).boxShadow, id).to.equal('none');
  });

  it('the chosen one of what is drawn by shadows is told from the others, and the thumb of a slider from its track', async () => {
    const document = await show(
      `i { display: inline-block; width: 22px; height: 22px; border: 2px solid #979 } input:checked + i { box-shadow: inset 0 0 0 5px #0b5fff }
       [type=range] { appearance: none; background: #ddd } [type=range]::-webkit-slider-thumb { appearance: none; width: 22px; height: 22px; background: #0b5fff }
       [type=range]::-moz-range-thumb { width: 22px; height: 22px; background: #0b5fff }`,
      `<label><input type="radio" name="a" checked><i id="chosen"></i>Morning</label><label><input type="radio" name="a"><i id="other"></i>Evening</label>
       <input type="range" aria-label="Size">`,
    );
    expect(styleOf(document, '#chosen').boxShadow).to.equal('rgb(255, 255, 255) 0px 0px 0px 5px inset');
    expect(styleOf(document, '#other').boxShadow).to.equal('none');
    // The page's own scripts get the text without our changes, by the getter of the page's window.
    const rules = [...(document.styleSheets[0]?.cssRules ?? [])].map((rule) =>
      Reflect.get(CSSRule.prototype, 'cssText', rule),
    );
    // Each engine has its own pseudo-element for the thumb.
    expect(rules.find((text) => /(slider|range)-thumb/.test(text))).to.include(
      'var(--low-vision-text, rgb(11, 95, 255))',
    );
  });

  it('a sign whose picture is in a variable stays where no text is on it', async () => {
    const document = await show(
      `.sign { --sign: url("${pixel}"); background-image: var(--sign); display: inline-block; width: 30px; height: 30px }`,
      '<button><span class="sign" id="sign"></span></button><p class="sign" id="text">Text</p>',
    );
    expect(styleOf(document, '#sign').backgroundImage).to.include('url(');
    expect(styleOf(document, '#text').backgroundImage).to.equal('none');
  });

  it('an overlay keeps its transparency, but text becomes opaque', async () => {
    const document = await show(
      '.lid { position: fixed; inset: 0; background: rgb(0 0 0 / 50%) } .faint { opacity: 0.5 } .hidden { opacity: 0 }',
      '<div class="lid"></div><div class="faint" id="empty"></div><p class="faint">Text</p><p class="hidden">Text</p>',
    );
    expect(styleOf(document, '.lid').backgroundColor).to.match(/0\.5/);
    expect(styleOf(document, '#empty').opacity).to.equal('0.5');
    expect(styleOf(document, 'p.faint').opacity).to.equal('1');
    expect(styleOf(document, '.hidden').opacity).to.equal('0');
  });

  it('triangles made of borders stay triangles, and bars stay bars', async () => {
    const document = await show(
      '.caret::after { content: ""; border: 4px solid transparent; border-top-color: #333 } .bar { height: 2px; background: #333 } .cell { border: 1px solid #333 }',
      '<p class="caret">Menu</p><div class="bar"></div><p class="cell">Cell</p>',
    );
    const { borderTopColor, borderLeftColor } = styleOf(document, '.caret', '::after');
    expect(borderTopColor).to.match(/255, 255, 255|1 1 1/);
    expect(borderLeftColor).to.match(/[ ,/] ?0\)$/);
    expect(styleOf(document, '.cell').borderTopColor).to.match(/255, 255, 255|1 1 1/);
    expect(styleOf(document, '.bar').backgroundColor).to.match(/160, 160, 160|0\.62745/);
  });

  it('background images behind text are removed; others stay', async () => {
    const document = await show(
      `.hero, .logo, .icon, .cover { background: url("${pixel}") } .logo { display: block; width: 90px; height: 30px; text-indent: -9999px; overflow: hidden }
       .icon { display: inline-block; width: 16px; height: 16px } .cover { position: absolute; inset: 0; z-index: -1 }`,
      '<p class="hero">Text</p><a class="logo" href="#x">Ministry</a><i class="icon"></i><div class="cover"></div>',
    );
    expect(styleOf(document, '.hero').backgroundImage).to.equal('none');
    expect(styleOf(document, '.cover').backgroundImage).to.equal('none');
    expect(styleOf(document, '.logo').backgroundImage).to.include('url(');
    expect(styleOf(document, '.icon').backgroundImage).to.include('url(');
  });

  it('what may lie over a picture has a ground, also when it or the picture comes later, and what stands before it has none', async () => {
    const document = await show(
      '.box { position: relative; padding: 4px }',
      `<div class="box"><p id="before">Before</p><img src="${pixel}" alt=""><svg width="9" height="9"></svg><p id="after">After</p></div>
       <div class="box" id="linked"><a href="#x"><img src="${pixel}" alt=""></a><p>Caption</p></div><div class="box" id="late"><p>Late</p></div>`,
    );
    const ground = (selector: string) => styleOf(document, selector).backgroundColor;
    expect(ground('#after')).to.equal('rgb(0, 0, 0)');
    expect(ground('#linked p')).to.equal('rgb(0, 0, 0)');
    expect(ground('#before')).to.equal('rgba(0, 0, 0, 0)');
    const more = document.createElement('p');
    more.textContent = 'More';
    document.querySelector('#linked')?.append(more);
    const image = document.createElement('img');
    image.src = pixel;
    document.querySelector('#late')?.prepend(image);
    await until(
      () => ground('#linked p:last-child') === 'rgb(0, 0, 0)' && ground('#late p') === 'rgb(0, 0, 0)',
    );
  });

  it('a large picture that is placed over a text, as fog, has no ground that would hide the text', async () => {
    const fog = `<img src="${pixel}" alt="" width="300" height="150">`;
    const document = await show(
      '.fog { position: absolute; left: 0; bottom: 0 }',
      `<div style="position: relative"><h2>Title</h2><div class="fog">${fog}</div><div class="fog" id="second">${fog}</div><p>Caption</p></div>`,
    );
    await until(() => styleOf(document, 'p').backgroundColor === 'rgb(0, 0, 0)');
    await until(() => styleOf(document, '#second').backgroundColor === 'rgba(0, 0, 0, 0)');
  });

  it('the page shows through what holds a dialog, also one that becomes a dialog later', async () => {
    const document = await show(
      '.shade { position: fixed; inset: 0; background: rgb(0 0 0 / 50%) } .window { background: rgb(255 255 255 / 90%) }',
      '<div class="shade" id="one"><div class="window" role="dialog">Text</div></div><div class="shade" id="two"><div class="window">Text</div></div>',
    );
    const ground = (selector: string) => styleOf(document, selector).backgroundColor;
    expect(ground('#one')).to.match(/0\.5/);
    expect(ground('#one .window')).not.to.match(/0\.9/);
    expect(ground('#two')).not.to.match(/0\.5/);
    document.querySelector('#two .window')?.setAttribute('role', 'dialog');
    await until(() => /0\.5/.test(ground('#two')));
    expect(ground('#two .window')).not.to.match(/0\.9/);
  });

  it('SVG images of one colour take the text colour; others keep their colours on a light background', async () => {
    const document = await show(
      '',
      `<img id="png" alt="" src="/tests/pages/images/photo.png"><svg id="one"><path d="M0 0h9v9z"/></svg><a href="#x"><svg id="link"><path fill="#222" d="M0 0h9v9z"/></svg></a>
       <svg id="many"><rect width="9" height="9" fill="red"/><path fill="navy" d="M0 0h9v9z"/><text>Text</text></svg>`,
    );
    expect(styleOf(document, '#one path').fill).to.match(white);
    expect(styleOf(document, '#link path').fill).to.equal('rgb(255, 255, 51)');
    expect(styleOf(document, '#many path').fill).to.equal('rgb(0, 0, 128)');
    expect(styleOf(document, '#many').backgroundColor).to.match(white);
    expect(styleOf(document, '#many text').fill).to.equal('rgb(0, 0, 0)');
    expect(styleOf(document, '#png').backgroundColor).to.match(white);
  });

  it('the page’s !important, inline and later styles do not override the scheme', async () => {
    const document = await show(
      'a { text-decoration: none !important } p::first-letter { color: #333 } @layer page { .bare { text-decoration-line: none !important } }',
      '<p id="p">Text <a id="a" href="#x" style="color: #333 !important">link</a> <a id="layered" class="bare" href="#y">link</a></p>',
    );
    expect(styleOf(document, '#layered').textDecorationLine).to.equal('underline');
    const paragraph = document.querySelector<HTMLElement>('#p');
    paragraph?.style.setProperty('color', '#333', 'important');
    paragraph?.style.setProperty('-webkit-text-fill-color', '#333', 'important');
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(styleOf(document, '#p').color).to.match(white);
    expect(styleOf(document, '#p').getPropertyValue('-webkit-text-fill-color')).to.match(white);
    expect(styleOf(document, '#p', '::first-letter').color).to.match(white);
    expect(styleOf(document, '#a').color).to.equal('rgb(255, 255, 51)');
    expect(styleOf(document, '#a').textDecorationLine).to.equal('underline');
  });

  it('current, pressed, invalid, disabled, inserted and deleted states are visible', async () => {
    const document = await show(
      '',
      `<a id="current" href="#x" aria-current="page">A</a><button id="pressed" aria-pressed="true">B</button><button id="plain">C</button>
       <input id="invalid" aria-invalid="true"><button id="off" disabled>D</button><ins>ins</ins><del>del</del>
       <ol class="breadcrumb" style="display: flex; list-style: none"><li id="before">Home</li><li id="here" class="active" aria-current="page">Here</li></ol>`,
    );
    const { outlineOffset, outlineWidth } = styleOf(document, '#here');
    const [before, here] = ['#before', '#here'].map((id) =>
      document.querySelector(id)?.getBoundingClientRect(),
    );
    const edge = (here?.left ?? NaN) - parseFloat(outlineOffset) - parseFloat(outlineWidth);
    expect(edge, 'the frame of a current breadcrumb').to.be.greaterThan(before?.right ?? NaN);
    for (const state of ['current', 'pressed']) {
      expect(styleOf(document, `#${state}`).outlineStyle).to.equal('solid');
      expect(Number(styleOf(document, `#${state}`).fontWeight)).to.be.at.least(700);
    }
    expect(styleOf(document, '#plain').outlineStyle).to.equal('none');
    expect(styleOf(document, '#invalid').borderTopStyle).to.equal('double');
    expect(styleOf(document, '#off').borderTopStyle).to.equal('dashed');
    expect(styleOf(document, 'ins').textDecorationStyle).to.equal('double');
    expect(styleOf(document, 'del').textDecorationLine).to.equal('line-through');
  });
});
