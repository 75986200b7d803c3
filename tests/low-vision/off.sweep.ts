import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import {
  changedProperties,
  descriptorsOf,
  differences,
  openSettled,
  stateOf,
  whenUnchanged,
} from '../support/page-state.js';
import { settingRows, settingValues } from '../support/setting-rows.js';
import { watchWatchers } from '../support/watchers.js';

// The mode leaves nothing behind when it ends: no change of nodes, style sheets or the functions that scripts call, and
// no listener or observer.

type View = Window & typeof globalThis;

const viewOf = (page: Document) => page.defaultView as View;

describe('the rows of settings', () => {
  it('contain every pair of values of two settings', () => {
    const names = Object.keys(settingValues) as (keyof typeof settingValues)[];
    for (const one of names)
      for (const other of names.slice(names.indexOf(one) + 1))
        for (const value of settingValues[one])
          for (const beside of settingValues[other])
            expect(
              settingRows.some((row) => row[one] === value && row[other] === beside),
              `${one}:${String(value)} ${other}:${String(beside)}`,
            ).to.equal(true);
    expect(settingRows.length).to.be.lessThan(40);
  });
});

describe('a page after the mode', () => {
  for (const { name, path } of pages)
    it(`${name} is restored from any settings`, async () => {
      const page = await openSettled(path);
      const watchers = watchWatchers(page);
      const properties = descriptorsOf(viewOf(page));
      const before = stateOf(page);
      const failures = settingRows.flatMap((row) => applyLowVision(row, page));
      expect(watchers(), 'watchers').not.to.deep.equal([]);
      expect(page.documentElement.outerHTML === before.get('document')).to.equal(false);
      failures.push(...clearLowVision(page));
      // The mode keeps the reading place by scrolling, and the page's scripts react to that.
      viewOf(page).scrollTo({ top: 0, left: 0, behavior: 'instant' });
      await whenUnchanged(page);
      const faults = [...new Set(failures.map(({ effect, error }) => `${effect}: ${String(error)}`))];
      expect(differences(before, stateOf(page))).to.deep.equal([]);
      expect(changedProperties(properties, descriptorsOf(viewOf(page)))).to.deep.equal([]);
      expect(watchers()).to.deep.equal([]);
      expect(faults).to.deep.equal([]);
    }).timeout(300_000);
});
