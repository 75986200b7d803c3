import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { openPage } from '../support/feeds.js';
import { pagesHere } from '../support/matrix.js';
import { until } from '../support/sites.js';

// Every test page is enlarged as by the browser's zoom, and restored exactly.

const settings = {
  'text-size': 200,
  scheme: 'white-on-black',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.8,
  'paragraph-spacing': 2,
  bold: 'on',
} as const;

/** Opens a page and waits until its scripts have finished their first changes. */
async function open(path: string): Promise<Document> {
  const { contentDocument: document } = await openPage(path, { width: 1280, height: 800 });
  if (!document) throw new Error('no page');
  let html = '';
  for (let same = 0; same < 20;) {
    const now = document.documentElement.outerHTML;
    same = now === html ? same + 1 : 0;
    html = now;
    await new Promise(requestAnimationFrame);
  }
  return document;
}

const sheetsOf = (document: Document) =>
  [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) =>
    [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'),
  );

/** The place and width of each element in pixels of the window. */
function widthsOf(
  document: Document,
  factor: number,
): { name: string; left: number; width: number; isBlock: boolean; size: string }[] {
  const probe = document.createElement('i');
  probe.style.cssText = 'position: absolute; width: 100px; height: 1px';
  document.body.append(probe);
  // Engines differ in whether rectangles are enlarged.
  const unit = (100 * factor) / probe.getBoundingClientRect().width;
  probe.remove();
  // The mode puts fixed boxes over a fifth of the window into the flow; the browser's zoom does not.
  const tall = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      getComputedStyle(element).position === 'fixed' &&
      element.offsetHeight > document.documentElement.clientHeight / 5,
  );
  return [...document.querySelectorAll('body *:not(script, style)')].map((element) => {
    const { left, width } = element.getBoundingClientRect();
    const { display, fontSize, float } = getComputedStyle(element);
    return {
      name: `${element.localName}.${element.className}`,
      left: left * unit,
      width: width * unit,
      // Boxes as wide as their text differ by the rounding of glyphs.
      isBlock:
        !/^inline|^ruby|contents|table-cell/.test(display) &&
        float === 'none' &&
        !tall.some((box) => box.contains(element)) &&
        !element.matches('input, textarea, select'),
      size: fontSize,
    };
  });
}

/** Opens a page without animations and scrollbars: a scrollbar differs in the window for comparison. */
async function openStill(path: string, width: number, height: number): Promise<Document> {
  const { contentDocument: document } = await openPage(path, { width, height });
  const view = document?.defaultView;
  if (!document || !view) throw new Error('no page');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(
    'html { scrollbar-width: none !important } *, ::before, ::after { animation: none !important; transition: none !important }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await document.fonts.ready;
  await whenLaidOut(document);
  return document;
}

/** Waits until nothing moves: components of libraries render late. */
async function whenLaidOut(document: Document): Promise<void> {
  let layout = '';
  for (let same = 0; same < 10;) {
    await new Promise(requestAnimationFrame);
    const now = JSON.stringify(
      [...document.querySelectorAll('body *')].map((element) => element.getBoundingClientRect()),
    );
    same = now === layout ? same + 1 : 0;
    layout = now;
  }
}

describe('the test page', () => {
  // At 1280 a row of components is as wide as the page, and the rounding of glyphs decides whether it wraps.
  const width = 1320;
  // Not yet `widgets`: its menu waits for the `change` of a media query list that existed before.
  for (const { name, path } of pagesHere(pages, 2).filter((page) => !/^(large|widgets)$/.test(page.name)))
    it(`${name} has the widths of the browser’s zoom at 200 %`, async () => {
      const zoomed = widthsOf(await openStill(path, width / 2, 400), 1);
      const document = await openStill(path, width, 800);
      applyLowVision({ 'text-size': 200, columns: 'site' }, document);
      await whenLaidOut(document);
      const enlarged = widthsOf(document, 2);
      expect(enlarged).to.have.length(zoomed.length);
      const off = enlarged.filter(({ left, width, isBlock, size }, index) => {
        const there = zoomed[index];
        // Text sized in viewport units grows with the page, but not in the browser's zoom.
        if (!there?.isBlock || !isBlock || size !== there.size) return !there;
        return (
          Math.abs(left - 2 * there.left) > 16 || Math.abs(width - 2 * there.width) > 4 + there.width / 20
        );
      });
      // The test compares most elements.
      expect(enlarged.filter(({ isBlock }) => isBlock).length).to.be.greaterThan(50);
      expect(off.map(({ name, left, width }) => `${name} ${String(left)} ${String(width)}`)).to.deep.equal(
        [],
      );
    });

  for (const { name, path } of pagesHere(pages, 1))
    it(`${name} is restored exactly`, async () => {
      const document = await open(path);
      const { outerHTML } = document.documentElement;
      const sheets = sheetsOf(document);
      expect(applyLowVision(settings, document)).to.deep.equal([]);
      expect(document.documentElement.dataset['lowVision']).to.include('text-size:200');
      expect(clearLowVision(document)).to.deep.equal([]);
      // The page's scripts react to the window's size and to the scroll position.
      await until(() => document.documentElement.outerHTML === outerHTML).catch(() => undefined);
      const after = document.documentElement.outerHTML;
      // The message has only the place that differs.
      let at = 0;
      while (at < after.length && after.charAt(at) === outerHTML.charAt(at)) at += 1;
      expect(after.slice(Math.max(at - 60, 0), at + 60), 'the document').to.equal(
        outerHTML.slice(Math.max(at - 60, 0), at + 60),
      );
      expect(after === outerHTML).to.equal(true);
      sheetsOf(document).forEach((text, index) => {
        expect(text === sheets[index], `sheet ${String(index)}`).to.equal(true);
      });
    });
});
