import { expect } from '@open-wc/testing';
import { boxOf, elementsAt, type Box } from '../../src/low-vision/engine/measure.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { press } from '../support/commands.js';
import { servePage } from '../support/feeds.js';
import { itInTurn, pagesHere, someOf } from '../support/matrix.js';
import { frames, isPlaced, open } from '../support/one-column.js';
import { until } from '../support/sites.js';

// A page stays in one column when its content changes. Fixed boxes do not cover the focused element.

describe('a page in one column', () => {
  // `large` has thousands of nodes and would take too long.
  for (const { name, path } of pagesHere(pages, 2).filter((page) => page.name !== 'large'))
    it(`${name} stays in one column when it changes, and keeps its own changes`, async () => {
      const { document, view } = await open(path, 1280, 800);
      const ours = () =>
        document.querySelectorAll('body [style*="max-width: 100% !important"], [role=region][tabindex]')
          .length;
      applyLowVision({ columns: 'one', 'text-size': 400 }, document);
      await view.changeLater();
      const wide = document.createElement('div');
      wide.style.width = '2000px';
      wide.textContent = 'A late element';
      document.body.append(wide);
      await frames(8);
      const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
      expect(scrollWidth).to.be.at.most(clientWidth);
      expect(wide.matches('[style*="max-width: 100% !important"]')).to.equal(true);
      expect(clearLowVision(document)).to.deep.equal([]);
      await frames();
      expect(ours(), 'left behind').to.equal(0);
      expect(wide.getAttribute('style')).to.equal('width: 2000px;');
    });

  const withFixed = pagesHere(pages, 0).filter((page) => /fixed|bootstrap|bulma|old|rem/.test(page.name));
  for (const [index, { name, path }] of withFixed.entries())
    it(`${name} does not cover the focused element`, async () => {
      for (const size of someOf([200, 400], index)) {
        const { document } = await open(path, 1280, 800);
        applyLowVision({ columns: 'one', 'text-size': size }, document);
        const start = document.createElement('button');
        document.body.prepend(start);
        start.focus();
        await frames();
        const covered: string[] = [];
        for (let stop = 0; stop < 20; stop += 1) {
          await press('Tab');
          const focused = document.activeElement;
          if (!focused || focused === document.body) break;
          await frames(2);
          if (isPlaced(focused)) continue;
          const { left, top, width, height } = boxOf(focused);
          const [x, y] = [left + width / 2, top + height / 2];
          const [hit] = elementsAt(document, x, y);
          if (hit && !focused.contains(hit) && !hit.contains(focused) && isPlaced(hit))
            covered.push(`${focused.outerHTML.slice(0, 80)} by ${hit.outerHTML.slice(0, 80)}`);
        }
        expect(covered, String(size)).to.deep.equal([]);
      }
    });

  const hanging: Record<string, string> = {
    'a list that opens below its entry': `<style>.menu { list-style: none } .menu > li { position: relative } .menu ul { position: absolute; top: 100%; left: -9999px }</style>
      <ul class="menu"><li class="box"><a href="#a">Academy</a><ul><li><a href="#b">History</a></li></ul></li><li><a href="#c">Contacts</a></li></ul>`,
    'a text below it': `<style>.box { height: 150px; position: relative } .box i { position: absolute; left: 0; top: 100% }</style>
      <div class="box">Text<i>below it</i></div>`,
    'a label that hangs from its edge': `<style>.box { height: 150px; position: relative } .box i { position: absolute; bottom: -18px }</style>
      <div class="box"><i>Jan</i></div>`,
    'a caption on a picture in a grid': `<style>.grid { display: grid; grid-template-columns: repeat(3, 1fr) } .box { display: block; height: 180px; position: relative; overflow: hidden } .box img { width: 100%; height: 100% } .box b { position: absolute; bottom: 0 }</style>
      <div class="grid"><a class="box" href="#d"><img alt="Boat" src="/tests/pages/images/photo.png"><b>Boats evacuate forty families</b></a></div>`,
  };
  for (const [index, [what, markup]] of Object.entries(hanging).entries())
    it(`does not keep enlarging a box with ${what}`, async () => {
      const page = await servePage(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><meta name="viewport" content="width=device-width"></head>
        <body>${markup}<p>After it</p></body></html>`,
      );
      const { document } = await open(page, 640, 500);
      for (const size of someOf([400, 200, 100], index)) {
        const height = () => document.querySelector<HTMLElement>('.box')?.offsetHeight ?? NaN;
        const usual = height();
        applyLowVision({ 'text-size': size, columns: 'one', scheme: 'black-on-white' }, document);
        await frames(12);
        const now = height();
        expect(now, 'much higher').to.be.at.most(usual * 3);
        // Some pages change on every pointer move, so change this one several times.
        document.body.dataset['turn'] = String(size);
        for (let turn = 0; turn < 5; turn += 1) {
          document.querySelector('p')?.append(` ${String(turn)}`, document.createElement('b'));
          await frames(3);
        }
        expect(height(), `at ${String(size)} %`).to.equal(now);
        clearLowVision(document);
        expect(height()).to.equal(usual);
      }
    });

  it('does not scroll sideways for a message outside the window, and shows the message when it slides in', async () => {
    const page =
      await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><meta name="viewport" content="width=device-width"><style>
      .toast { position: fixed; right: 20px; top: 84px; padding: 14px 20px; max-width: 340px; transform: translateX(140%) } .toast.on { transform: none }
      .bar { position: fixed; left: 0; right: 0; bottom: 0; padding: 14px 24px; display: flex } .bar p { flex: 1 }
      </style></head><body><p style="height: 2000px">Long</p>
      <div class="bar"><p>We keep two cookies so that the site remembers your choice. <a href="#more">More</a></p><button>Refuse</button><button>Accept</button></div>
      <div class="toast" role="status">Your application was sent. Number 2026-1184.</div></body></html>`);
    for (const size of [200, 300]) {
      const { document } = await open(page, 1280, 800);
      applyLowVision({ 'text-size': size, columns: 'one' }, document);
      await frames(8);
      const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
      expect(scrollWidth, `sideways at ${String(size)} %`).to.be.at.most(clientWidth);
      const toast = document.querySelector('.toast') as HTMLElement;
      toast.className = 'toast on';
      await frames(4);
      const box = boxOf(toast);
      expect(box.top, `the message at ${String(size)} %`).to.be.within(0, 700);
      expect(box.left).to.be.within(0, 1280 - box.width);
    }
  });

  it('stacks absolutely positioned texts that would overlap, and keeps them blocks', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      .card { position: relative; height: 120px } .card span { position: absolute; padding: 8px }
      .card .tag { top: 4px } .card .title { inset: auto 0 0 0; padding: 40px 8px 8px }</style>
      <body><div class="card"><span class="tag">Floods in the north</span><span class="title">Boats evacuate forty families from the lower town after three days</span></div>`);
    const { document } = await open(url, 640, 500);
    applyLowVision({ columns: 'one', 'text-size': 200, enlarge: 'text', 'line-height': 2 }, document);
    await frames();
    const [tag, title] = [...document.querySelectorAll('.card span')];
    if (!tag || !title) throw new Error('no card');
    expect(boxOf(title).top).to.be.at.least(boxOf(tag).top + boxOf(tag).height - 1);
    expect(getComputedStyle(title).display).to.equal('block');
  });

  const picture = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="900" height="300"/%3E';
  const paragraph = '<p>The office publishes each decision on its own page, with its date.</p>';

  it('keeps the geometry of image maps, canvases and formulae, which scroll in a named region', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      .katex { display: block; white-space: nowrap; font-size: 40px } .katex span { display: inline-block } .katex .over { position: relative; top: -0.4em }</style>
      <body><main><h1>Regions</h1><img usemap="#m" alt="Map of regions" width="900" height="300" src='${picture}'><map name="m"><area shape="rect" coords="650,50,850,250" href="#south" alt="South"></map>${paragraph}</main>
      <div id="own"><canvas width="900" height="300"></canvas></div><div id="formula"><span class="katex"><span>a long</span><span class="over">formula of several</span><span>long parts = 1</span></span></div>`);
    const { document, view } = await open(url, 1280, 800);
    let resizes = 0;
    view.addEventListener('resize', () => (resizes += 1));
    applyLowVision({ 'text-size': 400 }, document);
    await frames(12);
    expect(resizes, 'told').to.be.at.least(1);
    const told = resizes;
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    expect(scrollWidth, 'sideways').to.be.at.most(clientWidth);
    for (const [selector, around, name] of [
      ['[usemap]', 'main', 'Map of regions'],
      ['canvas', '#own', 'Regions'],
      ['.katex', '#formula', 'Regions'],
    ] as const) {
      const drawing = document.querySelector<HTMLElement>(selector) as HTMLElement;
      const region = drawing.closest<HTMLElement>(around) as HTMLElement;
      expect(getComputedStyle(region).overflowX, selector).to.equal('auto');
      expect([region.tabIndex, region.ariaLabel], selector).to.deep.equal([0, name]);
      expect(region.role ?? 'main', selector).to.equal(around === 'main' ? 'main' : 'region');
      if (selector !== '.katex') expect(drawing.offsetWidth, selector).to.equal(900);
      expect(region.scrollWidth, selector).to.be.above(region.clientWidth);
    }
    const [one, over, last] = [...document.querySelectorAll('.katex span')].map((part) => boxOf(part).top);
    expect(one, 'a formula in one line').to.equal(last);
    expect(over).to.be.below(one as number);
    // The text beside a map stays in view.
    const main = document.querySelector('main') as HTMLElement;
    const before = boxOf(main.querySelector('p') as Element).left;
    main.scrollLeft = 500;
    expect(boxOf(main.querySelector('p') as Element).left).to.be.closeTo(before, 1);
    expect(boxOf(main.querySelector('img') as Element).left).to.be.below(-1000);
    expect(clearLowVision(document)).to.deep.equal([]);
    await frames();
    expect(resizes, 'told of off').to.be.above(told);
    expect(document.querySelectorAll('[tabindex], [role], [style]').length).to.equal(0);
  });

  it('leaves the content of maps and charts to their scripts, which draw them for the smaller box', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      #map { position: relative; width: 900px; height: 300px; overflow: hidden; touch-action: none } #map i { position: absolute; display: block; width: 256px; height: 256px }
      #map .text { position: absolute; top: 40px; left: 90px } #map .close { position: absolute; top: 40px; left: 100px }
      #chart { width: 800px; height: 200px; position: relative }</style>
      <body><h1>Map</h1><div id="map"><i style="left: 0; top: 3000px"></i><b class="text">Office of the north</b><a class="close" href="#x">Close</a></div><div id="chart"><canvas style="width: 800px; height: 200px"></canvas></div>${paragraph}
      <script>const canvas = document.querySelector('canvas'); new ResizeObserver(([{ contentRect }]) => requestAnimationFrame(() => { canvas.style.width = contentRect.width + 'px' })).observe(chart)</script>`);
    const { document } = await open(url, 1280, 800);
    applyLowVision({ 'text-size': 400 }, document);
    await frames(16);
    const [map, text, close, canvas, chart] = ['#map', '.text', '.close', 'canvas', '#chart'].map(
      (selector) => document.querySelector(selector) as HTMLElement,
    ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    expect(map.offsetHeight).to.equal(300);
    expect(map.offsetWidth).to.be.at.most(320);
    expect([text.offsetTop, close.offsetLeft]).to.deep.equal([40, 100]);
    expect(canvas.offsetWidth).to.equal(chart.offsetWidth);
    expect(canvas.offsetWidth).to.be.at.most(320);
    expect(document.querySelectorAll('[tabindex]').length, 'regions').to.equal(0);
  });

  it('lets a tall bar scroll away that would be squeezed by the boxes in its row', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0 } .row { display: flex } .row > div { flex: 1 1 auto; width: 100%; padding-top: 90px }
      #top { position: fixed; top: 0; left: 0; right: 0; height: 60px } #top span { position: absolute; right: 10px; top: 10px }</style>
      <body><div class="row"><header id="top"><span>Press office</span></header><div><h1>News</h1>${'<p>Boats evacuate families.</p>'.repeat(40)}</div></div>`);
    const { document, view } = await open(url, 1280, 800);
    const bar = document.querySelector('#top') as HTMLElement;
    const width = boxOf(bar).width;
    applyLowVision({ 'text-size': 400 }, document);
    await until(() => getComputedStyle(bar).position === 'absolute', 'the bar scrolls');
    expect(boxOf(bar).width).to.equal(width);
    expect(boxOf(bar.querySelector('span') as Element).left).to.be.greaterThan(0);
    view.scrollTo(0, 1000);
    await until(() => boxOf(bar).top < -500, 'the bar is scrolled away');
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(bar.hasAttribute('style')).to.equal(false);
  });

  it('has no note over a heading that got room for its long word', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 15px; font: 15px/1.5 sans-serif } .line { position: relative; padding-left: 100px } h1 { margin: 0; font-size: 40px } .note { position: absolute; left: 7px; bottom: 10px; width: 260px; font-size: 13px }</style>
      <body><div class="line"><h1><span class="note">One</span>Communications of the ministries</h1></div><p style="width: 500px">A paragraph of a fixed width, which makes the page wide.</p>`);
    const { document } = await open(url, 390, 844);
    applyLowVision({ 'text-size': 200 }, document);
    const note = document.querySelector('.note') as HTMLElement;
    await until(() => getComputedStyle(note).position === 'relative', 'the note in the flow');
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.querySelectorAll('.line [style]').length).to.equal(0);
  });

  it('shows fixed boxes whole in a narrow window, and lets no bar stay over more than a fifth of it', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; padding-top: 90px } #top { position: fixed; top: 0; left: 0; right: 0; height: 60px } #help { position: fixed; right: 20px; bottom: 60px; width: 310px; height: 30px }
      #wide { position: fixed; bottom: 0; left: 50%; width: 500px; margin-left: -250px; height: 30px } #tab { position: fixed; left: -200px; top: 100px; width: 240px; height: 30px }</style>
      <body><div id="top">Ministry</div><h1>Title</h1><p style="height: 3000px">Text</p><div id="help">Ask us</div><div id="wide">Cookies</div><div id="tab">Menu</div>`);
    const { document, view } = await open(url, 1280, 800);
    applyLowVision({ 'text-size': 400 }, document);
    const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
    const positionOf = (selector: string) =>
      getComputedStyle(document.querySelector(selector) as Element).position;
    await until(() => positionOf('#top') === 'relative', 'the header in the flow');
    view.scrollTo(0, 600);
    await until(() => box('#help').left >= 0 && box('#wide').left >= 0, 'whole boxes');
    for (const selector of ['#help', '#wide']) {
      const { left, width } = box(selector);
      expect(positionOf(selector), selector).to.equal('fixed');
      expect([left >= 0, left + width <= 1280], selector).to.deep.equal([true, true]);
    }
    expect(box('#tab').left, 'a menu that waits beside the window').to.equal(-800);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.querySelectorAll('#top[style], #help[style], #wide[style]').length).to.equal(0);
  });

  it('leaves texts for screen readers one pixel wide, so that a narrow page does not scroll sideways', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif; overflow-wrap: break-word } .sr-only { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip: rect(0, 0, 0, 0) } button { float: right }</style>
      <body><div><button type="button"><span class="sr-only">Configuration</span>☰</button></div><h1>Unit</h1></body></html>`);
    const { document } = await open(url, 360, 640);
    const text = document.querySelector('.sr-only') as HTMLElement;
    const usual = text.offsetWidth;
    applyLowVision({ columns: 'one', 'text-size': 200 }, document);
    await frames(12);
    expect(text.offsetWidth).to.equal(usual);
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    expect(scrollWidth).to.be.at.most(clientWidth);
    expect(clearLowVision(document)).to.deep.equal([]);
  });

  it('finds a tall bar that comes later at any side of a page that has room', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } .bar { position: fixed; top: 10px; width: 60px; height: 200px; background: #148; color: #fff } .start { left: 0 } .middle { left: 230px } .end { right: 0 }</style>
      <body><h1>Unit</h1><p>Text of the page.</p></body></html>`);
    const { document } = await open(url, 1000, 600);
    applyLowVision({ 'text-size': 200 }, document);
    await frames(12);
    for (const side of ['start', 'middle', 'end']) {
      const bar = document.createElement('div');
      bar.className = `bar ${side}`;
      bar.textContent = 'Bar';
      document.body.append(bar);
      await until(() => getComputedStyle(bar).position === 'relative', side);
      bar.remove();
      await frames(12);
    }
    expect(clearLowVision(document)).to.deep.equal([]);
  });

  it('fits what the page shows later: a panel, the entries of a drawer, and a part that unfolds', async () => {
    const wide = (name: string) =>
      `<div class="${name}"><div><p style="width: 600px">A paragraph of a fixed width in a part of the page that is shown later</p></div></div>`;
    const url =
      await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><meta name="viewport" content="width=device-width"><style>
      body { margin: 0; font: 16px/1.4 sans-serif } .panel { display: none } .has-panel .panel { display: block } .folded { height: 0; overflow: hidden } .unfolded .folded { height: auto }
      nav { position: fixed; inset: 0 auto 0 0; width: 250px; margin-left: -250px; background: #fff } .has-menu nav { margin-left: 0 } nav a { position: relative; display: block; padding-right: 60px } nav b { position: absolute; top: 0; right: 20px }</style>
      <body><nav><div><a href="#a">Layout options of units <b>7 parts</b></a></div></nav><p style="width: 600px">A paragraph of a fixed width, which makes the page wide.</p>
      ${wide('panel')}${wide('folded')}<details><summary>More</summary>${wide('more')}</details></body></html>`);
    const { document } = await open(url, 390, 640);
    applyLowVision({ 'text-size': 300 }, document);
    await frames(12);
    const fits = (selector: string) => {
      const { left, width } = boxOf(document.querySelector(`${selector} p`) as Element);
      return width > 0 && left >= 0 && left + width <= 391;
    };
    document.body.className = 'has-panel';
    await until(() => fits('.panel'), 'the panel');
    document.body.className = 'unfolded';
    await until(() => fits('.folded'), 'the unfolded part');
    (document.querySelector('summary') as HTMLElement).click();
    await until(() => fits('.more'), 'the details');
    document.body.className = 'has-menu';
    await frames(12);
    const range = document.createRange();
    range.selectNode(document.querySelector('nav a')?.firstChild as Node);
    const sign = document.querySelector('nav b')?.getBoundingClientRect() as DOMRect;
    for (const line of range.getClientRects())
      expect(
        line.right <= sign.left || line.bottom <= sign.top + 4 || line.top >= sign.bottom - 4,
        'apart',
      ).to.equal(true);
    expect(clearLowVision(document)).to.deep.equal([]);
  });

  it('begins a focused link that is higher than the window at its first line', async () => {
    const url =
      await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><meta name="viewport" content="width=device-width"><style>
      body { margin: 0; font: 16px/1.4 sans-serif }</style><body><p>${'Text of the page. '.repeat(40)}</p><a href="#a">${'A very long title of a press release '.repeat(12)}</a><p>${'Text of the page. '.repeat(40)}</p>`);
    const { document } = await open(url, 390, 640);
    applyLowVision({ columns: 'one', 'text-size': 400 }, document);
    await frames(12);
    const link = document.querySelector('a') as HTMLElement;
    link.focus();
    await frames();
    const { top, height } = boxOf(link);
    expect(height).to.be.above(640);
    expect(top).to.be.within(-1, 60);
  });

  it('puts a header over a picture into the flow when its texts meet those of the page, but no menu that opens', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } header { position: absolute; inset: 0 0 auto; z-index: 2; text-align: center }
      .hero { height: 420px; display: flex; align-items: flex-end } .hero h2 { margin: 0 0 90px; width: 100%; text-align: center; font-size: 40px }
      .menu { position: absolute; z-index: 3; top: 120px; left: 20px; display: none } .menu.open { display: block }</style>
      <body><header><a href="#a">Ministry of Ecology<br>and Natural Resources</a><p>I want all of you to protect nature.</p><p><b>A statesman</b></p></header>
      <main><section class="hero"><h2>Ministry of Ecology and Natural Resources</h2></section><p>Text of the page.</p></main>
      <div class="menu">A menu with some entries, one after the other</div></body></html>`);
    const { document } = await open(url, 1280, 800);
    applyLowVision({ columns: 'one', 'text-size': 400 }, document);
    await frames();
    const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
    const [header, title] = [box('header'), box('h2')];
    expect(title.top).to.be.at.least(header.top + header.height - 1);
    const menu = document.querySelector('.menu') as HTMLElement;
    menu.className = 'menu open';
    await frames();
    expect(getComputedStyle(menu).position).to.equal('absolute');
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(getComputedStyle(document.querySelector('header') as Element).position).to.equal('absolute');
  });

  it('shows a line that lay over the lower edge of a picture whole, below the texts of the picture', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } .hero { position: relative; min-height: 100vh; overflow: hidden; display: flex; align-items: center; justify-content: center; text-align: center } h1 { font-size: 40px }
      .by { position: absolute; top: 100vh; left: 0; width: 100%; margin: -60px 0 0; font-size: 16px }</style>
      <body><main><div class="hero"><div class="title"><h1>Ministry of Ecology and Natural Resources</h1><p>Nature belongs to all.</p></div><p class="by">Photograph: the archive of the ministry</p></div><p>Text of the page.</p></main></body></html>`);
    const { document } = await open(url, 1280, 800);
    for (const settings of [{}, { columns: 'one' }] as const) {
      applyLowVision({ 'text-size': 400, ...settings }, document);
      await frames(12);
      const [title, line, hero] = ['.title', '.by', '.hero'].map((selector) =>
        boxOf(document.querySelector(selector) as Element),
      ) as [Box, Box, Box];
      expect(line.top, 'below the title').to.be.at.least(title.top + title.height - 1);
      expect(line.top + line.height, 'in the picture').to.be.at.most(hero.top + hero.height + 1);
      expect([line.left >= 0, line.left + line.width <= 1281], 'in the window').to.deep.equal([true, true]);
      expect(clearLowVision(document)).to.deep.equal([]);
    }
  });

  it('takes from a text the margins for menus at its sides, if they leave no room for words', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } #left, #right { position: absolute; top: 120px; width: 140px } #left { left: 10px } #right { right: 10px }
      #center { margin-left: 160px; margin-right: 150px }</style>
      <body><div id="left"><a href="#a">Home</a><br><a href="#b">News of the faculty</a></div><div id="center"><h1>Welcome</h1>
      <p>This is the text of the page, which is somewhat longer than a line and is to be read.</p></div><div id="right"><a href="#c">Contacts of the faculty</a></div></body></html>`);
    const { document } = await open(url, 1280, 800);
    applyLowVision({ 'text-size': 400 }, document);
    await frames(8);
    const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
    const [left, center, right] = [box('#left'), box('#center'), box('#right')];
    expect(center.width).to.be.at.least(1200);
    expect(center.top).to.be.at.least(left.top + left.height - 1);
    expect(right.top).to.be.at.least(center.top + center.height - 1);
  });

  const header = `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } header { position: absolute; inset: 0 0 auto; z-index: 2; text-align: center } a { display: block }
      .hero { height: 420px; display: flex; align-items: flex-end } .hero h2 { margin: 0 0 90px; width: 100%; text-align: center; font-size: 40px }
      .menu { position: absolute; z-index: 3; top: 20px; left: 20px; display: none } .menu.open { display: block }</style>
      <body><header><a href="#a">Ministry of Ecology<br>and Natural Resources</a><p>I want all of you to protect nature.</p><p><b>A statesman</b></p></header>
      <main><section class="hero"><h2>Ministry of Ecology and Natural Resources</h2></section><p>Text of the page.</p></main>
      <div class="menu">A menu with some entries, one after the other</div></body></html>`;

  const sides = `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } #left, #right { position: absolute; top: 60px; width: 140px } #left { left: 10px } #right { right: 10px }
      #center { margin-left: 160px; margin-right: 150px }</style>
      <body><div id="left"><a href="#a">Home</a><br><a href="#b">News of the faculty</a></div><div id="center"><h1>Welcome</h1>
      <p>This is the text of the page, which is somewhat longer than a line and is to be read.</p></div><div id="right"><a href="#c">Contacts of the faculty</a></div></body></html>`;

  for (const [width, size] of [
    [1280, 400],
    [390, 200],
    [390, 400],
  ] as const) {
    const where = `in a window of ${String(width)} px at ${String(size)} %`;
    const endOf = ({ top, height }: { top: number; height: number }) => top + height;

    itInTurn(`has a header above the texts of a picture, without a setting, ${where}`, async () => {
      const { document } = await open(await servePage(header), width, 800);
      const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
      applyLowVision({ 'text-size': size }, document);
      await until(() => box('h2').top >= endOf(box('header')) - 1, 'a header above');
      const menu = document.querySelector('.menu') as HTMLElement;
      menu.className = 'menu open';
      await frames(8);
      expect(getComputedStyle(menu).position).to.equal('absolute');
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(document.querySelectorAll('body [style]').length).to.equal(0);
    });

    itInTurn(`has a text and the menus at its sides one below the other, ${where}`, async () => {
      const { document } = await open(await servePage(sides), width, 800);
      const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
      applyLowVision({ 'text-size': size }, document);
      await until(() => box('#center').width > width * 0.9, 'a wide text');
      await until(() => box('#left').width > width * 0.9, 'a wide menu');
      expect(box('#center').top).to.be.at.least(endOf(box('#left')) - 1);
      expect(box('#right').top).to.be.at.least(endOf(box('#center')) - 1);
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(document.querySelectorAll('body [style]').length).to.equal(0);
    });

    itInTurn(`keeps a drawer closed that the page has moved out at the end side, ${where}`, async () => {
      const url =
        await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } .page { position: relative; overflow: hidden; min-height: 700px }
      .drawer { position: absolute; top: 0; right: 0; width: 300px; height: 100%; background: #123; color: #fff; transform: translateX(100%) } .drawer.open { transform: none }</style>
      <body><div class="page"><main><h1>Welcome</h1><p>Text of the page.</p></main>
      <div class="drawer"><h2>Sections of the portal</h2><p>The drawer has more than a few words, as menus of sections have.</p></div></div></body></html>`);
      const { document } = await open(url, width, 800);
      const drawer = document.querySelector('.drawer') as HTMLElement;
      applyLowVision({ 'text-size': size, columns: 'one' }, document);
      await frames(12);
      // In Firefox, the page ends before its scroll bar.
      const { left, width: across } = boxOf(document.querySelector('.page') as Element);
      expect(boxOf(drawer).left).to.be.at.least(left + across - 1);
      drawer.className = 'drawer open';
      await until(() => boxOf(drawer).left < width / 2, 'the open drawer');
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(drawer.hasAttribute('style')).to.equal(false);
    });

    itInTurn(`keeps a panel closed that is tucked under a bar, ${where}`, async () => {
      const url =
        await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } .bar { position: fixed; top: 0; left: 0; right: 0; height: 50px; background: #148; color: #fff; z-index: 9 }
      .search { position: fixed; top: 50px; left: 0; right: 0; z-index: 8; padding: 60px 20px; background: #123; color: #fff; transform: translate(0, -100%) } .search.open { transform: none } main { padding: 60px 16px }</style>
      <body><div class="bar">City council</div><div class="search"><a href="#a">Search the portal</a><p><label>Words <input></label> <button>Find</button></p><p>More of the form.</p></div>
      <main><h1>Welcome</h1><p>Text of the page.</p><div style="height: 1500px"></div></main></body></html>`);
      const { document, view } = await open(url, width, 800);
      const [panel, bar] = ['.search', '.bar'].map((selector) => document.querySelector(selector)) as [
        HTMLElement,
        HTMLElement,
      ];
      applyLowVision({ 'text-size': size }, document);
      await frames(12);
      for (const scrolled of [0, 600]) {
        view.scrollTo(0, scrolled);
        await frames(4);
        // The bar stays, or the panel has left the window with it.
        const over = getComputedStyle(bar).position === 'fixed' ? endOf(boxOf(bar)) : 0;
        expect(endOf(boxOf(panel)), String(scrolled)).to.be.at.most(over + size / 100);
      }
      expect(getComputedStyle(panel).position).to.equal('fixed');
      panel.className = 'search open';
      await frames(4);
      const { top, height } = boxOf(panel);
      expect(top).to.be.within(-1, 400);
      expect(elementsAt(document, width / 2, Math.min(top + height / 2, 700))).to.include(panel);
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(panel.hasAttribute('style')).to.equal(false);
    });
  }

  it('keeps a card in its place if a script moves it while the window changes', async () => {
    const text = '<p>The office publishes each decision on its own page, with its date.</p>';
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      #cards { position: relative; height: 300px } .card { position: absolute; width: 300px }</style>
      <body><h1>Cards</h1><div id="cards">${[0, 310, 620].map((left) => `<div class="card" style="left: ${String(left)}px; top: 0px">${text.repeat(2)}</div>`).join('')}</div></body></html>`);
    const { document, view } = await open(url, 1280, 800);
    applyLowVision({ 'text-size': 400, columns: 'one' }, document);
    await frames(8);
    const card = document.querySelector<HTMLElement>('.card:last-child') as HTMLElement;
    expect(getComputedStyle(card).position).to.equal('relative');
    const { top } = boxOf(card);
    card.style.left = '40px';
    card.style.top = '900px';
    view.dispatchEvent(new Event('resize'));
    await frames(8);
    expect(Math.abs(boxOf(card).top - top)).to.be.below(2);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(card.getAttribute('style')).to.equal('left: 40px; top: 900px;');
  });

  it('leaves a drawer that is sliding out where its page puts it', async () => {
    const url =
      await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><style>
      @keyframes out { to { transform: translateX(-100%) } } @keyframes wave { to { transform: translateX(1px) } }
      .drawer { position: fixed; top: 0; left: 0; width: 280px; height: 100%; background: #eee; animation: out 60s forwards }
      .bar { position: fixed; bottom: 0; left: 0; right: 0; height: 300px; background: #ddd; animation: wave 1s infinite }</style>
      </head><body><div class="drawer"><a href="#x">Contacts</a></div><h1>Title</h1><p>Text of the page.</p>
      <div class="bar">Cookies</div></body></html>`);
    const { document } = await open(url, 1280, 800);
    const [drawer, bar] = ['.drawer', '.bar'].map((selector) => document.querySelector(selector)) as [
      HTMLElement,
      HTMLElement,
    ];
    applyLowVision({ 'text-size': 200 }, document);
    // An endless animation moves nothing away.
    await until(() => getComputedStyle(bar).position !== 'fixed', 'the bar in the flow');
    expect(getComputedStyle(drawer).position).to.equal('fixed');
    drawer.getAnimations()[0]?.finish();
    await frames(8);
    expect(getComputedStyle(drawer).position).to.equal('fixed');
    const { left, width } = boxOf(drawer);
    expect(left + width).to.be.at.most(1);
  });

  for (const width of [1280, 390])
    itInTurn(
      `has nothing covered by the cards of Masonry, on and off, in a window of ${String(width)} px`,
      async () => {
        const text = '<p>The office publishes each decision on its own page, with its date.</p>';
        const url =
          await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 16px/1.4 sans-serif } #cards { position: relative } .card { width: 30%; margin: 1%; padding: 8px; box-sizing: border-box }</style>
      <script src="/node_modules/masonry-layout/dist/masonry.pkgd.min.js"></script>
      <body><h1>Cards</h1><div id="cards">${Array.from({ length: 7 }, (_, at) => `<div class="card"><h2>Card ${String(at)}</h2>${text.repeat((at % 3) + 1)}</div>`).join('')}</div>
      <p id="after">After the cards</p><script>new Masonry('#cards', { itemSelector: '.card', percentPosition: true, transitionDuration: 0 })</script></body></html>`);
        const { document } = await open(url, width, 800);
        const cards = [...document.querySelectorAll('.card')];
        const after = document.querySelector('#after') as Element;
        const styles = () => cards.map((card) => card.getAttribute('style')).join('\n');
        const isOver = (one: Element, other: Element) => {
          const [a, b] = [boxOf(one), boxOf(other)];
          const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
          return across > 2 && Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > 2;
        };
        const isApart = () =>
          cards.every(
            (card, at) => !isOver(card, after) && cards.slice(at + 1).every((other) => !isOver(card, other)),
          ) && boxOf(after).top >= Math.max(...cards.map((card) => boxOf(card).top + boxOf(card).height)) - 2;
        await until(() => styles().includes('absolute') && isApart(), 'the cards');
        // The page may be scrolled, so that the reading place stays.
        const places = () =>
          cards.flatMap((card) => {
            const { left, top, width, height } = boxOf(card);
            return [left, top - boxOf(document.body).top, width, height];
          });
        const before = places();
        const isRestored = () => places().every((place, at) => Math.abs(place - (before[at] ?? NaN)) < 2);
        // Between 200 and 400 %, the window of a telephone has the same width. Masonry keeps its heights then.
        for (const sizes of [[200], [400], [200, 400]]) {
          for (const size of sizes) {
            applyLowVision({ 'text-size': size }, document);
            await frames(12);
            await until(isApart, `cards apart at ${String(size)} %`);
          }
          expect(clearLowVision(document)).to.deep.equal([]);
          await until(() => isRestored() && isApart(), `cards as before ${sizes.join()} %`);
        }
      },
    );

  it('keeps the header high enough for its positioned content, without overlapping texts', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 11px/14px sans-serif } #wrap { width: 980px; margin: 0 auto }
      #top { height: 90px; position: relative } #top h1 { position: absolute; left: 150px; top: 30px; margin: 0; font-size: 20px }
      #top p { position: absolute; right: 10px; top: 8px } #left { float: left; width: 180px } #main { float: left; width: 540px }
      #seal { position: absolute; inset: 0 auto auto 0 }</style>
      <body><div id="wrap"><div id="top"><img id="seal" alt="" src="/demo/images/emblem.svg" width="80"><h1>Regional Office of the Ministry</h1>
      <p>Version for those who see badly, larger and clearer</p></div><p id="after">After the header</p>
      <div id="left">A menu with some words in it, one after the other</div>
      <div id="main">${'The office is open on Mondays. '.repeat(9)}</div></div></body></html>`);
    for (const size of [200, 400]) {
      const { document } = await open(url, 1280, 800);
      applyLowVision({ columns: 'one', 'text-size': size }, document);
      await frames();
      const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
      const [top, title, note, after] = ['#top', 'h1', '#top p', '#after'].map(box) as [
        DOMRect,
        DOMRect,
        DOMRect,
        DOMRect,
      ];
      const bottom = ({ top, height }: DOMRect) => top + height;
      expect(top.height, 'height of the header').to.be.at.least(80);
      // The page itself lets lines touch slightly, so allow a small overlap.
      const touch = size / 20;
      const apart = bottom(title) <= note.top + touch || bottom(note) <= title.top + touch;
      expect(apart || title.left + title.width <= note.left + 1, `${String(size)}: apart`).to.equal(true);
      expect(after.top, 'what comes after').to.be.at.least(Math.max(bottom(title), bottom(note)) - 1);
    }
  });
});

it('a long word that stands by itself in a flex box breaks in a narrow window', async () => {
  const { document } = await open(
    await servePage(
      `<!doctype html><html lang="en"><head><title>Unit</title><style>body { margin: 0; font: 20px sans-serif } p { display: flex; align-items: center } img { flex: none }</style></head>
      <body><p>Wirtschaftsprüfungsgesellschaft</p><p><img alt="" width="10" height="10" src="/tests/pages/images/photo.png">Wirtschaftsprüfungsgesellschaft</p></body></html>`,
    ),
    500,
    640,
  );
  applyLowVision({ columns: 'one', 'text-size': 400 }, document);
  await frames();
  const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
  expect(scrollWidth).to.be.at.most(clientWidth);
  expect(clearLowVision(document)).to.deep.equal([]);
});

it('a menu that scrolls keeps its width beside a title that has grown', async () => {
  for (const columns of [{}, { columns: 'one' as const }]) {
    const { document } = await open('/tests/pages/fixed.html', 360, 640);
    const { outerHTML } = document.documentElement;
    applyLowVision({ 'text-size': 400, ...columns }, document);
    await frames(8);
    const nav = document.querySelector('.fixed-top nav') as HTMLElement;
    const first = nav.querySelector('a') as HTMLElement;
    expect(nav.clientWidth).to.be.at.least(first.offsetWidth);
    first.scrollIntoView();
    const box = boxOf(first);
    const [hit] = elementsAt(document, box.left + box.width / 2, box.top + box.height / 2);
    expect(hit && first.contains(hit), hit?.outerHTML.slice(0, 200)).to.equal(true);
    expect(clearLowVision(document)).to.deep.equal([]);
    await until(() => document.documentElement.outerHTML === outerHTML, 'the page as it was');
  }
});
