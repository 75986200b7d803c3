import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { closePage, servePage } from '../support/feeds.js';
import { frames, open } from '../support/one-column.js';

// Text is enlarged by the same factor, wherever a page sets its size. The root keeps its own size, because layouts in rem
// depend on it.

const bases: Record<string, string> = {
  'of the browser': '',
  'of the root, in pixels': 'html { font-size: 18px; line-height: 1.5 }',
  'of the root, in percent': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'of the root, in percent alone': 'html { font-size: 112.5% }',
  'of the root, by its font': 'html { font: 17px/24px sans-serif }',
  'of the root, important': ':root { font-size: 15px !important }',
  'of the root, by a variable': ':root { --base: 19px; font-size: var(--base) }',
  'of the root, by the window': ':root { font-size: clamp(14px, 1vw + 8px, 24px) }',
  'of root and body, in pixels': 'html { font-size: 10px } body { font-size: 14px; line-height: 20px }',
  'of everything': '* { font-size: 13px }',
};

const body = `<h1>UN</h1><p>A <b>paragraph</b> and <small>small print</small>, <code>code</code></p>
<p class="rem">rem</p><p class="em">em <i class="em">twice</i></p><ul><li>Item <a href="#x">link</a></li></ul>
<table><tr><td>Cell</td></tr></table><button>Button</button><input value="Input">`;

const sizesOf = (document: Document) =>
  [...document.querySelectorAll('html, body, body *')].map((element) => ({
    name: `${element.localName}.${element.className}`,
    size: parseFloat(getComputedStyle(element).fontSize),
  }));

for (const [where, css] of Object.entries(bases))
  describe(`a text size ${where}`, () => {
    let document: Document;
    before(async () => {
      const url =
        await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
        <meta name="viewport" content="width=device-width"><style>${css}
        .rem { font-size: 1.25rem } .em { font-size: 1.2em }</style></head><body>${body}</body></html>`);
      ({ document } = await open(url, 360, 640, { isKept: true }));
    });
    afterEach(() => {
      clearLowVision(document);
    });
    after(() => {
      closePage(document.defaultView?.frameElement as HTMLIFrameElement);
    });

    for (const [values, factor] of [
      [{ 'text-size': 400, enlarge: 'text' }, 4],
      [{ 'text-size': 250, enlarge: 'text', scheme: 'white-on-black', 'line-height': 1.5 }, 2.5],
      // The window allows a zoom of 1.125.
      [{ 'text-size': 400 }, 4 / 1.125],
    ] as [Settings, number][])
      it(`is multiplied by ${factor.toFixed(2)}, and restored`, async () => {
        const before = sizesOf(document);
        expect(applyLowVision(values, document)).to.deep.equal([]);
        await frames();
        sizesOf(document).forEach(({ name, size }, index) => {
          const usual = before[index]?.size ?? NaN;
          // Under `zoom`, Firefox does not make monospaced text smaller.
          if (name === 'code.')
            expect(size, name).to.be.within(usual * factor - 0.2, Math.max(usual, 16) * factor + 0.2);
          else expect(size, name).to.be.closeTo(name === 'html.' ? usual : usual * factor, 0.2);
        });
        document.body.insertAdjacentHTML('beforeend', '<section><p>Later</p></section>');
        await frames();
        const later = document.querySelector('section p') as Element;
        const shown = parseFloat(getComputedStyle(later).fontSize);
        clearLowVision(document);
        expect(shown, 'what came later').to.be.closeTo(
          parseFloat(getComputedStyle(later).fontSize) * factor,
          0.2,
        );
        later.parentElement?.remove();
        expect(sizesOf(document)).to.deep.equal(before);
      });

    it('is at least the smallest text size', async () => {
      applyLowVision({ 'smallest-text': 22 }, document);
      await frames();
      for (const { name, size } of sizesOf(document).slice(1)) expect(size, name).to.be.at.least(21.9);
    });
  });
