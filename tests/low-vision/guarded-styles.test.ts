import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { openPage, servePage } from '../support/feeds.js';
import { whenUnchanged } from '../support/page-state.js';
import { itInTurn } from '../support/matrix.js';

// A script of the page that writes inline styles again and again keeps them. The page stays usable and shows the
// scheme.

type View = Window & typeof globalThis & { count: number };

const settings = { 'text-size': 200, scheme: 'white-on-black' } as const;
/** Most answers of a script until the engine leaves the element alone. */
const few = 20;
/** A script of a test page stops here, so that a fault of the engine cannot freeze the tests. */
const many = 300;

async function open(body: string, script = '', width = 1280): Promise<{ page: Document; view: View }> {
  const url = await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
    <meta name="viewport" content="width=device-width"><style>body { margin: 0; background: #fff; color: #222 }</style>
    </head><body><main>${body}</main><script>window.count = 0; ${script}</script></body></html>`);
  const { contentDocument: page, contentWindow } = await openPage(url, { width, height: 800 });
  if (!page) throw new Error('no page');
  return { page, view: contentWindow as View };
}

const find = (page: Document, selector: string): HTMLElement => {
  const found = page.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

const looksOf = (element: Element): string[] => {
  const { color, backgroundColor } = getComputedStyle(element);
  return [color, backgroundColor.replace('color(srgb 0 0 0)', 'rgb(0, 0, 0)')];
};
const whiteOnBlack = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];

const frames = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame);
};

describe('a script that keeps an inline style', () => {
  const style = 'background-color: rgb(255, 255, 0);';
  const guards: Record<string, string> = {
    'in a mutation observer': `new MutationObserver(() => {
      const kept = document.querySelector('#kept');
      if (kept.getAttribute('style') === want || count >= ${String(many)}) return;
      count += 1;
      kept.setAttribute('style', want);
    }).observe(document.querySelector('#kept'), { attributes: true, attributeFilter: ['style'] });`,
    'at each frame': `const keep = () => {
      const kept = document.querySelector('#kept');
      if (kept.getAttribute('style') !== want && count < ${String(many)}) {
        count += 1;
        kept.setAttribute('style', want);
      }
      requestAnimationFrame(keep);
    };
    keep();`,
    'by a new element': `new MutationObserver(() => {
      const kept = document.querySelector('#kept');
      if (kept.getAttribute('style') === want || count >= ${String(many)}) return;
      count += 1;
      const fresh = document.createElement('p');
      fresh.id = 'kept';
      fresh.textContent = 'Kept';
      fresh.setAttribute('style', want);
      kept.replaceWith(fresh);
    }).observe(document.querySelector('#around'), { attributes: true, childList: true, subtree: true });`,
    'by new HTML of its parent': `new MutationObserver(() => {
      const around = document.querySelector('#around');
      if (around.innerHTML === html || count >= ${String(many)}) return;
      count += 1;
      around.innerHTML = html;
    }).observe(document.querySelector('#around'), { attributes: true, childList: true, subtree: true });`,
  };
  for (const [name, script] of Object.entries(guards))
    itInTurn(`${name} is left alone after a few answers, and the element shows the scheme`, async () => {
      const { page, view } = await open(
        `<div id="around"><p id="kept" style="${style}">Kept</p></div><p id="other" style="background: #eee">Other</p>`,
        `const want = '${style}'; const html = document.querySelector('#around').innerHTML; ${script}`,
      );
      applyLowVision(settings, page);
      await frames(60);
      expect(view.count).to.be.at.most(few);
      expect(looksOf(find(page, '#kept'))).to.deep.equal(whiteOnBlack);
      const { count } = view;
      find(page, '#other').style.backgroundColor = '#fed';
      await frames(10);
      expect(looksOf(find(page, '#other'))).to.deep.equal(whiteOnBlack);
      expect(view.count).to.equal(count);
      clearLowVision(page);
      await frames(10);
      expect(find(page, '#kept').getAttribute('style')).to.equal(style);
      expect(page.documentElement.outerHTML).not.to.contain('low-vision');
    });

  it('is tried again by the next settings', async () => {
    const { page, view } = await open(
      `<div id="around"><p id="kept" style="${style}">Kept</p></div>`,
      `const want = '${style}'; ${guards['in a mutation observer'] ?? ''}`,
    );
    for (const scheme of ['white-on-black', 'black-on-white', 'white-on-black'] as const) {
      view.count = 0;
      applyLowVision({ scheme }, page);
      await frames(20);
      expect(view.count).to.be.at.most(few);
    }
    expect(looksOf(find(page, '#kept'))).to.deep.equal(whiteOnBlack);
  });
});

describe('a script that answers each of our marks by a new element', () => {
  const script = `const around = document.querySelector('#around');
    new MutationObserver(() => {
      const marked = around.querySelector('p[style]');
      if (!marked || count >= ${String(many)}) return;
      count += 1;
      const fresh = marked.cloneNode(true);
      fresh.removeAttribute('style');
      marked.replaceWith(fresh);
    }).observe(around, { attributes: true, childList: true, subtree: true });`;
  const picture = '<img alt="" width="40" height="40" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">';
  const { warn } = console;
  afterEach(() => {
    console.warn = warn;
  });

  it('is told once that it changes our changes, and the page stays usable', async () => {
    const warnings: unknown[] = [];
    console.warn = (...parts: unknown[]) => warnings.push(parts[0]);
    const { page, view } = await open(`<div id="around">${picture}<p>A caption</p></div>`, script);
    applyLowVision(settings, page);
    // It goes on in task after task, between which the page answers.
    while (view.count < many) await frames(1);
    expect(warnings).to.deep.equal([
      '[pressroom] low vision: a script of the page changes our changes without end.',
    ]);
    clearLowVision(page);
    expect(page.documentElement.outerHTML).not.to.contain('low-vision');
  });
});

describe('a script that rewrites a part of our inline styles', () => {
  // As Masonry does: absolute places for cards, again at each change of the window.
  const place = `const place = () => {
    count += 1;
    document.querySelectorAll('.card').forEach((card, at) => {
      card.style.position = 'absolute';
      card.style.left = (at % 3) * 33 + '%';
      card.style.top = Math.floor(at / 3) * 120 + 'px';
    });
  };
  place();
  addEventListener('resize', place);`;
  const cards = `<style>#cards { position: relative; height: 300px } .card { width: 30% }</style><div id="cards">${Array.from(
    { length: 6 },
    (_, at) =>
      `<div class="card"><h2>Card ${String(at)}</h2><p>The office publishes its decisions.</p></div>`,
  ).join('')}</div>`;

  it('gets its whole element renewed while the mode is on', async () => {
    const { page } = await open(cards, place);
    applyLowVision({ 'text-size': 200, columns: 'one' }, page);
    await whenUnchanged(page);
    page.querySelectorAll<HTMLElement>('.card').forEach((card, at) => {
      card.style.left = `${String(at * 10)}%`;
      card.style.top = `${String(at * 50)}px`;
    });
    await whenUnchanged(page);
    await frames(10);
    const boxes = [...page.querySelectorAll('.card')].map((card) => card.getBoundingClientRect());
    boxes.slice(1).forEach(({ left, top }, at) => {
      expect(left, `card ${String(at + 1)}`).to.be.closeTo(boxes[0]?.left ?? NaN, 2);
      expect(top, `card ${String(at + 1)}`).to.be.at.least((boxes[at]?.bottom ?? NaN) - 2);
    });
  });

  it('gets its row renewed when it writes the whole text of its style', async () => {
    const { page } = await open(
      '<div id="row" style="display: flex"><p>Left column</p><p>Right column</p></div>',
    );
    applyLowVision({ 'text-size': 400, columns: 'one' }, page);
    await whenUnchanged(page);
    const row = find(page, '#row');
    const { flexDirection, flexWrap } = getComputedStyle(row);
    row.style.cssText += 'outline: 2px solid red';
    await whenUnchanged(page);
    await frames(10);
    const now = getComputedStyle(row);
    expect([now.flexDirection, now.flexWrap]).to.deep.equal([flexDirection, flexWrap]);
  });

  it('can hide an element that it has placed', async () => {
    const { page } = await open(cards, place);
    applyLowVision({ 'text-size': 200, columns: 'one' }, page);
    await whenUnchanged(page);
    const card = find(page, '.card:nth-child(3)');
    card.style.left = '20px';
    card.style.display = 'none';
    await whenUnchanged(page);
    await frames(10);
    expect(getComputedStyle(card).display).to.equal('none');
  });

  it('has its own values alone after the mode is off', async () => {
    const { page } = await open(cards, place);
    const before = [...page.querySelectorAll('.card')].map((card) => card.getAttribute('style'));
    applyLowVision({ 'text-size': 200, columns: 'one' }, page);
    await whenUnchanged(page);
    page.querySelectorAll<HTMLElement>('.card').forEach((card) => {
      card.style.top = '50px';
    });
    await whenUnchanged(page);
    clearLowVision(page);
    await whenUnchanged(page);
    await frames(10);
    // It was told, and has placed its cards again.
    expect([...page.querySelectorAll('.card')].map((card) => card.getAttribute('style'))).to.deep.equal(
      before,
    );
  });
});

describe('a script that follows the layout', () => {
  const listen = "addEventListener('resize', () => { count += 1 });";
  const columns = '<div style="display: flex"><p>Left column</p><p>Right column</p></div>';

  it('is told of each change of layout that is ours, of off too', async () => {
    const { page, view } = await open(columns, listen);
    const told = async (change: () => void): Promise<boolean> => {
      view.count = 0;
      change();
      await frames(10);
      return view.count > 0;
    };
    for (const layout of [
      { 'text-size': 200 },
      { 'text-size': 200, enlarge: 'text' },
      { 'line-height': 2 },
      { 'letter-spacing': 0.2 },
      { columns: 'one' },
      { font: 'serif' },
      { 'paragraph-spacing': 2 },
    ] as const) {
      const name = JSON.stringify(layout);
      expect(await told(() => applyLowVision(layout, page)), name).to.equal(true);
      expect(await told(() => clearLowVision(page)), `${name} off`).to.equal(true);
    }
  });

  it('gets the end of a transition with which it answers before the change is painted', async () => {
    const { page } = await open('<div class="card" style="position: absolute; width: 90px">Card</div>');
    const card = find(page, '.card');
    const ended = new Promise((resolve) => {
      card.addEventListener('transitionend', resolve, { once: true });
    });
    applyLowVision({ 'text-size': 200, scheme: 'white-on-black' }, page);
    card.style.transition = 'transform 0.1s';
    expect(card.offsetWidth).to.be.above(0);
    card.style.transform = 'translateY(60px)';
    await ended;
  });

  it('is not told of a change of colours alone', async () => {
    const { page, view } = await open(columns, listen);
    applyLowVision({ scheme: 'white-on-black' }, page);
    await frames(5);
    view.count = 0;
    applyLowVision({ scheme: 'yellow-on-black' }, page);
    await frames(10);
    expect(view.count).to.equal(0);
  });
});

it('an inline colour that a script animates leaves no trace for each of its values', async () => {
  const { page, view } = await open('<p id="animated">Animated</p>');
  const element = find(page, '#animated');
  const run = async (changes: number) => {
    for (let at = 0; at < changes; at += 1) {
      element.style.backgroundColor = `rgb(${String(at % 256)}, ${String(at >> 8)}, 200)`;
      // The engine handles each change by itself.
      await Promise.resolve();
      if (at % 50 === 49) await frames(1);
    }
    await frames(3);
  };
  const rules = () =>
    page.adoptedStyleSheets.reduce((sum, { cssRules }) => sum + JSON.stringify(textsOf(cssRules)).length, 0);
  const textsOf = (list: CSSRuleList): string[] => [...list].map(({ cssText }) => cssText);
  /** Accesses of inline styles when the mode goes off: one or more for each change that is to be undone. */
  const workOfOff = (): number => {
    let accesses = 0;
    const { style } = element;
    let prototype: object = style;
    while (!Object.hasOwn(prototype, 'cssText')) prototype = Object.getPrototypeOf(prototype) as object;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'cssText') ?? {};
    Object.defineProperty(prototype, 'cssText', {
      ...descriptor,
      get(this: unknown) {
        accesses += 1;
        return Reflect.get(descriptor, 'get')?.call(this) as unknown;
      },
    });
    clearLowVision(page);
    Object.defineProperty(prototype, 'cssText', descriptor);
    return accesses;
  };
  applyLowVision({ scheme: 'white-on-black' }, page);
  await run(50);
  const few = rules();
  const little = workOfOff();
  applyLowVision({ scheme: 'white-on-black' }, page);
  await run(1000);
  expect(looksOf(element)).to.deep.equal(whiteOnBlack);
  expect(rules()).to.be.at.most(few + 1000);
  expect(workOfOff()).to.be.at.most(little + 60);
  expect(element.getAttribute('style')).to.equal('background-color: rgb(231, 3, 200);');
  expect(view.count).to.equal(0);
});
