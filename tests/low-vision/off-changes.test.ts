import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { Undo } from '../../src/low-vision/engine/undo.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
import { openPage, servePage } from '../support/feeds.js';
import { isDivided, pagesHere } from '../support/matrix.js';
import { differences, openSettled, stateOf, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// Changes that a page makes while the mode is on stay when the mode ends. Nothing else differs.

type View = Window & { changeLater: () => Promise<void> };

const viewOf = (page: Document) => page.defaultView as object as View;

/** Two halves of all settings. Each half has settings of every group of the panel. */
const halves = [0, 1].map((half): Settings =>
  Object.fromEntries(Object.entries(everything).filter((_, index) => index % 2 === half)),
);

describe('a page that changes while the mode is on', () => {
  for (const page of pagesHere(pages, 0)) {
    const { name, path } = page;
    for (const [index, settings] of (isDivided(page) ? halves : [everything]).entries())
      it(`(${name}, ${settings === everything ? 'all settings' : `half ${String(index + 1)} of the settings`}) keeps its own changes, and nothing else`, async () => {
        const alone = await openSettled(path);
        await viewOf(alone).changeLater();
        await whenUnchanged(alone);
        const page = await openSettled(path);
        const before = stateOf(page);
        applyLowVision(settings, page);
        await whenUnchanged(page);
        await viewOf(page).changeLater();
        await whenUnchanged(page);
        clearLowVision(page);
        await whenUnchanged(page);
        const after = stateOf(page);
        expect(differences(before, after)).not.to.deep.equal([]);
        expect(differences(stateOf(alone), after)).to.deep.equal([]);
      });
  }
});

it('an inline style that several effects have changed has its own text afterwards', async () => {
  const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>";
  const { contentDocument: page } = await openPage(
    await servePage(
      `<!doctype html><html lang="en"><head><title>Map</title></head><body><img src="${picture}" alt="Map"><p style="background:#eee">Text</p></body></html>`,
    ),
  );
  if (!page) throw new Error('no page');
  applyLowVision({ scheme: 'white-on-black' }, page);
  await whenUnchanged(page);
  clearLowVision(page);
  expect(page.querySelector('p')?.getAttribute('style')).to.equal('background:#eee');
});

for (const order of [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
])
  it(`an inline style has its own text when three changes of one property are undone in the order ${order.join()}`, () => {
    const element = document.createElement('p');
    element.setAttribute('style', 'min-width:10px; color:red');
    const undos = ['20px', '30px', '40px'].map((width) => {
      const undo = new Undo();
      undo.force(element, { 'min-width': width, ...(width === '30px' && { color: 'blue' }) });
      return undo;
    });
    for (const [at, index] of order.entries()) {
      expect(undos[index]?.run()).to.deep.equal([]);
      const last = [2, 1, 0].find((change) => !order.slice(0, at + 1).includes(change));
      const width = last === undefined ? '10px' : ['20px', '30px', '40px'][last];
      expect(element.style.minWidth).to.equal(width);
    }
    expect(element.getAttribute('style')).to.equal('min-width:10px; color:red');
  });

it('a list of style sheets that a script has kept has nothing of ours afterwards', async () => {
  const page = await openSettled('/tests/pages/bootstrap3.html');
  const { color } = getComputedStyle(page.body);
  applyLowVision({ scheme: 'white-on-black' }, page);
  const kept = [...page.adoptedStyleSheets];
  clearLowVision(page);
  page.adoptedStyleSheets = kept;
  expect(getComputedStyle(page.body).color).to.equal(color);
});

it('the inline style that keeps the root’s size is removed afterwards', async () => {
  const page = await openSettled('/tests/pages/bootstrap3.html');
  const root = page.documentElement;
  applyLowVision({ 'smallest-text': 60 }, page);
  expect(root.matches('[style*="font-size"]')).to.equal(true);
  clearLowVision(page);
  expect(root.hasAttribute('style')).to.equal(false);
});
