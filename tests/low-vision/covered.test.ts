import { expect } from '@open-wc/testing';
import '../../src/elements/low-vision-toggle/define.js';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { boxOf, elementsAt } from '../../src/low-vision/engine/measure.js';
import { loadEngine } from '../../src/low-vision/load-engine.js';
import { forget } from '../../src/low-vision/memory.js';
import { click, clickAt, press, releasePointer, setViewport } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// A bar of the page that covers the row of controls leaves the reader a way back.

before(() => loadEngine());

let place: HTMLElement;
const wayBack = () => document.querySelector<HTMLElement>('low-vision-way-back');
const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

// In a group, the mode ends before the window gets its former size: WebKit's driver asks the page for its size.
describe('the row of controls', () => {
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

  it('a box that becomes fixed in the enlarged page and covers the row: the way back is shown and works', async () => {
    const style = `<style>@media (width < 800px) { #bar { position: fixed; inset: 0 55% auto 0; height: 90px; z-index: 9 } }</style>`;
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

  it('a covered row keeps the focus, so that the next press is one of the same button', async () => {
    const toggle = await render('', long);
    const larger = toggle.shadowRoot?.querySelector('[data-do=larger]') as HTMLElement;
    larger.focus();
    const layer = document.createElement('div');
    layer.style.cssText = 'position: absolute; inset: 0 0 auto; height: 300px; opacity: 0; z-index: 5';
    place.append(layer);
    window.dispatchEvent(new Event('scroll'));
    await until(() => !!wayBack(), 'the way back');
    const before = document.documentElement.dataset['lowVision'];
    await press('Enter');
    await until(() => document.documentElement.dataset['lowVision'] !== before, 'the next size');
    expect(toggle.active).to.equal(true);
  });

  it('a bar that becomes fixed in the enlarged page and covers the row goes below it, until the mode ends', async () => {
    const style = `<style>@media (width < 800px) { #bar { position: fixed; inset: 0 0 auto; z-index: 9 } }</style>`;
    const toggle = await render(style, bar('height: 50px') + long);
    const one = place.querySelector('#bar') as HTMLElement;
    await until(() => getComputedStyle(one).position === 'relative', 'the bar in the flow');
    await settled();
    expect(!!wayBack()).to.equal(false);
    const [row, below] = [boxOf(toggle), boxOf(one)];
    expect(below.top).to.be.at.least(row.top + row.height);
    toggle.toggle(false);
    await until(() => !one.style.position && !document.documentElement.dataset['lowVision'], 'the mode ends');
  });

  it('a layer over the page’s head that does not scroll away counts as well', async () => {
    await render(bar('position: absolute; inset: 0 0 auto; height: 300px; opacity: 0; z-index: 5'), long);
    await until(() => !!wayBack(), 'the way back');
  });

  it('a layer that comes over it in a narrower window, as it is resized, until it is wide again', async () => {
    const frame = await openPage(
      await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Unit</title>
        <script defer src="/dist/low-vision.js"></script>
        <style>#bar { visibility: hidden } @media (width < 500px) { #bar { visibility: visible } }</style><body>
        ${bar('position: absolute; inset: 0 0 auto; height: 300px; opacity: 0; z-index: 5')}
        <div style="padding: 4px 16px"><low-vision-toggle></low-vision-toggle></div>${long}</body></html>`),
      { width: 1000, height: 600 },
    );
    const page = frame.contentDocument as Document;
    const isShown = () => !!page.querySelector('low-vision-way-back');
    page.querySelector('low-vision-toggle')?.toggle(true);
    await until(() => !!page.documentElement.dataset['lowVision'], 'the mode');
    await settled();
    expect(isShown(), 'in the wide window').to.equal(false);
    frame.style.width = '600px';
    await until(isShown, 'the way back in the narrow window');
    frame.style.width = '1000px';
    await until(() => !isShown(), 'no way back in the wide window');
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

  it('a column or a head of a table in a box that scrolls is no bar: the row only scrolls away', async () => {
    for (const sticky of ['left: 0', 'top: 0']) {
      const toggle = await render(
        '',
        `<div style="height: 300px; overflow: auto"><div style="position: sticky; ${sticky}; width: 400px; height: 250px; background: #eee">1</div><p style="height: 900px">Text</p></div>${long}`,
      );
      const { top, height } = toggle.getBoundingClientRect();
      scrollTo(0, top + height + 20);
      await settled();
      expect(!!wayBack(), sticky).to.equal(false);
      toggle.reset();
    }
  });

  const dialog = (buttons: string) =>
    `<div role="dialog" aria-modal="true" style="position: fixed; inset: 0; z-index: 9; background: #fff">${buttons}</div>`;
  const meets = (control: Element) => {
    const [one, other] = [boxOf(wayBack() as HTMLElement), boxOf(control)];
    return (
      one.left < other.left + other.width &&
      other.left < one.left + one.width &&
      one.top < other.top + other.height &&
      other.top < one.top + one.height
    );
  };

  it('a way back covers no control of a dialog, also of one that comes later', async () => {
    const button = (at: string, name: string) =>
      `<button style="position: absolute; ${at}; width: 260px; height: 60px">${name}</button>`;
    await render('', dialog(button('right: 4px; bottom: 4px', 'Save')));
    await until(() => !!wayBack(), 'the way back');
    const [save] = place.querySelectorAll('[role=dialog] button');
    expect(meets(save as Element), 'at first').to.equal(false);
    const { left, top } = (wayBack() as HTMLElement).getBoundingClientRect();
    save?.insertAdjacentHTML(
      'afterend',
      `<button style="position: fixed; left: ${String(left + 4)}px; top: ${String(top + 4)}px">Reject</button>`,
    );
    window.dispatchEvent(new Event('resize'));
    const buttons = () => [...place.querySelectorAll('[role=dialog] button')];
    await until(() => buttons().length > 1 && !buttons().some(meets), 'clear of both');
    expect(boxOf(wayBack() as HTMLElement).width).to.be.above(0);
  });

  it('a way back covers no control that a component of a dialog draws', async () => {
    customElements.define(
      'page-button',
      class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).innerHTML =
            '<button style="width: 260px; height: 60px">Save</button>';
        }
      },
    );
    await render(
      '',
      dialog('<page-button style="position: absolute; right: 4px; bottom: 4px"></page-button>'),
    );
    await until(() => !!wayBack(), 'the way back');
    await settled();
    expect(meets(place.querySelector('page-button') as HTMLElement)).to.equal(false);
    expect(boxOf(wayBack() as HTMLElement).width).to.be.above(0);
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

  it('a press beside the centre of a wide button has the button under the pointer, and a page at its top there', async () => {
    await setViewport({ width: 480, height: 600 });
    const toggle = await render(
      bar('position: fixed; inset: 0 0 auto; height: 50px'),
      `<style>main { padding-top: 60px }</style>${long}`,
    );
    toggle.toggle(false);
    toggle.values = { 'text-size': 150 };
    await until(() => !document.documentElement.dataset['lowVision']);
    scrollTo(0, 0);
    const button = toggle.shadowRoot?.querySelector('[part=button]') as HTMLElement;
    const { left, top, width, height } = boxOf(button);
    const [x, y] = [left + width - 12, top + height / 2];
    await clickAt(x, y);
    await until(() => /150/.test(document.documentElement.dataset['lowVision'] ?? ''));
    await settled();
    expect(scrollY).to.equal(0);
    await clickAt(x, y);
    await until(() => !toggle.active, 'off by a second press of the same place');
  });

  it('a row that begins in the window and ends beside it: the way back is shown', async () => {
    const toggle = await render(bar('height: 50px'), `<style>html { overflow: hidden }</style>${long}`);
    const line = toggle.parentElement as HTMLElement;
    line.style.marginInlineStart = 'calc(100% - 100px)';
    line.style.inlineSize = '600px';
    toggle.toggle(false);
    toggle.values = { 'text-size': 150, columns: 'site' };
    toggle.toggle(true);
    await until(() => !!wayBack(), 'the way back');
  });

  it('a row in a bar of a fixed height has one line', async () => {
    const toggle = await render('', long);
    const line = toggle.parentElement as HTMLElement;
    line.style.cssText = 'display: flex; align-items: center; height: 56px; width: 500px';
    toggle.requestUpdate();
    const row = toggle.shadowRoot?.querySelector('.row') as HTMLElement;
    await until(() => row.offsetHeight <= 56, 'one line');
    expect(toggle.shadowRoot?.querySelector('[data-do=panel]')?.checkVisibility()).to.equal(true);
  });

  it('a row that is pressed off and on in one place has one line, as at any time', async () => {
    await setViewport({ width: 480, height: 600 });
    const toggle = await render(bar('height: 50px'), long);
    toggle.values = { 'text-size': 300 };
    const isOn = () => /300/.test(document.documentElement.dataset['lowVision'] ?? '');
    await until(isOn);
    const row = toggle.shadowRoot?.querySelector('.row') as HTMLElement;
    const isLine = () => boxOf(row, Number(row.style.zoom) || 1).height <= 600 / 5;
    await until(isLine, 'one line');
    const { left, top, height } = boxOf(toggle.shadowRoot?.querySelector('[part=button]') as HTMLElement);
    const [x, y] = [left + 12, top + height / 2];
    await clickAt(x, y);
    await until(() => !toggle.active, 'off');
    await clickAt(x, y);
    await until(isOn);
    await until(() => row.childElementCount > 1, 'the controls');
    await until(isLine, 'one line again');
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
});
