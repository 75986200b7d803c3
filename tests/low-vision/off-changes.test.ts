import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { pagesHere } from '../support/matrix.js';
import { differences, openSettled, stateOf, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// Changes that a page makes while the mode is on stay when the mode ends. Nothing else differs.

type View = Window & { changeLater: () => Promise<void> };

const viewOf = (page: Document) => page.defaultView as object as View;

describe('a page that changes while the mode is on', () => {
  for (const { name, path } of pagesHere(pages))
    it(`(${name}) keeps its own changes, and nothing else`, async () => {
      const alone = await openSettled(path);
      await viewOf(alone).changeLater();
      await whenUnchanged(alone);
      const page = await openSettled(path);
      const before = stateOf(page);
      applyLowVision(everything, page);
      await whenUnchanged(page);
      await viewOf(page).changeLater();
      await whenUnchanged(page);
      clearLowVision(page);
      await whenUnchanged(page);
      const after = stateOf(page);
      expect(differences(before, after)).not.to.deep.equal([]);
      expect(differences(stateOf(alone), after)).to.deep.equal([]);
    });
});

it('the inline style that keeps the root’s size is removed afterwards', async () => {
  const page = await openSettled('/tests/pages/bootstrap3.html');
  const root = page.documentElement;
  applyLowVision({ 'smallest-text': 60 }, page);
  expect(root.style.fontSize).to.not.equal('');
  clearLowVision(page);
  expect(root.hasAttribute('style')).to.equal(false);
});
