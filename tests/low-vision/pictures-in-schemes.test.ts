import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { contrast } from '../../src/low-vision/schemes.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { press } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { screenshot } from '../support/pixels.js';
import { until } from '../support/sites.js';

// In a scheme no picture vanishes, whatever its colours, and photographs and codes stay as they are.

const drawing = (colour: string, shape = 'M4 4h16v16H4z') =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><path fill="${colour}" d="${shape}"/></svg>`)}`;
const white = drawing('#fff');
const black = drawing('#111');
const opaque = drawing('#fff', 'M0 0h24v24H0z');

const [onBlack, onWhite] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
const none = 'rgba(0, 0, 0, 0)';

const styleOf = (document: Document, selector: string, pseudo?: string) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(selector);
  return getComputedStyle(element, pseudo);
};

async function open(css: string, body: string): Promise<Document> {
  const { contentDocument } = await openPage(
    await servePage(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>${css}</style><body>${body}</body></html>`,
    ),
    { width: 800, height: 600 },
  );
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

const show = (document: Document, scheme: NonNullable<Settings['scheme']>) => {
  expect(applyLowVision({ scheme }, document)).to.deep.equal([]);
};

const frames = async () => {
  for (let count = 0; count < 2; count += 1) await new Promise(requestAnimationFrame);
};

describe('a picture in a scheme', () => {
  const icons = `<img id="white" alt="" src="${white}"><img id="black" alt="" src="${black}"><img id="opaque" alt="" src="${opaque}">`;
  const ground = (document: Document, id: string) => styleOf(document, `#${id}`).backgroundColor;

  it('that is broken has no ground under its alternative text, until it is there', async () => {
    const document = await open(
      '',
      '<a href="#home"><img id="broken" alt="Home" width="80" height="24" src="/nowhere/home.png"></a>',
    );
    const before = document.body.innerHTML;
    show(document, 'yellow-on-black');
    await until(() => ground(document, 'broken') === none);
    document.querySelector<HTMLImageElement>('#broken')?.setAttribute('src', black);
    await until(() => ground(document, 'broken') === onWhite);
    clearLowVision(document);
    expect(document.body.innerHTML).to.equal(before.replace('/nowhere/home.png', black));
  });

  it('gets a ground on which its drawing is seen, in dark and light schemes', async () => {
    const document = await open('', icons);
    const before = document.body.innerHTML;
    show(document, 'black-on-white');
    await until(() => ground(document, 'white') === onBlack);
    expect(ground(document, 'black')).to.equal(none);
    expect(ground(document, 'opaque')).to.equal(none);
    show(document, 'white-on-black');
    await until(() => ground(document, 'black') === onWhite);
    expect(ground(document, 'white')).to.equal(none);
    show(document, 'blue-on-sky');
    await until(() => ground(document, 'white') === 'rgb(6, 52, 98)');
    clearLowVision(document);
    expect(document.body.innerHTML).to.equal(before);
  });

  it('gets a ground as a chart, also if its script draws it later', async () => {
    const document = await open('', '<canvas width="90" height="90"></canvas>');
    show(document, 'black-on-white');
    const chart = document.querySelector('canvas')?.getContext('2d');
    if (!chart) throw new Error('no chart');
    chart.strokeStyle = '#fff';
    for (let x = 10; x < 90; x += 10) chart.strokeRect(x, 10, 1, 70);
    await until(() => styleOf(document, 'canvas').backgroundColor === onBlack);
    show(document, 'white-on-black');
    await until(() => styleOf(document, 'canvas').backgroundColor === none);
  });

  it('is not looked at after the mode, if its script has not drawn it yet', async () => {
    const document = await open('', '<canvas width="90" height="90"></canvas>');
    const before = document.body.innerHTML;
    const view = document.defaultView as Window & typeof globalThis;
    const waiting = new Map<unknown, () => void>();
    view.setTimeout = ((action: () => void) => {
      waiting.set(waiting.size + 1, action);
      return waiting.size;
    }) as typeof setTimeout;
    view.clearTimeout = (timer) => {
      waiting.delete(timer);
    };
    show(document, 'black-on-white');
    await until(() => waiting.size > 0);
    clearLowVision(document);
    for (const action of waiting.values()) action();
    expect(document.body.innerHTML).to.equal(before);
  });

  it('has no ground as fog over the page', async () => {
    const fog = '<img class="fog" alt="" src="' + white + '">';
    const css = '.fog { position: absolute; inset: 0 auto auto 0; width: 600px; height: 200px }';
    const document = await open(css, `<p>Text</p>${fog}<img id="white" alt="" src="${white}">`);
    show(document, 'black-on-white');
    await until(() => ground(document, 'white') === onBlack);
    expect(styleOf(document, '.fog').backgroundColor).to.equal(none);
  });

  it('gets another ground when it becomes another picture', async () => {
    const document = await open('', icons);
    show(document, 'black-on-white');
    await until(() => ground(document, 'white') === onBlack);
    const picture = document.querySelector<HTMLImageElement>('#white');
    if (picture) picture.src = black;
    await until(() => ground(document, 'white') === none);
    const late = document.createElement('img');
    late.id = 'late';
    late.src = white;
    document.body.append(late);
    await until(() => ground(document, 'late') === onBlack);
  });

  it('has a contour instead if its pixels cannot be read and it has no ground', async () => {
    const drawing = OffscreenCanvasRenderingContext2D.prototype;
    const own = Object.getOwnPropertyDescriptor(drawing, 'getImageData') ?? {};
    drawing.getImageData = () => {
      throw new DOMException('another origin', 'SecurityError');
    };
    try {
      const document = await open(
        '',
        `${icons}<img id="large" alt="" src="${opaque}" width="200" height="200">`,
      );
      show(document, 'white-on-black');
      await until(() => styleOf(document, '#white').filter.includes('drop-shadow'));
      expect(ground(document, 'black')).to.equal(none);
      expect(styleOf(document, '#large').filter).to.equal('none');
      expect(ground(document, 'large')).to.equal(onWhite);
      show(document, 'black-on-white');
      await until(() => styleOf(document, '#large').filter.includes('drop-shadow'));
    } finally {
      Object.defineProperty(drawing, 'getImageData', own);
    }
  });

  it('is seen as content, marker and border', async () => {
    const document = await open(
      `.content::before { content: url("${black}"); background: #036 } ul { list-style-image: url("${black}") }
       .border { border: 9px solid; border-image: url("${black}") 8 stretch }`,
      '<p class="content">Text</p><ul><li>Item</li></ul><p class="border">Text</p>',
    );
    show(document, 'white-on-black');
    await frames();
    const { filter, backgroundColor } = styleOf(document, '.content', '::before');
    expect(filter).to.include('drop-shadow');
    expect(backgroundColor).to.equal(none);
    expect(styleOf(document, 'li').listStyleImage).to.equal('none');
    expect(styleOf(document, '.border').borderImageSource).to.equal('none');
    clearLowVision(document);
    expect(styleOf(document, 'li').listStyleImage).to.include('url(');
    expect(styleOf(document, '.border').borderImageSource).to.include('url(');
  });

  it('stays a code that a camera reads: dark modules on a light ground', async () => {
    const document = await open(
      '',
      `<svg id="plain" class="qrcode"><path d="M1 1h3v3H1z"/></svg><svg id="own" style="background: #fff"><path d="M1 1h3v3H1z"/></svg>
       <svg id="crisp" shape-rendering="crispEdges"><path d="M1 1h3v3H1z"/></svg><svg id="icon"><path d="M1 1h3v3H1z"/></svg>`,
    );
    show(document, 'yellow-on-black');
    await frames();
    for (const id of ['plain', 'own', 'crisp']) {
      expect(ground(document, id), id).to.equal(onWhite);
      expect(styleOf(document, `#${id} path`).fill, id).to.equal(onBlack);
    }
    expect(ground(document, 'icon')).to.equal(none);
    expect(styleOf(document, '#icon path').fill).to.equal('rgb(255, 255, 0)');
  });
});

describe('an empty box with a picture', () => {
  const arms = `.arms { position: absolute; top: 0; left: 50%; width: 281px; height: 306px; background: url("${black}") 50% 10px no-repeat }`;

  it('shows a large picture without a frame, and the texts over it have a ground', async () => {
    const document = await open(
      `.head { position: relative; padding: 120px 0 20px } ${arms}`,
      '<div class="head"><div class="arms"></div><p id="in">Official site</p></div><h1>Ladies and gentlemen</h1><p id="far" style="margin-top: 400px">Text</p>',
    );
    show(document, 'white-on-black');
    await frames();
    const { backgroundImage, boxShadow, filter } = styleOf(document, '.arms');
    expect(backgroundImage).to.include('url(');
    expect(boxShadow).to.equal('none');
    expect(filter).to.include('drop-shadow');
    expect(styleOf(document, '#in').backgroundColor).to.equal(onBlack);
    expect(styleOf(document, '#far').backgroundColor).to.equal(none);
  });

  it('hides a large picture under text without an element of its own, and under the whole page', async () => {
    const document = await open(
      `.head { position: relative; height: 320px } ${arms} .page { position: absolute; inset: 0; z-index: -1; background: url("${black}") }`,
      '<div class="head"><div class="arms"></div><br>Bare text over the whole width of the box. Bare text over the whole width of the box. Bare text</div><div class="page"> </div>',
    );
    show(document, 'white-on-black');
    await frames();
    for (const selector of ['.arms', '.page']) {
      expect(styleOf(document, selector).backgroundImage, selector).to.equal('none');
      // A ground would cover the text.
      expect(styleOf(document, selector).backgroundColor, selector).to.equal(none);
    }
  });

  it('has no edge around a small picture', async () => {
    const document = await open(
      `.sign { width: 32px; height: 32px; background: url("${black}") no-repeat } .track { width: 48px; height: 20px; background: #ccc }
       .bars { display: inline-block; width: 32px; height: 32px; background-image: url("${black}") }`,
      '<div class="sign"></div><div class="track"></div><button aria-label="Menu"><span class="bars"></span></button>',
    );
    show(document, 'white-on-black');
    await frames();
    for (const selector of ['.sign', '.bars'])
      expect(styleOf(document, selector).boxShadow, selector).to.equal('none');
    expect(styleOf(document, '.track').boxShadow).not.to.equal('none');
  });

  it('shows a half-transparent drawing of the ground’s own colour with a contrast of 3:1', async () => {
    const bars = drawing('rgba(255, 255, 255, .55)', 'M0 0h24v24H0z');
    const document = await open(
      `.bars { position: fixed; top: 100px; left: 100px; width: 60px; height: 60px; background: url("${bars}") }`,
      '<div class="bars"></div>',
    );
    show(document, 'black-on-white');
    await frames();
    const [red = 0] = (await screenshot()).getImageData(130, 130, 1, 1).data;
    const colour = `#${red.toString(16).padStart(2, '0').repeat(3)}`;
    expect(contrast(colour, '#ffffff'), colour).to.be.at.least(3);
  });
});

describe('a picture of a card', () => {
  const css = `.card { position: relative; width: 300px; height: 200px; background: url("${black}") } .new { position: absolute; top: 8px; left: 8px; background: #c00; color: #fff }`;

  it('is shown with a label of its own on it, and hidden under a text', async () => {
    const document = await open(
      css,
      '<div class="card" id="labelled"><span class="new">New</span></div><div class="card" id="text"><span class="new">New</span>A text over the picture</div>',
    );
    show(document, 'white-on-black');
    await until(() => styleOf(document, '#labelled').backgroundImage.includes('url('), 'the picture');
    expect(styleOf(document, '#labelled .new').backgroundColor).to.equal(onBlack);
    expect(styleOf(document, '#text').backgroundImage).to.equal('none');
  });
});

describe('a page with rules that would win over the reader’s', () => {
  it('obeys in its cascade layers: focus, pictures, motion, caret, selection', async () => {
    const document = await open(
      `@layer theme, utilities; @keyframes spin { to { transform: rotate(360deg) } }
       @layer utilities { .spin { animation: spin 1s linear infinite !important } .bare { outline: 2px solid transparent !important; caret-color: transparent !important }
       .block { display: block !important } .marked::selection { color: #fff !important; background: #fde !important } }`,
      `<p class="marked">Text <i class="spin">x</i></p><button class="bare">Button</button><img class="block" alt="Map" src="${white}" width="90" height="90">`,
    );
    applyLowVision({ scheme: 'white-on-black', images: 'hide', motion: 'off' }, document);
    await frames();
    const { animationDuration, animationIterationCount } = styleOf(document, '.spin');
    expect([animationDuration, animationIterationCount]).to.deep.equal(['0.001s', '1']);
    expect(styleOf(document, 'img').display).to.equal('none');
    expect(styleOf(document, '.marked', '::selection').backgroundColor).to.equal(onWhite);
    document.defaultView?.focus();
    await press('Tab');
    const { outlineColor, outlineStyle, caretColor } = styleOf(document, 'button');
    expect([outlineColor, outlineStyle]).to.deep.equal(['rgb(255, 255, 51)', 'solid']);
    expect(caretColor).to.equal(onWhite);
    clearLowVision(document);
    expect(styleOf(document, '.spin').animationDuration).to.equal('1s');
  });

  it('is not darkened by Dark Reader while a scheme is on', async () => {
    const document = await open('', '<p>Text</p>');
    const lock = () => document.querySelectorAll('meta[name="darkreader-lock"]').length;
    show(document, 'black-on-white');
    await frames();
    expect(lock()).to.equal(0);
    // Dark Reader marks the pages that it has darkened, whenever the reader switches it on.
    const mark = document.createElement('meta');
    mark.name = 'darkreader';
    document.head.append(mark);
    await until(() => lock() === 1);
    expect(document.head.innerHTML, 'what the page’s scripts read').not.to.include('darkreader-lock');
    // At that moment, Dark Reader still writes a copy of our style sheet with its own colours.
    const { CSSStyleSheet } = document.defaultView as Window & typeof globalThis;
    const copy = new CSSStyleSheet();
    copy.replaceSync(
      '#__darkreader__adoptedOverride {} @layer low-vision.low-vision { p { color: #e5e0d8 !important } }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, copy];
    await until(() => styleOf(document, 'p').color === onBlack);
    show(document, 'white-on-black');
    await frames();
    expect(lock()).to.equal(1);
    clearLowVision(document);
    expect(lock()).to.equal(0);
    show(document, 'white-on-black');
    await until(() => lock() === 1);
  });
});

describe('text in a scheme', () => {
  it('stays transparent over a picture or a copy of itself, with a caret that is seen', async () => {
    const document = await open(
      `.layer span { color: transparent; position: absolute; white-space: pre } .code { position: relative } .code textarea { position: absolute; inset: 0; color: transparent; caret-color: #000; background: transparent }
       .gradient { color: transparent; background: linear-gradient(red, blue); background-clip: text } .placed { position: absolute; color: transparent; background: linear-gradient(red, blue); background-clip: text } .later { position: absolute; color: transparent; transition: color 1s }`,
      '<div class="layer"><canvas></canvas><span>Decision</span></div><div class="code"><pre>let x</pre><textarea>let x</textarea></div><div class="copied"><pre>let y</pre><textarea id="filled" style="position: absolute; color: inherit; -webkit-text-fill-color: transparent">let y</textarea></div><p class="gradient">Gradient</p><p class="placed">Gradient</p><p class="later">Later</p>',
    );
    show(document, 'white-on-black');
    await frames();
    expect(styleOf(document, '.layer span').color).to.equal(none);
    expect(styleOf(document, 'textarea').color).to.equal(none);
    expect(styleOf(document, 'textarea').caretColor).to.equal(onWhite);
    expect(styleOf(document, '#filled').getPropertyValue('-webkit-text-fill-color')).to.equal(none);
    expect(styleOf(document, '.gradient').color).to.equal(onWhite);
    expect(styleOf(document, '.placed').color).to.equal(onWhite);
    expect(styleOf(document, '.later').color).to.equal(onWhite);
  });

  it('is shown where the picture under it is hidden', async () => {
    const document = await open(
      '.layer span { color: transparent; position: absolute }',
      '<div class="layer"><canvas aria-label="Page 1" width="90" height="90"></canvas><span>Decision</span></div>',
    );
    for (const settings of [{ images: 'hide' }, { images: 'hide', scheme: 'white-on-black' }] as const) {
      applyLowVision(settings, document);
      await frames();
      expect(styleOf(document, '.layer span').color).to.equal('scheme' in settings ? onWhite : onBlack);
    }
  });

  it('is seen in a masked box, and in each pseudo-element', async () => {
    const document = await open(
      `.mask { padding: 9px; background: #ffe9b0; mask: url("${opaque}") } .icon { width: 24px; height: 24px; background: #333; mask: url("${opaque}") }
       .star { display: block; width: 130px; height: 130px; background: #555; clip-path: polygon(50% 0, 98% 98%, 2% 98%) }
       li::marker { color: #c00 } input::file-selector-button { color: #333; background: #eee } details::details-content { color: #114; background: #eef }
       .fade, .sign, .sign::before { mask-image: linear-gradient(#000, transparent) } .sign::before { content: ''; display: block; height: 9px }
       ::highlight(hit) { background: yellow; color: #000 }`,
      '<p class="fade">Fades at its end</p><p class="sign"></p><p class="mask">Masked</p><span class="icon">x</span><b class="star"></b><ul><li>Item</li></ul><input type="file"><details open><summary>More</summary>Text</details><p id="hit">Hit</p>',
    );
    show(document, 'white-on-black');
    await frames();
    expect(styleOf(document, '.mask').backgroundColor).to.match(/0, 0, 0|0 0 0/);
    expect(styleOf(document, '.icon').backgroundColor).to.equal(onWhite);
    // A shape that a clipping path cuts out is light, in either notation.
    expect(styleOf(document, '.star').backgroundColor).to.match(
      /^rgba?\((1[2-9]\d|2\d\d),|^color\(srgb (0?\.[5-9]|1 )/,
    );
    const maskOf = (selector: string, pseudo?: string) => styleOf(document, selector, pseudo).maskImage;
    for (const selector of ['.mask', '.fade']) expect(maskOf(selector), selector).to.equal('none');
    for (const icon of [maskOf('.icon'), maskOf('.sign'), maskOf('.sign', '::before')])
      expect(icon).to.match(/url|gradient/);
    expect(styleOf(document, 'li', '::marker').color).to.equal(onWhite);
    expect(styleOf(document, 'input', '::file-selector-button').color).to.equal(onWhite);
    if (CSS.supports('selector(::details-content)'))
      expect(styleOf(document, 'details', '::details-content').color).to.equal(onWhite);
    if (CSS.supports('selector(::highlight(hit))')) {
      const { color, backgroundColor } = styleOf(document, '#hit', '::highlight(hit)');
      expect([color, backgroundColor]).to.deep.equal([onBlack, onWhite]);
    }
  });
});
