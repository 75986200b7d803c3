import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { publicPages } from '../pages/public-pages.js';
import { contrastFindings } from '../support/accessibility.js';
import { isMet, windowBoxes } from '../support/commands.js';
import { openPage } from '../support/feeds.js';
import { differences, openSettled, stateOf, whenUnchanged } from '../support/page-state.js';
import { until } from '../support/sites.js';
import { openStill } from '../support/still-page.js';

// On public pages, texts have contrast in light and dark schemes. The mode leaves nothing behind when it ends. Its row
// of controls can be reached, or the button that the engine shows instead.

const frame = () => new Promise(requestAnimationFrame);

describe('public pages in a scheme', () => {
  for (const { name, path } of publicPages)
    for (const scheme of ['black-on-white', 'white-on-black'] as const)
      it(`${name} has contrast in ${scheme}`, async () => {
        const document = await openStill(path, { width: 1280, height: 800 });
        applyLowVision({ scheme }, document);
        await whenUnchanged(document);
        // axe-core cannot decide texts over pictures and texts that another element covers, with or without a scheme.
        const faint = (await contrastFindings(document)).filter(({ isUndecided }) => !isUndecided);
        expect(faint.map(({ place, message }) => `${place} ${message.slice(0, 300)}`)).to.deep.equal([]);
      }).timeout(120_000);
});

describe('public pages after the mode', () => {
  for (const { name, path } of publicPages)
    it(`${name} is restored`, async () => {
      const document = await openSettled(path);
      const before = stateOf(document);
      const failures = [390, 1280].flatMap((width) => {
        (document.defaultView?.frameElement as HTMLElement).style.width = `${String(width)}px`;
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

/** A public page with the toggle where a webmaster would put it. */
async function openWithToggle(path: string, place: string, width: number, height: number) {
  const opened = await openPage(path, { width, height });
  opened.style.position = 'fixed';
  opened.style.inset = '0';
  const { contentDocument: document } = opened;
  if (!document) throw new Error('no page');
  const script = document.createElement('script');
  script.src = '/dist/pressroom.js';
  document.head.append(script);
  const toggle = document.createElement('low-vision-toggle');
  (document.querySelector(place) ?? document.body).prepend(toggle);
  await until(() => !!toggle.shadowRoot?.querySelector('button'), 'the toggle');
  return { document, toggle };
}

/** Whether a control is within the window's width after scrolling, and uncovered. */
function isReached(control: Element, width: number): boolean {
  control.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [box] = windowBoxes(control);
  return !!box && box.left > -1 && box.right < width + 1 && isMet(control);
}

describe('the row of controls on public pages', () => {
  for (const { name, path, place } of publicPages)
    for (const width of [1280, 390])
      it(`is reached on ${name} in a window of ${String(width)} px`, async () => {
        const { document, toggle } = await openWithToggle(path, place, width, width > 800 ? 800 : 844);
        for (const size of [200, 400]) {
          toggle.values = { 'text-size': size, scheme: 'black-on-white' };
          toggle.toggle(true);
          await until(() => document.documentElement.dataset['lowVision']?.includes(String(size)) ?? false);
          await whenUnchanged(document);
          const wayBack = () => document.querySelector('low-vision-way-back');
          const controls = [...(toggle.shadowRoot?.querySelectorAll('button') ?? [])].filter((button) =>
            button.checkVisibility(),
          );
          const missed = controls.filter((control) => !isReached(control, width));
          await frame();
          expect(
            wayBack() ? [] : missed.map(({ textContent }) => `${String(size)} %: ${textContent.trim()}`),
          ).to.deep.equal([]);
        }
      }).timeout(60_000);
});
