import { expect } from '@open-wc/testing';
import '../../src/elements/low-vision-toggle/define.js';
import { loadEngine } from '../../src/low-vision/load-engine.js';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { boxOf } from '../../src/low-vision/engine/measure.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { forget } from '../../src/low-vision/memory.js';
import { expectAccessible } from '../support/accessibility.js';
import { click, engine, press } from '../support/commands.js';
import { screenshot } from '../support/pixels.js';
import { until } from '../support/sites.js';

before(() => loadEngine());

// The reader can see and press the panel and the button that ends the mode. This also holds while a modal dialog is open
// or the toggle is in a closed menu. Nothing of them is left in the page's own elements.

let place: HTMLElement;

async function render(markup: string): Promise<LowVisionToggle> {
  place.innerHTML = markup;
  const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
  await toggle.updateComplete;
  return toggle;
}

const withDialog = (attributes = '') =>
  render(`<low-vision-toggle ${attributes}></low-vision-toggle>
    <dialog aria-label="Question"><p>Do you agree?</p><button>Yes</button></dialog>`);

const dialog = () => place.querySelector('dialog') as HTMLDialogElement;
const wayBack = () => document.querySelector<HTMLElement>('low-vision-way-back');
const carrier = () => document.querySelector('low-vision-panel');
const panelIn = (root: Element | null) => root?.shadowRoot?.querySelector<HTMLElement>('.panel') ?? null;
const inPanel = (root: Element | null, selector: string) =>
  panelIn(root)?.querySelector(selector) as HTMLElement;
const text = () => document.documentElement.dataset['lowVision'];

async function openPanel(toggle: LowVisionToggle): Promise<void> {
  toggle.openPanel();
  await toggle.updateComplete;
  await drawn();
}

/** Lets observers of mutations run, also those that others have started, without a frame. */
async function microtasks(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await Promise.resolve();
}

/** WebKit's pointer finds what is drawn. */
async function drawn(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
}

beforeEach(() => {
  forget();
  place = document.createElement('main');
  document.body.append(place);
});

afterEach(async () => {
  const toggle =
    document.querySelector<LowVisionToggle>('low-vision-toggle') ??
    (await render('<low-vision-toggle></low-vision-toggle>'));
  toggle.closePanel();
  toggle.reset();
  await toggle.updateComplete;
  place.remove();
  expect(text()).to.equal(undefined);
  expect(carrier()).to.equal(null);
  expect(wayBack()).to.equal(null);
});

for (const kind of ['bar', 'popover'])
  describe(`the panel («${kind}») and a modal dialog of the page`, () => {
    it('opens inside the dialog and works there; Escape closes only the panel', async () => {
      const toggle = await withDialog(`panel=${kind} defaults="bold:on"`);
      const before = dialog().innerHTML;
      dialog().showModal();
      await openPanel(toggle);
      expect(carrier()?.parentElement).to.equal(dialog());
      expect(carrier()?.shadowRoot?.activeElement?.role).to.equal('spinbutton');
      await click(inPanel(carrier(), '[data-set="line-height:1.5"]'));
      expect(text()).to.equal('bold:on line-height:1.5');
      await toggle.updateComplete;
      expect(inPanel(carrier(), '[data-name=line-height] [role=spinbutton]').ariaValueText).to.equal('1.5');
      // axe-core does not see that the panel is over the dialog.
      await expectAccessible(dialog(), { undecided: ['color-contrast'] });
      await press('Escape');
      await toggle.updateComplete;
      expect(carrier()).to.equal(null);
      expect(dialog().open).to.equal(true);
      toggle.toggle(false);
      expect(dialog().innerHTML).to.equal(before);
      dialog().close();
    });

    it('moves into a dialog that opens, and back when it closes', async () => {
      const toggle = await withDialog(`panel=${kind} defaults="bold:on"`);
      await openPanel(toggle);
      expect(carrier()).to.equal(null);
      dialog().showModal();
      await until(() => !!panelIn(carrier())?.matches(':popover-open'), 'it is in the dialog');
      await drawn();
      await click(inPanel(carrier(), '[data-set="line-height:1.5"]'));
      expect(text()).to.equal('bold:on line-height:1.5');
      dialog().close();
      await until(() => !!panelIn(toggle)?.matches(':popover-open'), 'it is in the toggle again');
      await drawn();
      expect(carrier()).to.equal(null);
      await click(inPanel(toggle, '[data-set="line-height:"]'));
      expect(text()).to.equal('bold:on');
    });

    it('returns when the page renders its dialog again', async () => {
      const toggle = await withDialog(`panel=${kind}`);
      dialog().showModal();
      await openPanel(toggle);
      dialog().innerHTML = '<p>Thank you</p>';
      await until(() => !!panelIn(carrier())?.matches(':popover-open'));
      expect(carrier()?.parentElement).to.equal(dialog());
      dialog().remove();
      await until(() => !!panelIn(toggle)?.matches(':popover-open'));
    });

    it('returns in a microtask, before a frame that would tell of its size', async () => {
      const toggle = await withDialog(`panel=${kind}`);
      toggle.openPanel();
      await toggle.updateComplete;
      dialog().showModal();
      await microtasks();
      expect(carrier()?.parentElement).to.equal(dialog());
      dialog().innerHTML = '<p>Thank you</p>';
      await microtasks();
      expect(carrier()?.parentElement).to.equal(dialog());
      dialog().remove();
      await microtasks();
      expect(panelIn(toggle)?.matches(':popover-open')).to.equal(true);
    });

    it('stays in a toggle that is in the dialog itself', async () => {
      const toggle = await render(
        `<dialog aria-label="Settings"><low-vision-toggle panel=${kind} defaults="bold:on"></low-vision-toggle></dialog>`,
      );
      dialog().showModal();
      await openPanel(toggle);
      expect(carrier()).to.equal(null);
      await click(inPanel(toggle, '[data-set="line-height:1.5"]'));
      expect(text()).to.equal('bold:on line-height:1.5');
      expect(wayBack()).to.equal(null);
    });
  });

describe('the exit button and a modal dialog', () => {
  it('is inside the dialog while it is open, and leads to the settings', async () => {
    const toggle = await withDialog('defaults="bold:on"');
    toggle.toggle(true);
    expect(wayBack()).to.equal(null);
    dialog().showModal();
    await until(() => wayBack()?.parentElement === dialog());
    (place.querySelector('dialog button') as HTMLElement).focus();
    await press('Tab', 'Tab', 'Enter');
    await toggle.updateComplete;
    expect(carrier()?.shadowRoot?.activeElement?.role).to.equal('spinbutton');
    await press('Escape');
    await toggle.updateComplete;
    expect(document.activeElement, 'the focus goes back').to.equal(wayBack());
    await press('Shift+Tab', 'Enter');
    expect(text()).to.equal(undefined);
    expect(wayBack()).to.equal(null);
    expect(dialog().open).to.equal(true);
  });

  it('does not cover the end of a long dialog, and restores it', async () => {
    const toggle = await withDialog('defaults="text-size:200"');
    const open = dialog();
    open.innerHTML = `${'<p>A line of the conditions</p>'.repeat(40)}<button style="width: 100%">I agree to all of them</button>`;
    const before = open.outerHTML;
    toggle.toggle(true);
    open.showModal();
    await until(() => wayBack()?.parentElement === open, 'the way back in the dialog');
    await drawn();
    open.scrollTop = open.scrollHeight;
    await drawn();
    const [last, way] = [open.querySelector('button') as HTMLElement, wayBack() as HTMLElement].map((one) =>
      boxOf(one),
    );
    expect((last?.top ?? NaN) + (last?.height ?? NaN)).to.be.at.most((way?.top ?? NaN) + 1);
    open.close();
    toggle.toggle(false);
    await until(() => !wayBack(), 'it is gone');
    expect(open.outerHTML).to.equal(before);
  });

  it('does not cover the focused element of a long dialog', async () => {
    const toggle = await withDialog('defaults="text-size:200"');
    const open = dialog();
    open.innerHTML = `<style>dialog { box-sizing: border-box; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; overflow: auto } a { display: block; margin: 0 }</style>${'<a href="#line">A line of the conditions, which is as wide as the window and more than that</a>'.repeat(30)}`;
    toggle.toggle(true);
    open.showModal();
    await until(() => wayBack()?.parentElement === open, 'the way back in the dialog');
    await drawn();
    open.querySelector('a')?.focus();
    for (let count = 0; count < 20; count += 1) {
      await press('Tab');
      await drawn();
      const [link, way] = [document.activeElement, wayBack()].map((one) => boxOf(one as Element));
      // Firefox and WebKit do not scroll for a part of the last line.
      const end = (link?.top ?? NaN) + (link?.height ?? NaN) * 0.7;
      expect(end, `link ${String(count)}`).to.be.at.most(way?.top ?? NaN);
    }
  });

  it('does not cover the end of a dialog that grows after it has opened', async () => {
    const toggle = await withDialog('defaults="bold:on"');
    toggle.toggle(true);
    const open = dialog();
    open.showModal();
    await until(() => wayBack()?.parentElement === open, 'the way back in the dialog');
    await drawn();
    open.style.cssText =
      'box-sizing: border-box; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; display: flex; flex-direction: column';
    const text = open.querySelector('p') as HTMLElement;
    text.style.cssText = 'flex: 1; overflow: auto';
    text.textContent = 'A line of the conditions. '.repeat(900);
    await until(() => boxOf(text).top + boxOf(text).height <= boxOf(wayBack() as Element).top, 'clear of it');
  });

  it('goes with a dialog that has covered the toggle, without another event', async () => {
    const toggle = await withDialog('defaults="bold:on"');
    toggle.toggle(true);
    dialog().style.cssText = 'inset: 0; width: 100%; height: 100%; max-width: none; max-height: none';
    dialog().showModal();
    await until(() => wayBack()?.parentElement === dialog());
    // The search for what covers the toggle begins 200 ms after an event.
    document.dispatchEvent(new Event('scroll'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    dialog().close();
    await microtasks();
    expect(!!wayBack()).to.equal(false);
  });

  it('moves into the dialog of a later component, and out when it closes', async () => {
    const toggle = await render('<low-vision-toggle></low-vision-toggle>');
    toggle.toggle(true);
    const component = document.createElement('div');
    place.append(component);
    const root = component.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog aria-label="Question"><button>Yes</button></dialog>';
    const later = root.querySelector('dialog') as HTMLDialogElement;
    later.showModal();
    await until(() => !!later.querySelector('low-vision-way-back'), 'the way back');
    await click(later.querySelector('button') as HTMLElement);
    later.close();
    await until(() => !later.querySelector('low-vision-way-back'), 'the dialog as it was');
  });

  it('disappears with the dialog, and returns when it is rendered again', async () => {
    const toggle = await withDialog();
    toggle.toggle(true);
    dialog().showModal();
    await until(() => wayBack()?.parentElement === dialog());
    dialog().innerHTML = '';
    await until(() => wayBack()?.parentElement === dialog());
    dialog().close();
    await until(() => !wayBack());
  });

  it('returns in a microtask, before a frame that would tell of its size', async () => {
    const toggle = await withDialog();
    toggle.toggle(true);
    const around = document.createElement('div');
    dialog().before(around);
    around.append(dialog());
    dialog().showModal();
    await microtasks();
    expect(wayBack()?.parentElement).to.equal(dialog());
    dialog().innerHTML = '';
    await microtasks();
    expect(wayBack()?.parentElement).to.equal(dialog());
    around.remove();
    await microtasks();
    expect(wayBack(), 'the toggle can be pressed').to.equal(null);
  });

  it('does not appear in a dialog that is not modal', async () => {
    const toggle = await withDialog();
    toggle.toggle(true);
    dialog().show();
    await drawn();
    expect(wayBack()).to.equal(null);
  });
});

describe('a toggle in a closed menu', () => {
  const menu = () => place.querySelector('#menu') as HTMLElement;
  const withMenu = () =>
    render(`<div id="menu"><low-vision-toggle defaults="bold:on"></low-vision-toggle></div><p>Text</p>`);

  it('still opens its panel at the top, and the page makes room', async () => {
    const toggle = await withMenu();
    menu().style.display = 'none';
    await openPanel(toggle);
    const panel = panelIn(carrier()) as HTMLElement;
    expect(panel.matches(':popover-open')).to.equal(true);
    const { top, height } = boxOf(panel);
    expect(top).to.equal(0);
    expect(parseFloat(getComputedStyle(document.documentElement).marginTop)).to.be.closeTo(height, 2);
    await click(inPanel(carrier(), '[data-set="line-height:1.5"]'));
    expect(text()).to.equal('bold:on line-height:1.5');
    menu().style.display = '';
    await until(() => !wayBack());
  });

  it('opens its settings from the exit button, and the focus returns there', async () => {
    const toggle = await withMenu();
    toggle.toggle(true);
    menu().style.display = 'none';
    await until(() => !!wayBack());
    wayBack()?.focus();
    await press('Tab', 'Enter');
    await toggle.updateComplete;
    expect(carrier()?.shadowRoot?.activeElement?.role).to.equal('spinbutton');
    await click(inPanel(carrier(), '[part=close]'));
    await toggle.updateComplete;
    expect(carrier()).to.equal(null);
    expect(document.activeElement).to.equal(wayBack());
  });

  it('gives the focus to the exit button when the menu closes', async () => {
    const toggle = await withMenu();
    await click(toggle.shadowRoot?.querySelector('[part=button]') as HTMLElement);
    expect(text()).to.equal('bold:on');
    menu().style.display = 'none';
    await until(() => document.activeElement === wayBack());
    await press('Enter');
    expect(text()).to.equal(undefined);
  });

  it('does not take the focus from elsewhere', async () => {
    const toggle = await withMenu();
    toggle.toggle(true);
    const other = document.createElement('button');
    other.textContent = 'Other';
    place.append(other);
    other.focus();
    menu().style.display = 'none';
    await until(() => !!wayBack());
    expect(document.activeElement).to.equal(other);
  });
});

describe('the reading guide', () => {
  it('is over a modal dialog that opens later', async function () {
    // WebKit's driver cannot take a screenshot of this page.
    if (engine === 'webkit') this.skip();
    await withDialog();
    dialog().style.cssText =
      'inset: 0; margin: 0; padding: 0; border: 0; width: 100%; height: 100%; max-width: none; max-height: none; background: #00f';
    applyLowVision({ guide: 'line' });
    try {
      dialog().showModal();
      const isThere = async () => {
        const { data } = (await screenshot()).getImageData(400, 0, 1, innerHeight);
        const column = Array.from({ length: innerHeight }, (_, at) => data.slice(at * 4, at * 4 + 3).join());
        expect(column, 'the dialog is drawn').to.include('0,0,255');
        return column.includes('255,255,0');
      };
      await drawn();
      expect(await isThere()).to.equal(true);
    } finally {
      clearLowVision();
      dialog().close();
    }
  });
});
