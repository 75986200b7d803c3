import { expect } from '@open-wc/testing';
import '../../src/elements/low-vision-toggle/define.js';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { boxOf, elementsAt } from '../../src/low-vision/engine/measure.js';
import { loadEngine } from '../../src/low-vision/load-engine.js';
import { forget } from '../../src/low-vision/memory.js';
import { click, releasePointer, setViewport } from '../support/commands.js';
import { until } from '../support/sites.js';

// A bar of the page that covers the row of controls leaves the reader a way back.

before(() => loadEngine());

let place: HTMLElement;
const wayBack = () => document.querySelector<HTMLElement>('low-vision-way-back');
const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

beforeEach(async () => {
  forget();
  place = document.createElement('main');
  document.body.append(place);
  await setViewport({ width: 1000, height: 600 });
});

afterEach(async () => {
  place.querySelector('low-vision-toggle')?.reset();
  await releasePointer();
  place.remove();
  scrollTo(0, 0);
  forget();
});

async function render(before: string, after: string): Promise<LowVisionToggle> {
  place.innerHTML = `${before}<div style="padding: 4px 16px"><low-vision-toggle></low-vision-toggle></div>${after}`;
  const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
  await toggle.updateComplete;
  toggle.toggle(true);
  await until(() => !!document.documentElement.dataset['lowVision']);
  return toggle;
}

const bar = (style: string) =>
  `<div id="bar" style="background: #148; color: #fff; ${style}">City council</div>`;
const long = '<p style="height: 3000px">Text of the page.</p>';

it('a bar that becomes fixed in the enlarged page and covers the row: the way back is shown and works', async () => {
  const style = `<style>@media (width < 800px) { #bar { position: fixed; inset: 0 0 auto; height: 90px; z-index: 9 } }</style>`;
  const toggle = await render(style, bar('height: 50px') + long);
  await until(() => !!wayBack(), 'the way back');
  scrollTo(0, 500);
  await settled();
  expect(!!wayBack(), 'after scrolling').to.equal(true);
  // Its buttons are in a closed shadow tree: the first one switches off.
  const box = (wayBack() as HTMLElement).getBoundingClientRect();
  expect(box.height).to.be.at.least(44);
  place.querySelector('style')?.remove();
  scrollTo(0, 0);
  await until(() => !wayBack(), 'no way back without the bar');
  expect(toggle.active).to.equal(true);
});

it('a layer over the page’s head that does not scroll away counts as well', async () => {
  await render(bar('position: absolute; inset: 0 0 auto; height: 300px; opacity: 0; z-index: 5'), long);
  await until(() => !!wayBack(), 'the way back');
});

it('a banner at the end of the window covers a toggle in the foot, until it is closed', async () => {
  const banner = bar('position: fixed; inset: auto 0 0; height: 300px; z-index: 5');
  await render(
    '<p style="height: 900px">Text</p>',
    banner.replace('City council', '<button onclick="parentElement.remove()">Close</button>'),
  );
  scrollTo(0, 9000);
  await until(() => !!wayBack(), 'the way back');
  await click(place.querySelector('#bar button') as HTMLElement);
  await until(() => !wayBack(), 'no way back after the banner');
});

it('a bar under which the row only scrolls away shows no way back', async () => {
  await render(bar('position: sticky; top: 0; height: 120px; z-index: 5'), long);
  for (const top of [150, 60, 0]) {
    scrollTo(0, top);
    await settled();
    expect(!!wayBack(), String(top)).to.equal(false);
  }
});

it('a press that would leave the row under a bar of the enlarged page scrolls it below the bar', async () => {
  const toggle = await render(
    bar('position: fixed; inset: 0 0 auto; height: 50px; z-index: 5'),
    `<style>main { padding-top: 60px }</style>${long}`,
  );
  toggle.toggle(false);
  toggle.values = { 'text-size': 400, scheme: 'black-on-white' };
  await until(() => !document.documentElement.dataset['lowVision']);
  scrollTo(0, 0);
  const button = toggle.shadowRoot?.querySelector('[part=button]') as HTMLElement;
  await click(button);
  await until(() => /400/.test(document.documentElement.dataset['lowVision'] ?? ''));
  await settled();
  await releasePointer();
  await settled();
  await until(() => !wayBack(), 'no way back');
  const { left, top, width, height } = boxOf(button);
  const [hit] = elementsAt(document, left + width / 2, top + height / 2);
  expect(hit === toggle || toggle.shadowRoot?.contains(hit ?? null)).to.equal(true);
});

it('a bar that leaves the row little room has the row in one line', async () => {
  const style = 'display: flex; height: 60px; align-items: center';
  const toggle = await render('', '');
  const bar = toggle.parentElement as HTMLElement;
  bar.style.cssText = style;
  bar.insertAdjacentHTML('afterbegin', '<p style="flex: none; width: 800px">Ministry</p>');
  toggle.requestUpdate();
  await toggle.updateComplete;
  const tops = [...(toggle.shadowRoot?.querySelectorAll('.row button') ?? [])]
    .filter((button) => button.checkVisibility())
    .map((button) => boxOf(button).top);
  expect(tops.length).to.be.at.least(4);
  expect(Math.max(...tops) - Math.min(...tops)).to.be.below(12);
  expect(Math.min(...tops)).to.be.at.least(0);
});

it('a way back at 400 % leaves most of the window to the page', async () => {
  const toggle = await render('', long);
  toggle.values = { 'text-size': 400 };
  toggle.style.display = 'none';
  await until(() => !!wayBack(), 'the way back');
  expect(boxOf(wayBack() as HTMLElement).height).to.be.below(600 / 3);
});
