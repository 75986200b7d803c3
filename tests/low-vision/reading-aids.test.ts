import { expect } from '@open-wc/testing';
import { setBase } from '../../src/net/own-files.js';
import { boxOf } from '../../src/low-vision/engine/measure.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { strictPolicy } from '../pages/pages.js';
import { moveTo, press } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// Visible links, a large pointer, and a guide for the line that the reader reads.

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><style>
@layer page { nav a { text-decoration: none !important } }
a { text-decoration: none } a:hover { text-decoration: none }
.button { text-decoration-color: transparent; cursor: default } .press { cursor: pointer !important } .wait { cursor: wait }
</style></head><body style="margin: 0; height: 3000px"><nav><a href="#x" id="menu">Menu</a></nav>
<p>Text <a href="#y" id="link">link</a> <a href="#z" class="button">Button</a> <a href="#z" id="inline" style="text-decoration: none !important">Inline</a>
<a id="anchor">No link</a> <span role="link" tabindex="0" id="role">By role</span></p><p id="far" style="margin-top: 200px">Text</p>
<button class="press">Press</button><input id="field"><p class="wait" style="cursor: pointer">Wait</p><dialog><p>In it</p></dialog></body></html>`;

const policy = strictPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const folder = new URL('/src/low-vision/', location.href).href;

async function open(): Promise<{ document: Document; reports: string[] }> {
  const { contentDocument: document } = await openPage(await servePage(html, { csp: policy }));
  if (!document) throw new Error('no page');
  const reports: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    reports.push(`${effectiveDirective} ${blockedURI}`),
  );
  return { document, reports };
}

const find = (document: Document, selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
};

const styleOf = (document: Document, selector: string) => getComputedStyle(find(document, selector));

const stateOf = (document: Document) => [
  document.documentElement.outerHTML,
  ...[...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)),
  String(document.adoptedStyleSheets.length),
];

const all = ['#menu', '#link', '.button', '#inline', '#role'];

beforeEach(() => {
  setBase(folder);
});
afterEach(() => {
  setBase('');
});

for (const settings of [
  { links: 'underline' },
  { links: 'box' },
  { cursor: 'large' },
  { guide: 'line' },
  { guide: 'mask' },
] as const)
  it(`${JSON.stringify(settings)} is restored exactly, without a policy report`, async () => {
    const { document, reports } = await open();
    const before = stateOf(document);
    const { scrollWidth, scrollHeight } = document.documentElement;
    expect(applyLowVision(settings, document)).to.deep.equal([]);
    expect(stateOf(document)).not.to.deep.equal(before);
    await new Promise(requestAnimationFrame);
    expect([document.documentElement.scrollWidth, document.documentElement.scrollHeight]).to.deep.equal([
      scrollWidth,
      scrollHeight,
    ]);
    applyLowVision({ ...settings, 'text-size': 200 }, document);
    await new Promise(requestAnimationFrame);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(stateOf(document)).to.deep.equal(before);
    expect(reports).to.deep.equal([]);
  });

describe('links', () => {
  it('are underlined, in menus too; other text is not', async () => {
    const { document } = await open();
    expect(styleOf(document, '#menu').textDecorationLine).to.equal('none');
    applyLowVision({ links: 'underline' }, document);
    for (const selector of all) {
      expect(styleOf(document, selector).textDecorationLine, selector).to.equal('underline');
      expect(styleOf(document, selector).textDecorationColor, selector).to.equal(
        styleOf(document, selector).color,
      );
    }
    for (const selector of ['#anchor', 'p', 'nav'])
      expect(styleOf(document, selector).textDecorationLine).to.equal('none');
  });

  it('have a box that takes no room; the focused link has its own', async () => {
    const { document } = await open();
    const before = find(document, '#inline').getBoundingClientRect();
    applyLowVision({ links: 'box' }, document);
    for (const selector of all) {
      expect(styleOf(document, selector).outlineStyle, selector).to.equal('solid');
      expect(Number.parseFloat(styleOf(document, selector).outlineWidth), selector).to.be.within(1, 2);
      expect(styleOf(document, selector).textDecorationLine, selector).to.equal('underline');
    }
    expect(find(document, '#inline').getBoundingClientRect()).to.deep.equal(before);
    const link = find(document, '#link');
    const { outline } = styleOf(document, '#link');
    link.focus();
    if (link.matches(':focus-visible')) expect(styleOf(document, '#link').outline).not.to.equal(outline);
  });
});

describe('the large pointer', () => {
  it('is drawn if the device has a fine pointer, for controls and text boxes', async () => {
    const { document } = await open();
    applyLowVision({ cursor: 'large' }, document);
    const own = { '.press': 'pointer', '.button': 'default', '.wait': 'pointer' };
    const byRule = { body: 'default', p: 'default', '#link': 'pointer', '#field': 'text' };
    // Headless Chromium has no pointer.
    const isFine = matchMedia('(pointer: fine)').matches;
    for (const [selector, kind] of Object.entries(isFine ? { ...own, ...byRule } : own))
      expect(styleOf(document, selector).cursor, selector).to.match(
        new RegExp(`cursors/${kind}\\.png"\\) \\d+ \\d+, ${kind}$`),
      );
    if (!isFine) expect(styleOf(document, 'body').cursor).to.equal('auto');
    const [ours] = document.adoptedStyleSheets;
    expect(ours?.cssRules[0]?.cssText).to.include('(pointer: fine)');
  });

  for (const kind of ['default', 'pointer', 'text'])
    it(`is an image that browsers accept: ${kind}`, async () => {
      const image = new Image();
      image.src = `${folder}cursors/${kind}.png`;
      await image.decode();
      expect(image.naturalWidth).to.be.within(48, 128);
      expect(image.naturalHeight).to.be.within(48, 128);
    });
});

describe('the guide', () => {
  const guideOf = (document: Document) => find(document, 'low-vision-guide');
  const middleOf = (element: Element) => {
    const { top, height } = boxOf(element);
    return top + height / 2;
  };
  /** The guide is in pixels of the window in every engine. Scripts of the page get other numbers. */
  const boxOfGuide = (element: Element) => Element.prototype.getBoundingClientRect.call(element);
  const middleOfGuide = (element: Element) => {
    const { top, height } = boxOfGuide(element);
    return top + height / 2;
  };

  for (const guide of ['line', 'mask'] as const)
    for (const size of [100, 200])
      it(`${guide} follows the pointer and the focus at ${String(size)} %`, async () => {
        const { document } = await open();
        applyLowVision({ guide, 'text-size': size }, document);
        const element = guideOf(document);
        const far = find(document, '#far');
        await moveTo(far);
        await until(() => Math.abs(middleOfGuide(element) - middleOf(far)) < 3, 'the guide at the pointer');
        // In the window's pixels at every size.
        expect(boxOfGuide(element).width).to.be.closeTo(800, 20);
        find(document, '#menu').focus();
        await press('Tab');
        const link = find(document, '#link');
        expect(document.activeElement?.id).to.equal('link');
        // The line is below the focused element, not across it.
        const { top, height } = boxOf(link);
        const place = guide === 'mask' ? middleOf(link) : top + height + 4;
        await until(() => Math.abs(middleOfGuide(element) - place) < 3, 'the guide at the focus');
      });

  it('dims the rest of the page in a scheme, too', async () => {
    const { document } = await open();
    applyLowVision({ guide: 'mask', scheme: 'black-on-white' }, document);
    expect(getComputedStyle(guideOf(document)).boxShadow).to.match(/^rgba\(0, 0, 0, 0\.6\) .* \d{3,}px$/);
  });

  it('does not take the pointer, the focus or a place in the page', async () => {
    const { document } = await open();
    applyLowVision({ guide: 'mask' }, document);
    const element = guideOf(document);
    expect(element.getAttribute('aria-hidden')).to.equal('true');
    expect(element.parentNode === document.documentElement).to.equal(true);
    expect(document.elementFromPoint(300, 200)?.localName).not.to.equal('low-vision-guide');
    expect(element.matches(':popover-open')).to.equal(true);
    const { height } = element.getBoundingClientRect();
    expect(height).to.be.within(50, 100);
  });
});

it('all aids at once do not violate a strict policy', async () => {
  const text = await (await fetch('/tests/pages/csp.html')).text();
  const url = await servePage(text.replace('<head>', '<head><base href="/tests/pages/csp.html">'), {
    csp: strictPolicy,
  });
  const { contentDocument: document } = await openPage(url);
  if (!document) throw new Error('no page');
  const reports: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    reports.push(effectiveDirective),
  );
  const settings = {
    font: 'sans',
    bold: 'on',
    'letter-spacing': 0.1,
    'word-spacing': 0.2,
    'line-height': 2,
    'paragraph-spacing': 2,
    'line-length': 60,
    italics: 'off',
    capitals: 'off',
    justify: 'off',
    hyphens: 'off',
    links: 'box',
    cursor: 'large',
    guide: 'mask',
  } as const;
  expect(applyLowVision(settings, document)).to.deep.equal([]);
  document.body.insertAdjacentHTML('beforeend', '<p>Later</p>');
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(getComputedStyle(find(document, 'body > p:last-of-type')).fontFamily).to.match(/^Arial/);
  expect(clearLowVision(document)).to.deep.equal([]);
  expect(reports).to.deep.equal([]);
});
