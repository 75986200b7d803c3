import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision, whenComplete } from '../../src/low-vision/apply.js';
import { windowBoxes } from '../support/commands.js';
import { until } from '../support/sites.js';
import { openPage, serve, servePage } from '../support/feeds.js';

// An enlarged page has the layout of the browser's own zoom, and is restored exactly. For comparison, the same page is
// opened in a window that is smaller by the factor.

const imported = await serve(
  '@media (width >= 700px) { .imported { color: rgb(0, 0, 200); padding-left: 5vw } }',
  {
    type: 'text/css',
  },
);
const linked = await serve('.linked { border: 1vmin solid; font-size: 20px }', { type: 'text/css' });

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, user-scalable=no, maximum-scale=1">
<link rel="stylesheet" href="${linked}" media="screen and (min-width: 600px)">
<style>
@import url("${imported}");
@layer page { .layered { margin: 10px; } @media (max-width: 900px) { .layered { margin: 30px; } } }
:root { --gap: 2vw; --size: 1.25rem; --step: var(--size); }
/* The window that is compared with would have a scrollbar of another size. */
html { scrollbar-width: none; }
/* A font of its own: with fonts of the machine, rounded letters may wrap elsewhere in the smaller window. */
@font-face { font-family: 'Unit'; src: url(/src/low-vision/fonts/legible-regular.woff2); }
body { margin: 0; font: 16px/1.5 'Unit'; }
.hero { min-height: 50vh; padding: var(--gap); background: #def; width: 100vw; box-sizing: border-box; }
.columns { display: flex; flex-wrap: wrap; }
.columns > * { flex: 1 0 300px; }
@media (min-width: 48em) and (max-width: 1000px), print { .columns { flex-wrap: nowrap; } }
@media (400px <= width < 900px) { .range { padding: 20px; } }
@media (min-height: 500px) { .tall { height: 80px; } }
.nested { padding: 4px; @media (max-width: 700px) { padding: 40px; } & p { margin: 1dvh 0; } }
.box { container-type: inline-size; width: 50%; }
@container (min-width: 300px) { .box p { padding: 25px; } }
.clamped { width: clamp(200px, 40vw, 600px); height: calc(10vh + 2svmin); }
.step { font-size: var(--step); }
@keyframes move { from { margin-left: 10vw } to { margin-left: 10vw } }
.moved { animation: move 1s infinite; }
</style></head><body>
<h1>Ministry</h1><div class="hero imported linked">Hero</div>
<div class="columns"><p>One two three four five six seven</p><p>Two three four five six seven eight</p><p>Three</p></div>
<div class="range layered">Range</div><div class="tall">Tall</div><div class="nested">Nested<p>In it</p></div>
<div class="box"><p>Contained</p></div><div class="clamped">Clamped</div><p class="step">Step</p>
<div class="moved">Moved</div><div style="width: 30vw; color: red !important">Inline</div><div id="host"></div>
<script>
const root = document.querySelector('#host').attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync('p { width: 25vw; margin: 0 } @media (max-width: 800px) { p { padding: 12px } }');
root.adoptedStyleSheets = [sheet];
root.innerHTML = '<p>In a shadow</p>';
</script></body></html>`;

const page = await servePage(html);

/** Every element of a page, in shadow roots, too. */
function* elementsOf(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('body, body *:not(script, style)')) {
    yield element;
    if (element.shadowRoot) for (const inner of element.shadowRoot.querySelectorAll('*')) yield inner;
  }
}

/** Places and sizes in the pixels of the window: engines differ in whether rectangles are enlarged. */
function boxesOf(document: Document, factor: number): Map<string, number[]> {
  const [probe] = [document.createElement('i')];
  probe.style.cssText = 'position: absolute; width: 100px; height: 1px';
  document.body.append(probe);
  document.defaultView?.scrollTo(0, 0);
  const unit = (100 * factor) / probe.getBoundingClientRect().width;
  probe.remove();
  return new Map(
    [...elementsOf(document)].map((element, index) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [
        `${String(index)} ${element.localName}.${element.className}`,
        [x, y, width, height].map((value) => value * unit),
      ];
    }),
  );
}

const sheetTexts = (document: Document) =>
  [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])].flatMap(
    (root) =>
      [...root.styleSheets, ...root.adoptedStyleSheets].map(
        (sheet) =>
          `${sheet.media.mediaText} ${[...sheet.cssRules]
            .map((rule) =>
              rule.constructor.name === 'CSSImportRule'
                ? [...((rule as CSSImportRule).styleSheet?.cssRules ?? [])]
                    .map(({ cssText }) => cssText)
                    .join()
                : rule.cssText,
            )
            .join('\n')}`,
      ),
  );

async function open(width: number, height: number): Promise<Document> {
  const { contentDocument } = await openPage(page, { width, height });
  if (!contentDocument) throw new Error('no page');
  await contentDocument.fonts.load('16px Unit');
  // Animated elements are in their place only after the animation has begun.
  await Promise.all(contentDocument.getAnimations().map(({ ready }) => ready));
  const moved = contentDocument.querySelector('.moved');
  await until(() => !moved || getComputedStyle(moved).marginLeft !== '0px', 'the animation');
  return contentDocument;
}

describe('an enlarged page', () => {
  for (const [size, width, height] of [
    [150, 1200, 900],
    [200, 1280, 800],
    [200, 1000, 1200],
    [300, 1280, 800],
    [400, 1280, 1024],
  ] as const)
    it(`has the layout of the browser’s zoom at ${String(size)} % in a window of ${String(width)} px`, async () => {
      const factor = size / 100;
      const zoomed = boxesOf(await open(width / factor, height / factor), 1);
      const document = await open(width, height);
      expect(applyLowVision({ 'text-size': size, columns: 'site' }, document)).to.deep.equal([]);
      const enlarged = boxesOf(document, factor);
      expect([...enlarged.keys()]).to.deep.equal([...zoomed.keys()]);
      for (const [name, values] of enlarged)
        values.forEach((value, index) => {
          expect(value, `${name} [${'xywh'.charAt(index)}]`).to.be.closeTo(
            (zoomed.get(name)?.[index] ?? NaN) * factor,
            2 * factor,
          );
        });
    });

  it('is restored exactly', async () => {
    const document = await open(1280, 800);
    const before = [document.documentElement.outerHTML, ...sheetTexts(document)];
    applyLowVision({ 'text-size': 300, 'line-height': 2, bold: 'on' }, document);
    expect([document.documentElement.outerHTML, ...sheetTexts(document)]).not.to.deep.equal(before);
    applyLowVision({ 'text-size': 200, 'letter-spacing': 0.1 }, document);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect([document.documentElement.outerHTML, ...sheetTexts(document)]).to.deep.equal(before);
  });

  it('wraps its lines in the simplest way in WebKit, which may crash where `pretty` wraps them', async () => {
    const document = await open(960, 700);
    const step = document.querySelector<HTMLElement>('.step');
    if (!step) throw new Error('no step');
    step.style.setProperty('text-wrap', 'pretty');
    const own = getComputedStyle(step).getPropertyValue('text-wrap-style');
    applyLowVision({ 'text-size': 150 }, document);
    const isWebKit = !('currentCSSZoom' in Element.prototype);
    expect(getComputedStyle(step).getPropertyValue('text-wrap-style')).to.equal(isWebKit ? 'auto' : own);
    clearLowVision(document);
    expect(getComputedStyle(step).getPropertyValue('text-wrap-style')).to.equal(own);
  });

  it('can be enlarged further by pinching', async () => {
    const document = await open(400, 600);
    applyLowVision({ 'text-size': 100 }, document);
    expect(document.querySelector('meta[name=viewport]')?.getAttribute('content')).to.equal(
      'width=device-width',
    );
  });

  it('answers its scripts as in the browser’s zoom, and fires `resize`', async () => {
    const document = await open(1280, 800);
    const view = document.defaultView as Window & typeof globalThis;
    const getters = () =>
      ['innerWidth', 'innerHeight'].map(
        (name) => Reflect.get(Object.getOwnPropertyDescriptor(view, name) ?? {}, 'get') as unknown,
      );
    const before = getters();
    const narrow = view.matchMedia('(max-width: 700px)');
    expect(narrow.matches).to.equal(false);
    let asked = 0;
    view.addEventListener('resize', () => (asked += 1));
    applyLowVision({ 'text-size': 200 }, document);
    expect(asked).to.equal(1);
    expect([view.innerWidth, view.innerHeight]).to.deep.equal([640, 400]);
    expect(narrow.matches, 'of a list that was there').to.equal(true);
    expect(view.matchMedia('(max-width: 700px)').matches).to.equal(true);
    expect(view.matchMedia('(min-width: 700px)').matches).to.equal(false);
    expect(view.matchMedia('(400px < width <= 640px) and (height: 400px)').matches).to.equal(true);
    clearLowVision(document);
    await Promise.resolve();
    expect(asked).to.equal(2);
    expect(narrow.matches).to.equal(false);
    expect(view.innerWidth).to.equal(1280);
    expect(getters()).to.deep.equal(before);
  });

  it('keeps the lines of a drawing as thin as its picture, also where the page sets their width', async () => {
    const path = '<path d="M1 12h22" stroke="#000"/>';
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>
      <style>.styled { stroke-width: 1 }</style><svg viewBox="0 0 24 24" stroke-width="2" width="24">${path}</svg>
      <svg class="styled" viewBox="0 0 24 24" stroke-width="2" width="24">${path}</svg></html>`);
    const document = (await openPage(url, { width: 1280, height: 400 })).contentDocument as Document;
    /** @param zoom zoom by which WebKit divides a computed width. The drawing is enlarged by it all the same */
    const widths = (zoom = 1) =>
      [...document.querySelectorAll('path')].map(
        (one) => parseFloat(getComputedStyle(one).strokeWidth) * ('currentCSSZoom' in one ? 1 : zoom),
      );
    expect(widths()).to.deep.equal([2, 1]);
    applyLowVision({ 'text-size': 400 }, document);
    await whenComplete(document);
    expect(widths(4)).to.deep.equal([2, 1]);
    clearLowVision(document);
    expect(widths()).to.deep.equal([2, 1]);
    expect(document.querySelector('[style]')).to.equal(null);
  });

  it('stays at the top of the page, where the header and the toggle are, unless an element below has the focus', async () => {
    const document = await open(800, 400);
    const view = document.defaultView as Window & typeof globalThis;
    const isPainted = () => view.performance.getEntriesByName('first-contentful-paint').length > 0;
    await until(isPainted, 'the first paint');
    for (const size of [200, 400, 100]) {
      applyLowVision({ 'text-size': size, 'line-height': 2 }, document);
      expect(view.scrollY, String(size)).to.equal(0);
    }
    const first = document.createElement('button');
    first.textContent = 'First';
    document.body.prepend(first);
    first.style.marginTop = '20px';
    first.focus();
    applyLowVision({ 'text-size': 200 }, document);
    expect(view.scrollY, 'with the focus in view').to.equal(0);
    clearLowVision(document);
    const below = document.createElement('button');
    below.textContent = 'Below';
    below.style.cssText = 'position: absolute; top: 300px';
    document.body.append(below);
    below.focus();
    const topOf = () => windowBoxes(below)[0]?.top ?? NaN;
    const before = topOf();
    applyLowVision({ 'text-size': 200 }, document);
    expect(topOf()).to.be.closeTo(before, 8);
  });

  it('keeps the reading place in the window', async () => {
    const document = await open(800, 400);
    const view = document.defaultView as Window & typeof globalThis;
    const read = document.querySelector('.nested p') as HTMLElement;
    const topOf = () => windowBoxes(read)[0]?.top ?? NaN;
    view.scrollBy(0, topOf() - 120);
    const before = topOf();
    for (const size of [150, 200, 250, 100]) {
      applyLowVision({ 'text-size': size, 'line-height': 2 }, document);
      expect(topOf(), String(size)).to.be.closeTo(before, 8);
    }
    clearLowVision(document);
    expect(topOf()).to.be.closeTo(before, 8);
  });
});
