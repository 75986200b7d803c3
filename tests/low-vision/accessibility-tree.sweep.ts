import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { openSettled, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// Whoever uses the mode and a screen reader hears the same page: roles, names, states and the tab order are what they
// were; enlarged, what they are in the browser's own zoom, for which a page may have another menu.

/** What may change the tree: pictures and embeds replaced by what stands for them, regions that can be scrolled. */
const { images, embeds, columns, 'text-size': size, ...looks } = everything;

function onlyIn(tree: string[], other: string[]): string[] {
  return tree.filter((line, index) => other[index] !== line).slice(0, 5);
}

describe('the accessibility tree', () => {
  it('is compared under all settings that must not change it', () => {
    expect([images, embeds, columns, size]).to.deep.equal(['hide', 'hide', 'one', 200]);
  });

  for (const { name, path } of pages) {
    it(`of ${name} is the same under these settings`, async () => {
      const page = await openSettled(path);
      const before = await accessibilityTree(page);
      expect(before.length).to.be.greaterThan(20);
      applyLowVision(looks, page);
      await whenUnchanged(page);
      const after = await accessibilityTree(page);
      expect(onlyIn(after, before)).to.deep.equal([]);
      expect(after.length).to.equal(before.length);
    }).timeout(60_000);

    it(`of ${name}, if enlarged, is the same as under the browser’s zoom`, async () => {
      const zoomed = await accessibilityTree(await openSettled(path, { width: 640, height: 400 }));
      const page = await openSettled(path);
      applyLowVision({ 'text-size': 200, columns: 'site' }, page);
      // What is read stays in its place: the other window has not been scrolled.
      page.defaultView?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
      // A media query list that was there before is told of what it missed once something asks it: a press would.
      (page.defaultView as (Window & { widgets?: Record<string, () => boolean> }) | null)?.widgets?.[
        'hamburgerAgrees'
      ]?.();
      await whenUnchanged(page);
      const after = await accessibilityTree(page);
      expect(onlyIn(after, zoomed)).to.deep.equal([]);
      expect(after.length).to.equal(zoomed.length);
    }).timeout(60_000);
  }
});
