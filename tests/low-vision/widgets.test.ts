import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { servePage } from '../support/feeds.js';
import { frames, open } from '../support/one-column.js';
import { until } from '../support/sites.js';

// Widgets whose scripts place their own parts: virtual lists, data grids, boards, maps, guided tours, formulae. The
// markup is that of well-known libraries, as far as it decides.

const inPage = (css: string, body: string) =>
  servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>body { margin: 0; font: 16px/1.4 sans-serif } ${css}</style></head>
<body><main>${body}</main></body></html>`);

const [onBlack, onWhite, none] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'];

let page: Document;
const find = (selector: string) => page.querySelector<HTMLElement>(selector) as HTMLElement;
const styleOf = (selector: string) => getComputedStyle(find(selector));

async function show(css: string, body: string, width: number, settings: object): Promise<void> {
  ({ document: page } = await open(await inPage(css, body), width, 844));
  expect(applyLowVision(settings, page)).to.deep.equal([]);
  await frames(4);
}

describe('a virtual list', () => {
  it('draws no more rows in one column: the box that it measures keeps its height', async () => {
    const rows = '<p style="height: 40px; margin: 0">Row</p>'.repeat(50);
    await show(
      '',
      `<div id="list" style="height: 300px; overflow-y: auto; position: relative"><div id="seen" style="position: absolute; top: 0; width: 100%; height: 100%">
      <div style="height: 40000px">${rows}</div></div></div>`,
      1280,
      { columns: 'one', 'text-size': 200 },
    );
    expect(find('#seen').offsetHeight).to.be.at.most(find('#list').offsetHeight);
  });
});

describe('in a narrow window', () => {
  it('a row of a data grid keeps the height that its placed cells need', async () => {
    await show(
      `.row { display: flex; position: absolute; width: 100%; height: 42px } .cells { height: 100%; position: relative; flex: none; width: 340px; border: 0 solid; border-bottom-width: 1px }
       .cell { position: absolute; inset: 0 auto 0 0; width: 90px; overflow: hidden; white-space: nowrap } .next { left: 90px }`,
      '<div style="position: relative; height: 90px"><div class="row"><div class="cells" style="width: 120px"><span class="cell">Sumqayıt şəhəri</span></div><div class="cells"><span class="cell">Əliyev Vaqif</span><span class="cell next">Departament</span></div></div></div>',
      390,
      { 'text-size': 300 },
    );
    for (const cell of page.querySelectorAll<HTMLElement>('.cell'))
      expect(cell.offsetHeight, cell.textContent).to.be.at.least(16);
  });

  it('tiles that a script has placed do not become wider than their places', async () => {
    await show(
      '.tile { position: absolute; width: 100px; height: 120px } .text { position: absolute; inset: 4px; overflow: auto; font-size: 18px }',
      ['left: 0', 'left: 110px', 'left: 220px']
        .map(
          (left) =>
            `<div class="tile" style="${left}"><div class="text">Statistics of departments</div></div>`,
        )
        .join(''),
      390,
      { 'text-size': 300 },
    );
    const boxes = [...page.querySelectorAll('.text')].map((text) => text.getBoundingClientRect());
    for (const [index, box] of boxes.entries())
      expect(box.right, String(index)).to.be.at.most((boxes[index + 1]?.left ?? Infinity) + 1);
  });

  it('a popup that a script has centred over its marker stays there', async () => {
    await show(
      '.popup { position: absolute; bottom: 60px; width: 300px }',
      '<div style="position: relative; height: 200px"><div style="position: absolute; left: 150px; top: 180px"><div class="popup" style="left: -150px">Central office</div></div></div>',
      390,
      { 'text-size': 300 },
    );
    expect(parseFloat(styleOf('.popup').left)).to.be.closeTo(-150, 1);
  });
});

describe('in a scheme', () => {
  it('the veil of a guided tour stays a veil, in its own colour', async () => {
    await show(
      '.veil { position: fixed; inset: 0; width: 100vw; height: 100vh; opacity: .5; pointer-events: none } .icon { opacity: .5 }',
      '<p>Text</p><svg class="veil"><path d="M0 0h3000v3000H0z"/></svg><svg class="icon" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>',
      1280,
      { scheme: 'white-on-black' },
    );
    expect(styleOf('.veil').opacity).to.equal('0.5');
    expect(styleOf('.veil path').fill).to.equal(onBlack);
    expect(styleOf('.icon').opacity).to.equal('1');
    expect(styleOf('.icon path').fill).to.equal(onWhite);
  });

  it('a formula of shapes that are used has the colour of the text, without a ground', async () => {
    await show(
      '',
      `<svg id="formula" width="90" height="40"><defs><path id="a" d="M0 0h9v9H0z"/></defs><g fill="currentColor" stroke="currentColor"><use href="#a"/><rect width="9" height="1" y="12"/></g></svg>
       <svg id="chart" width="90" height="40"><defs><path id="b" fill="#c00" d="M0 0h9v9H0z"/></defs><use href="#b"/><path fill="#036" d="M9 9h9v9H9z"/></svg>`,
      1280,
      { scheme: 'white-on-black' },
    );
    expect(styleOf('#formula').backgroundColor).to.equal(none);
    expect(styleOf('#formula rect').fill).to.equal(onWhite);
    expect(styleOf('#chart').backgroundColor).to.equal(onWhite);
  });

  it('a text over a canvas has a ground: a canvas is light in a dark scheme', async () => {
    await show(
      '.map { position: relative; width: 400px; height: 300px } .over { position: absolute; inset: 0 } .at { position: absolute; right: 8px; top: 8px }',
      '<div class="map"><canvas width="400" height="300"></canvas><div class="over"><div class="at">40.4, 49.9</div></div></div><p id="after">Text</p>',
      1280,
      { scheme: 'white-on-black' },
    );
    await until(() => styleOf('.at').backgroundColor === onBlack, 'the ground of the text');
    expect(styleOf('.at').color).to.equal(onWhite);
    expect(styleOf('.over').backgroundColor, 'the layer over the canvas').to.equal(none);
    expect(styleOf('#after').backgroundColor).to.equal(none);
  });
});

describe('an editor', () => {
  it('whose script sets a part of a shorthand while the mode is on has only its own styles after it', async () => {
    const words = 'A text that is long enough to be a column of its own in a page of columns. '.repeat(6);
    await show(
      '.editor { display: flex } .editor > * { flex: 1 }',
      `<div class="editor"><div>${words}</div><div class="text" style="tab-size: 4">${words}</div></div>`,
      1280,
      { columns: 'one', 'text-size': 200 },
    );
    const text = find('.text');
    expect(styleOf('.text').flexGrow).to.equal('0');
    text.style.flexBasis = '300px';
    await frames(4);
    clearLowVision(page);
    expect(text.style.cssText).to.equal('tab-size: 4; flex-basis: 300px;');
  });
});
