import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { publicPages } from '../pages/public-pages.js';
import { contrastFindings } from '../support/accessibility.js';
import { differences, openSettled, stateOf, whenUnchanged } from '../support/page-state.js';
import { saveShot } from '../support/shots.js';
import { openStill } from '../support/still-page.js';

// On public pages, texts have contrast in light and dark schemes. The mode leaves nothing behind when it ends.

describe('public pages in a scheme', () => {
  for (const { name, path } of publicPages)
    for (const scheme of ['black-on-white', 'white-on-black'] as const)
      it(`${name} has contrast in ${scheme}`, async () => {
        const document = await openStill(path, { width: 1280, height: 800 });
        applyLowVision({ scheme }, document);
        await whenUnchanged(document);
        await saveShot(document, 'public-pages', [name, 1280, 100, scheme]);
        // axe-core cannot decide texts over pictures and texts that another element covers, with or without a scheme.
        const faint = (await contrastFindings(document)).filter(({ isUndecided }) => !isUndecided);
        expect(faint.map(({ place, message }) => `${place} ${message.slice(0, 300)}`)).to.deep.equal([]);
      }).timeout(120_000);
});

describe('public pages after the mode', () => {
  for (const { name, path } of publicPages)
    it(`${name} is restored`, async () => {
      const document = await openSettled(path);
      const setWidth = (width: number) => {
        (document.defaultView?.frameElement as HTMLElement).style.width = `${String(width)}px`;
      };
      // Some pages remember that their window has been narrow. The charts of material-dashboard can miss the end of
      // a transition of their page, until the window changes again.
      for (const width of [390, 1280, 1279, 1280]) {
        setWidth(width);
        await whenUnchanged(document);
      }
      const before = stateOf(document);
      const failures = [390, 1280].flatMap((width) => {
        setWidth(width);
        return applyLowVision({ 'text-size': 400, scheme: 'white-on-black', columns: 'one' }, document);
      });
      expect(document.documentElement.outerHTML === before.get('document')).to.equal(false);
      failures.push(...clearLowVision(document));
      document.defaultView?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
      await whenUnchanged(document);
      expect(failures.map(({ effect, error }) => `${effect}: ${String(error)}`)).to.deep.equal([]);
      expect(differences(before, stateOf(document))).to.deep.equal([]);
    }).timeout(120_000);
});
