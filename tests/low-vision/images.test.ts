import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { pages, strictPolicy } from '../pages/pages.js';
import { expectAccessible } from '../support/accessibility.js';
import { click } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';
import { pagesHere } from '../support/matrix.js';

// Each hidden picture is replaced by its text, once, and can be restored.

const images = '/tests/pages/images';
const page =
  await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><style>
body { font: 16px/1.5 sans-serif; color: rgb(20, 40, 60) }
.ratio { position: relative; height: 0; padding-top: 20px; overflow: hidden }
.none { line-height: 0; font-size: 0 }
.replaced { width: 300px; height: 40px; background: url(${images}/title.png); text-indent: -9999px; overflow: hidden }
.plate { width: 200px; height: 40px }
.shut { display: none }
.pointed:hover { color: red }
</style></head><body><main><h1>Pictures</h1>
<p><img id="named" src="${images}/photo.png" alt="A red house between hills" width="240" height="150"></p>
<p><img id="nameless" src="${images}/night.png" width="240" height="150"></p>
<p>Before<img id="decorative" src="${images}/pattern.png" alt="" width="100" height="300">after</p>
<img id="spacer" src="${images}/spacer.gif" width="1" height="20">
<ul><li><a id="titled" href="#map" title="Map of the region"><img src="${images}/map.svg" width="90" height="60"></a></li>
<li><a id="labelled" href="#feed" aria-label="News feed"><img src="${images}/logo.png" alt="" width="90" height="30"></a></li>
<li><a id="beside" href="#text"><img src="${images}/logo.png" alt="" width="90" height="30">With text</a></li></ul>
<form id="form"><input id="send" type="image" src="${images}/button-send.gif" name="send" alt="Send it"></form>
<div class="ratio"><img id="ratio" src="${images}/photo.png" alt="In a box of a ratio"></div>
<div class="none"><img id="small" src="${images}/photo.png" alt="Where text has no size"></div>
<svg id="drawn" role="img" width="60" height="60"><title>A circle</title><circle cx="30" cy="30" r="20"/></svg>
<svg id="icon" aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>
<canvas id="chart" width="100" height="60" aria-label="Calls in a year"></canvas>
<div id="plate" class="plate" role="img" style="background: url(${images}/photo.png)" aria-label="Barracks"></div><i id="star" role="img" aria-label="Star">★</i>
<h2 id="replaced" class="replaced">Forensic Centre</h2>
<p lang="az"><img src="${images}/night.png" width="90" height="60" id="az"></p>
<p lang="ru-RU"><img src="${images}/night.png" width="90" height="60" id="ru"></p>
<img id="shut" class="shut" src="${images}/photo.png" alt="Not shown"><div style="position: relative"><img id="covered" src="${images}/photo.png" alt="Under a caption" width="240" height="150"><span id="caption" style="position: absolute; left: 0; bottom: 4px">Caption over it</span></div>
<figure style="position: relative; width: 240px"><a href="#drill"><img src="${images}/photo.png" alt="Fire drill" width="240" height="150"></a><figcaption class="over" style="position: absolute; bottom: 0">Cadets put out a house of three storeys</figcaption></figure>
<a href="#boats" style="display: block; position: relative; width: 400px; height: 200px; overflow: hidden"><img src="${images}/photo.png" alt="A boat" width="400" height="200"><span class="over" style="position: absolute; inset: auto 0 0 0; padding: 60px 18px 16px">Boats evacuate forty families</span></a>
<div id="later"></div></main></body></html>`);

const [show, nameless] = ['Show', 'Picture without description'];

async function open(url = page): Promise<Document> {
  const { contentDocument: document } = await openPage(url, { width: 800, height: 600 });
  if (!document) throw new Error('no page');
  return document;
}

const hide = (document: Document) => expect(applyLowVision({ images: 'hide' }, document)).to.deep.equal([]);

function find(document: Document, selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
}

const isRendered = (element: Element) => element.getClientRects().length > 0;

/** The visible stand-in beside an element: whole words of a readable size. */
function partsAt(element: Element): HTMLElement[] {
  const { nextElementSibling: next } = element;
  if (next?.localName !== 'low-vision-stand-in' || !isRendered(next)) return [];
  return [...(next.shadowRoot?.querySelectorAll<HTMLElement>('span, button') ?? [])].filter((part) => {
    const { width, height } = part.getBoundingClientRect();
    return width > 20 && height > 10;
  });
}
const textsAt = (element: Element) => partsAt(element).map(({ textContent }) => textContent);
const frame = () => new Promise(requestAnimationFrame);

describe('hidden pictures', () => {
  it('are replaced by their text, each with a button', async () => {
    const document = await open();
    hide(document);
    const expected: Record<string, string[]> = {
      '#named': ['A red house between hills', show],
      '#nameless': [nameless, show],
      '#drawn': ['A circle', show],
      '#chart': ['Calls in a year', show],
      '#plate': ['Barracks', show],
      '#ratio': ['In a box of a ratio', show],
      '#small': ['Where text has no size', show],
      '#send': ['Send it', show],
      '#az': ['Təsvirsiz şəkil', 'Göstər'],
      '#ru': ['Изображение без описания', 'Показать'],
    };
    // Azerbaijani and Russian are fetched when a picture needs them.
    await until(() => ['#az', '#ru'].every((id) => textsAt(find(document, id))[1] !== show));
    for (const [selector, texts] of Object.entries(expected)) {
      const element = find(document, selector);
      expect(isRendered(element), selector).to.equal(false);
      expect(textsAt(element), selector).to.deep.equal(texts);
    }
  });

  it('do not include letters, icons and invisible pictures', async () => {
    const document = await open();
    hide(document);
    for (const selector of ['#star', '#icon', '#spacer']) {
      expect(isRendered(find(document, selector)), selector).to.equal(true);
      expect(textsAt(find(document, selector)), selector).to.deep.equal([]);
    }
    expect(textsAt(find(document, '#shut'))).to.deep.equal([]);
  });

  it('leave no text if they are decorative', async () => {
    const document = await open();
    const decorative = find(document, '#decorative');
    expect(isRendered(decorative)).to.equal(true);
    hide(document);
    expect(isRendered(decorative)).to.equal(false);
    expect(textsAt(decorative)).to.deep.equal([]);
    expect(decorative.parentElement?.getBoundingClientRect().height).to.be.lessThan(60);
    expect(textsAt(find(document, '#beside img'))).to.deep.equal([]);
  });

  it('are replaced by the link’s name if a link contains only them, with the button beside it', async () => {
    const document = await open();
    hide(document);
    for (const [selector, text] of [
      ['#titled', 'Map of the region'],
      ['#labelled', 'News feed'],
    ] as const) {
      const link = find(document, selector);
      expect(textsAt(find(document, `${selector} img`))).to.deep.equal([text]);
      expect(textsAt(link)).to.deep.equal([show]);
      expect(partsAt(link)[0]?.ariaLabel).to.equal(`${show}: ${text}`);
    }
  });

  it('are replaced by readable text on any background, in the reader’s colours', async () => {
    const document = await open();
    const style = () => {
      const [text] = partsAt(find(document, '#named'));
      if (!text) throw new Error('no text');
      const { color, backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(text);
      return [color, backgroundColor, borderTopWidth, borderTopStyle];
    };
    hide(document);
    expect(style()).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', '1px', 'solid']);
    applyLowVision({ images: 'hide', scheme: 'white-on-black' }, document);
    await until(() => style()[0] === 'rgb(255, 255, 255)');
    expect(style()[1]).to.equal('rgb(0, 0, 0)');
  });

  it('are not covered by elements that were over them', async () => {
    const document = await open();
    hide(document);
    const [text] = partsAt(find(document, '#covered'));
    if (!text) throw new Error('no text');
    const caption = find(document, '#caption').getBoundingClientRect();
    const { left, right, top, bottom } = text.getBoundingClientRect();
    expect(
      caption.left < right && caption.right > left && caption.top < bottom && caption.bottom > top,
    ).to.equal(false);
  });

  it('do not cover text that was over them, or over their link', async () => {
    const document = await open();
    hide(document);
    for (const text of document.querySelectorAll<HTMLElement>('.over')) {
      const range = document.createRange();
      range.selectNodeContents(text);
      text.scrollIntoView({ block: 'center' });
      for (const { left, right, top, bottom } of range.getClientRects())
        for (const x of [left + 2, (left + right) / 2, right - 2])
          expect(document.elementFromPoint(x, (top + bottom) / 2), text.textContent).to.equal(text);
    }
  });

  it('are announced once, by role and name', async () => {
    const document = await open();
    hide(document);
    const parts = partsAt(find(document, '#named'));
    expect(parts.map(({ role, ariaLabel }) => [role, ariaLabel])).to.deep.equal([
      ['img', 'A red house between hills'],
      [null, `${show}: A red house between hills`],
    ]);
    // Faults of the page itself stay.
    for (const selector of ['#spacer', '#star']) find(document, selector).remove();
    await expectAccessible(document);
  });

  it('are restored one by one, and stay visible for the visit', async () => {
    const document = await open();
    const { outerHTML } = document.documentElement;
    hide(document);
    const link = find(document, '#labelled');
    const [button] = partsAt(link);
    if (!button) throw new Error('no button');
    await click(button);
    const image = find(document, '#labelled img');
    expect(isRendered(image)).to.equal(true);
    expect(document.location.hash).to.equal('');
    expect(isRendered(find(document, '#named'))).to.equal(false);
    applyLowVision({ images: 'hide', bold: 'on' }, document);
    expect(isRendered(image)).to.equal(true);
    expect(isRendered(find(document, '#named'))).to.equal(false);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.documentElement.outerHTML).to.equal(outerHTML);
  });

  it('still submit the form if they are its button', async () => {
    const document = await open();
    hide(document);
    const sent = new Promise((resolve) => {
      find(document, '#form').addEventListener('submit', (event) => {
        event.preventDefault();
        resolve(event.submitter);
      });
    });
    const [button] = partsAt(find(document, '#send'));
    if (!button) throw new Error('no button');
    expect(button.localName).to.equal('button');
    await click(button);
    expect(await sent).to.equal(find(document, '#send'));
  });

  it('are replaced by the text that they replaced themselves', async () => {
    const document = await open();
    const heading = find(document, '#replaced');
    const range = document.createRange();
    range.selectNodeContents(heading);
    expect(range.getBoundingClientRect().right).to.be.lessThan(0);
    hide(document);
    expect(range.getBoundingClientRect().left).to.be.within(0, 100);
    expect(getComputedStyle(heading).backgroundImage).to.equal('none');
    clearLowVision(document);
    expect(range.getBoundingClientRect().right).to.be.lessThan(0);
  });

  it('are updated when the page adds, moves, copies and removes them', async () => {
    const document = await open();
    hide(document);
    const later = find(document, '#later');
    later.innerHTML = `<p id="text">Text</p><img id="one" src="${images}/photo.png" alt="One" width="90" height="60">`;
    const one = find(document, '#one');
    await until(() => textsAt(one).length === 2);
    expect(textsAt(one)).to.deep.equal(['One', show]);
    const moved = find(document, '#named');
    later.append(moved);
    await until(() => textsAt(moved).length === 2);
    const copy = later.cloneNode(true) as Element;
    find(document, 'main').append(copy);
    await until(() => [...copy.querySelectorAll('img')].every((image) => textsAt(image).length === 2));
    one.remove();
    await frame();
    const hosts = [...later.querySelectorAll('low-vision-stand-in')].filter(isRendered);
    expect(hosts).to.have.length(1);
    expect(isRendered(find(document, '#text'))).to.equal(true);
    const host = document.createElement('div');
    later.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<img src="${images}/photo.png" alt="In a shadow" width="90" height="60">`;
    await until(() => textsAt(root.querySelector('img') as Element).length === 2);
    clearLowVision(document);
    expect(document.querySelector('low-vision-stand-in')).to.equal(null);
    expect(root.querySelector('low-vision-stand-in')).to.equal(null);
  });
});

describe('pictures that stay', () => {
  for (const [value, filter] of [
    ['dim', 'brightness(0.6)'],
    ['gray', 'grayscale(1)'],
  ] as const)
    it(`have a filter with ${value}, and nothing else has one`, async () => {
      const document = await open();
      applyLowVision({ images: value }, document);
      const filtered = [...document.querySelectorAll('body *')].filter(
        (element) => getComputedStyle(element).filter !== 'none',
      );
      expect(filtered.map((element) => getComputedStyle(element).filter)).to.deep.equal(
        filtered.map(() => filter),
      );
      expect(filtered).to.include.members(
        ['#named', '#send', '#drawn', '#chart'].map((one) => find(document, one)),
      );
      expect(filtered).not.to.include(find(document, '#icon'));
      expect(filtered.some((element) => element.textContent.includes('With text'))).to.equal(false);
      clearLowVision(document);
      expect(getComputedStyle(find(document, '#named')).filter).to.equal('none');
    });
});

describe('the pictures of a page', () => {
  for (const { name, path } of pagesHere(pages, 1))
    it(`(${name}) are restored exactly`, async () => {
      const document = await open(path);
      await document.fonts.ready;
      const attributes = () =>
        [...document.querySelectorAll('img, input, canvas, video, iframe')].map((one) => one.outerHTML);
      const before = attributes();
      expect(applyLowVision({ images: 'hide', embeds: 'hide', motion: 'off' }, document)).to.deep.equal([]);
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(attributes()).to.deep.equal(before);
      expect(document.querySelector('low-vision-stand-in, [data-low-vision]')).to.equal(null);
    });

  it('are replaced under a strict policy without a report', async () => {
    const html = await (await fetch('/tests/pages/csp.html')).text();
    const document = await open(
      await servePage(
        html
          .replace('<head>', '<head><base href="/tests/pages/">')
          .replace(
            '</h1>',
            '</h1><p><img id="named" src="images/photo.png" alt="A house"><img id="gif" src="images/beacon.gif" alt="">',
          ),
        { csp: `${strictPolicy}; require-trusted-types-for 'script'` },
      ),
    );
    const reports: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      reports.push(violatedDirective);
    });
    const { outerHTML } = document.documentElement;
    for (const value of ['hide', 'dim'] as const) {
      expect(applyLowVision({ images: value, embeds: 'hide', motion: 'off' }, document)).to.deep.equal([]);
      await frame();
      await frame();
    }
    hide(document);
    expect(textsAt(find(document, '#named'))).to.deep.equal(['A house', show]);
    clearLowVision(document);
    expect(document.documentElement.outerHTML).to.equal(outerHTML);
    // The listener works: this is forbidden.
    document.body.setAttribute('style', 'color: red');
    await until(() => reports.length > 0);
    expect(reports).to.deep.equal(['style-src-attr']);
  });
});
