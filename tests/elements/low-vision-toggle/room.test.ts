import { expect } from '@open-wc/testing';
import '../../../src/elements/low-vision-toggle/define.js';
import type { LowVisionToggle } from '../../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { boxOf, elementsAt, windowOf } from '../../../src/low-vision/engine/measure.js';
import { loadEngine } from '../../../src/low-vision/load-engine.js';
import { contrast } from '../../../src/low-vision/schemes.js';
import { forget } from '../../../src/low-vision/memory.js';
import { expectAccessible } from '../../support/accessibility.js';
import { click, engine, press, releasePointer, setViewport } from '../../support/commands.js';
import { itInTurn } from '../../support/matrix.js';
import { until } from '../../support/sites.js';

// The row and the panel leave room for the page, their buttons can be pressed at every size, and few presses are enough.

before(() => loadEngine());

const root = document.documentElement;
const text = () => root.dataset['lowVision'] ?? '';
const frames = async () => {
  for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
};
let place: HTMLElement;

beforeEach(() => {
  forget();
  place = document.createElement('main');
  document.body.append(place);
});

afterEach(async () => {
  place.querySelector('low-vision-toggle')?.reset();
  await releasePointer();
  place.remove();
  forget();
});

async function render(lang: string, attributes = ''): Promise<LowVisionToggle> {
  place.innerHTML = `<div lang=${lang} style="padding: 4px 16px"><low-vision-toggle ${attributes}></low-vision-toggle></div>
    <h1>Welcome</h1><p>${'Text '.repeat(900)}</p>`;
  const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
  await until(() => toggle.shadowRoot?.querySelector('[lang]')?.getAttribute('lang') === lang);
  return toggle;
}

const all = (toggle: LowVisionToggle, selector: string) => [
  ...(toggle.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const find = (toggle: LowVisionToggle, selector: string) => all(toggle, selector)[0] as HTMLElement;

/** The buttons that are shown in the window but lie under something else. */
function covered(toggle: LowVisionToggle, selector: string): string[] {
  const [width, height] = windowOf(window);
  return all(toggle, selector)
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const box = boxOf(one);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (x < 0 || y < 0 || x > width || y > height) return true;
      // While the page is enlarged, scripts of the page get other coordinates.
      const hit = elementsAt(document, x, y)[0];
      // WebKit gives the control inside the toggle.
      return hit !== toggle && !(hit && toggle.shadowRoot?.contains(hit));
    })
    .map((one) => one.textContent.trim());
}

/** The buttons with letters outside them. */
const overflowing = (toggle: LowVisionToggle) =>
  all(toggle, 'button')
    .filter((one) => one.checkVisibility())
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.textContent.trim());

/** WebKit's test browser has no narrower windows. */
const telephone = engine === 'webkit' ? [480, 800] : [390, 844];

for (const [width = 0, height = 0] of [[1280, 800], telephone])
  describe(`in a window of ${String(width)} × ${String(height)}`, () => {
    for (const [size, lang] of [
      [100, 'az'],
      [150, 'ru'],
      [200, 'az'],
      [400, 'ru'],
    ] as const)
      itInTurn(`at ${String(size)} %, in ${lang}: row and panel leave room`, async () => {
        await setViewport({ width, height });
        const toggle = await render(lang, 'defaults="scheme:yellow-on-black"');
        toggle.values = { 'text-size': size, scheme: 'yellow-on-black' };
        toggle.toggle(true);
        await toggle.updateComplete;
        await frames();
        toggle.scrollIntoView({ block: 'start' });
        await frames();
        const row = boxOf(find(toggle, '.row'));
        expect(row.height, 'row').to.be.at.most(height / 5);
        const shown = all(toggle, '.row button').filter((one) => one.checkVisibility());
        const isCompact = size >= 200 || width < 640;
        expect(shown.length).to.equal(isCompact ? 4 : 6);
        if (isCompact)
          expect(
            new Set(shown.map((one) => Math.round((boxOf(one).top + boxOf(one).height / 2) / 8))).size,
            'lines',
          ).to.equal(1);
        expect(covered(toggle, '.row button'), 'covered').to.deep.equal([]);
        expect(overflowing(toggle), 'letters').to.deep.equal([]);
        await expectAccessible(toggle);
        toggle.openPanel();
        await toggle.updateComplete;
        await frames();
        // On a busy machine, WebKit tells the new size of the window late.
        await until(() => {
          const panel = boxOf(find(toggle, '.panel'));
          return panel.width * panel.height <= 0.505 * width * height;
        });
        expect(
          covered(toggle, '.head button, [data-name=text-size] button, [data-name=line-height] button'),
        ).to.deep.equal([]);
        expect(overflowing(toggle), 'letters').to.deep.equal([]);
        // The page scrolls below the panel.
        window.scrollBy(0, 100);
        expect(windowOf(window)[3]).to.be.above(50);
        toggle.closePanel();
        await toggle.updateComplete;
      });

    it('«larger, white on black, more line spacing, off» takes six presses by pointer', async () => {
      await setViewport({ width, height });
      const toggle = await render('en');
      let presses = 0;
      const act = async (selector: string, done: RegExp) => {
        const one = all(toggle, selector).find((control) => control.checkVisibility());
        presses += 1;
        await click(one as HTMLElement);
        await until(() => done.test(text()), selector);
        await toggle.updateComplete;
      };
      await act('[part=button]', /text-size:150/);
      await act('[data-do=larger]', /text-size:175/);
      await act('[data-do=colours], [data-do=panel]', /175/);
      await act('[data-set="scheme:white-on-black"]', /white-on-black/);
      await act('[data-name=line-height] button:last-child', /line-height:1.5/);
      await act('.head [data-do=off]', /^$/);
      expect(presses).to.equal(6);
      expect(find(toggle, '.panel')).to.equal(undefined);
    });
  });

it('«larger, white on black, more line spacing, off» takes nine presses by keyboard from the button', async () => {
  await setViewport({ width: 1280, height: 800 });
  const toggle = await render('en');
  toggle.focus();
  const keys = [
    ['Space', /text-size:150/],
    ['Alt+ArrowDown', /text-size:150/],
    ['ArrowUp', /text-size:175/],
    ['Tab', /175/],
    ['ArrowUp', /line-height:1.5/],
    ['Tab', /1.5/],
    ['ArrowRight', /scheme:white-on-black/],
    ['Escape', /white-on-black/],
    ['Space', /^$/],
  ] as const;
  expect(keys.length).to.be.at.most(9);
  for (const [key, done] of keys) {
    await press(key);
    await toggle.updateComplete;
    await until(() => done.test(text()), key);
  }
  expect(toggle.active).to.equal(false);
});

for (const scheme of ['light', 'dark'])
  it(`the button has its own colours in a dark header with grey text, ${scheme}`, async () => {
    const toggle = await render('en');
    (toggle.parentElement as HTMLElement).style.cssText =
      `background: #1d3321; color: #777; color-scheme: ${scheme}`;
    const { color, backgroundColor } = getComputedStyle(find(toggle, '[part=button]'));
    const hex = (one: string) =>
      `#${(one.match(/\d+/g) ?? [])
        .slice(0, 3)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`;
    expect(contrast(hex(color), hex(backgroundColor))).to.be.at.least(7);
    await expectAccessible(toggle);
  });
