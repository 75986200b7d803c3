import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
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
  for (const page of pagesHere(pages)) {
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

it('the inline style that keeps the root’s size is removed afterwards', async () => {
  const page = await openSettled('/tests/pages/bootstrap3.html');
  const root = page.documentElement;
  applyLowVision({ 'smallest-text': 60 }, page);
  expect(root.style.fontSize).to.not.equal('');
  clearLowVision(page);
  expect(root.hasAttribute('style')).to.equal(false);
});
