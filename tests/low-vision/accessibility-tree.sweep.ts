import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { openSettled, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// Screen readers read the same page with the mode: roles, names, states and the tab order do not change. An enlarged
// page equals the page in the browser's own zoom, because the page may have another menu there.

/** The first four settings may change the tree: they replace pictures and embeds, or add scrollable regions. */
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
      // The mode keeps the reading place by scrolling, but the page for comparison is at its top.
      page.defaultView?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
      // A media query list from before the mode notices the change when a script reads it, as a press would cause.
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
