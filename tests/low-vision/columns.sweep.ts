import { expect } from '@open-wc/testing';
import { documentEngine } from '../../src/low-vision/apply.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
import { openPage, servePage } from '../support/feeds.js';
import { expectOneColumn, frames, open } from '../support/one-column.js';
import { until } from '../support/sites.js';

// Every test page in one column has no text outside the window and no overlaps, and is restored exactly.

const portal =
  await servePage(`<!doctype html><html lang="az"><head><meta charset="utf-8"><title>Unit</title><style>
body { margin: 0; min-width: 900px; font: 14px/1.4 sans-serif }
#frame { width: 900px; position: relative }
#left { position: absolute; left: 0; top: 0; width: 200px }
#middle { margin: 0 220px }
#right { float: right; width: 200px }
.cards { display: flex; flex-direction: row-reverse } .cards > * { flex: 0 0 33%; max-width: 33% }
.grid { display: grid; grid-template-columns: repeat(3, 300px) }
.several { columns: 3 }
.icon { display: flex; gap: 4px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap; clip-path: inset(50%) }
.away { position: absolute; left: -9999px }
.bar { position: fixed; inset: auto 0 0; height: 300px; background: #eee }
</style></head><body><div id="frame">
<span class="hidden">Skip to the content of this page, which is long</span><a class="away" href="#x">Out of sight</a>
<div id="left"><p>The left column, which is placed over the page and has text enough to be read</p></div>
<div id="right"><p>The right column, which floats and has text enough to be read by itself</p></div>
<div id="middle"><h1>Unit</h1><p>The middle column, between margins as wide as those beside it, with its text</p>
<p>https://example.org/${'a-long-address-'.repeat(8)} <span style="white-space: nowrap">${'not to be broken '.repeat(6)}</span></p>
<img id="picture" alt="" width="800" height="400" src="/tests/pages/images/photo.png">
<div class="several"><p>One of several columns in one block of text</p><p>Another of several columns in one block</p></div>
<div class="icon"><svg width="16" height="16"></svg><span>Label</span></div>
<pre>${'preformatted '.repeat(8)}</pre>
<h2>Qiymətlər</h2><table id="data"><tr>${'<th scope="col">Xidmətinqiyməti</th>'.repeat(6)}</tr><tr>${'<td>1</td>'.repeat(6)}</tr></table></div>
<div class="cards"><div><h3>First</h3><p>The first of three cards with some text</p></div><div><h3>Second</h3><p>The second of three cards with some text</p></div></div>
<div class="grid"><div><p>The first cell of a grid, with some text to be read in it</p></div><div><p>The second cell of a grid, with some text to be read</p></div></div>
</div><div class="bar">A bar at the bottom</div></body></html>`);

describe('a portal of fixed columns', () => {
  it('is in one column, in order, and elements that are only positioned stay', async () => {
    const { document } = await open(portal, 1280, 800);
    applyLowVision({ 'text-size': 400, columns: 'one' }, document);
    await frames();
    expectOneColumn(document);
    const find = (selector: string) => document.querySelector(selector) as HTMLElement;
    expect(find('.hidden').offsetWidth).to.equal(1);
    expect(getComputedStyle(find('.away')).position).to.equal('absolute');
    const [icon, label] = [...find('.icon').children].map((one) => one.getBoundingClientRect());
    expect(label?.left).to.be.greaterThan(icon?.left ?? NaN);
    const { width, height } = find('#picture').getBoundingClientRect();
    expect(width / height).to.be.closeTo(2, 0.1);
    expect(getComputedStyle(find('.bar')).position).to.equal('relative');
    expect(find('#data').getAttribute('aria-label')).to.equal('Qiymətlər');
  });

  it('appears automatically only if enlarged text would need scrolling in two directions', async () => {
    const { document } = await open(portal, 1280, 800);
    applyLowVision({ 'text-size': 110 }, document);
    expect(!!documentEngine(document).isInOneColumn?.(), '110').to.equal(false);
    applyLowVision({ 'text-size': 200 }, document);
    expect(!!documentEngine(document).isInOneColumn?.(), '200').to.equal(true);
    expectOneColumn(document);
    applyLowVision({ 'text-size': 200, columns: 'site' }, document);
    expect(!!documentEngine(document).isInOneColumn?.(), 'site').to.equal(false);
    clearLowVision(document);
  });

  it('appears when the page or its window changes', async () => {
    const url = await servePage('<!doctype html><title>Unit</title><p>Text</p>');
    const frame = await openPage(url, { width: 1280, height: 800 });
    const document = frame.contentDocument as Document;
    applyLowVision({ 'text-size': 200 }, document);
    expect(!!documentEngine(document).isInOneColumn?.()).to.equal(false);
    document.body.insertAdjacentHTML('beforeend', '<div style="width: 500px">Late</div>');
    await frames();
    expect(!!documentEngine(document).isInOneColumn?.(), 'wide enough').to.equal(false);
    frame.style.width = '700px';
    await until(() => !!documentEngine(document).isInOneColumn?.(), 'one column');
    await until(
      () => (document.scrollingElement?.scrollWidth ?? 0) <= (document.scrollingElement?.clientWidth ?? 0),
    );
    clearLowVision(document);
  });
});

const cases: [Settings, number, number][] = [
  [{ 'text-size': 200, columns: 'one' }, 1280, 800],
  [{ 'text-size': 400, columns: 'one' }, 1280, 800],
  [{ 'text-size': 200, columns: 'one' }, 360, 640],
  [{ 'text-size': 400, columns: 'one' }, 360, 640],
  [{ columns: 'one' }, 1280, 800],
];

describe('in one column', () => {
  for (const { name, path } of pages)
    it(`${name} scrolls in one direction, and is restored exactly`, async () => {
      // This page has thousands of texts, so each case is slow.
      const few = name === 'large' ? cases.slice(3, 4) : cases;
      for (const [settings, width, height] of few) {
        const { document } = await open(path, width, height);
        const { outerHTML } = document.documentElement;
        expect(applyLowVision(settings, document)).to.deep.equal([]);
        await frames();
        try {
          expectOneColumn(document);
        } catch (error) {
          (error as Error).message += ` (${JSON.stringify(settings)} at ${String(width)})`;
          throw error;
        }
        expect(clearLowVision(document)).to.deep.equal([]);
        expect(!!documentEngine(document).isInOneColumn?.()).to.equal(false);
        await until(() => document.documentElement.outerHTML === outerHTML, 'the page as it was');
      }
    }).timeout(120_000);
});
