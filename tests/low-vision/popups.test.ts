import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import { click, clickAt, moveTo, press, setViewport, windowBoxes } from '../support/commands.js';
import { closePage, openPage } from '../support/feeds.js';
import { until } from '../support/sites.js';
import { isTurn } from '../support/matrix.js';

// In an enlarged page, popups of libraries open at their button, and close again.

type View = Window & typeof globalThis;

/** The distance between two elements in pixels of the window, as the browser measures it. */
function gap(a: Element, b: Element): number {
  const [p] = windowBoxes(a);
  const [q] = windowBoxes(b);
  if (!p?.width || !q?.width) throw new Error('not shown');
  return Math.max(p.left - q.right, q.left - p.right, p.top - q.bottom, q.top - p.bottom, 0);
}

/** Whether one is above, below or beside the other, and not only near a corner. */
function overlaps(a: Element, b: Element): boolean {
  const [p] = windowBoxes(a);
  const [q] = windowBoxes(b);
  return !!p && !!q && ((p.left < q.right && q.left < p.right) || (p.top < q.bottom && q.top < p.bottom));
}

/** Popups of libraries: the button, its menu, and the tooltip. */
const libraries = [
  {
    name: 'bootstrap3',
    button: '#office-toggle',
    menu: '#office-menu',
    item: 'a',
    tip: '#tip',
    hint: '.tooltip',
  },
  {
    name: 'bootstrap5',
    button: '#kind-toggle',
    menu: '#kind-menu',
    item: 'button',
    tip: '#tip',
    hint: '.tooltip',
  },
  {
    name: 'components',
    button: '#dropdown sl-button',
    menu: '#dropdown sl-menu',
    item: 'sl-menu-item',
    tip: '#tooltip sl-button',
    hint: '#tooltip',
  },
];

/** In pixels of the window: an arrow or a line may be between a popup and its button. */
const touching = 12;

for (const [offset, size] of [200, 400].entries())
  for (const { name, button, menu, item, tip, hint } of libraries.filter((_, at) => isTurn(at + offset)))
    describe(`the popups of ${name} at ${String(size)} %`, () => {
      const factor = size / 100;
      let frame: HTMLIFrameElement;
      let view: View;
      const find = (selector: string) => view.document.querySelector<HTMLElement>(selector);
      const $ = (selector: string) => find(selector) as HTMLElement;
      /** The visible box of a component is in its shadow root. */
      const hintBox = () => {
        const found = find(hint);
        const root = found?.shadowRoot?.querySelector('sl-popup')?.shadowRoot;
        return root ? root.querySelector<HTMLElement>('.popup') : found;
      };
      const isShown = (element: Element | null) =>
        !!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !!windowBoxes(element)[0]?.height;
      const isNear = (a: Element, b: Element | null) =>
        isShown(b) && !!b && gap(a, b) <= touching * factor && overlaps(a, b);

      // These pages take long to load: all tests of one size share a page.
      before(async function () {
        this.timeout(120_000);
        await setViewport({ width: 1300, height: 800 });
        frame = await openPage(`/tests/pages/${name}.html`, { width: 1280, height: 800, isKept: true });
        view = frame.contentWindow as View;
        await view.document.fonts.ready;
        if (name === 'components') await view.customElements.whenDefined('sl-popup');
        applyLowVision({ 'text-size': size }, view.document);
        await until(() => isShown($(button)), 'the button');
      });
      after(() => {
        if (frame as HTMLIFrameElement | undefined) closePage(frame);
      });
      beforeEach(() => setViewport({ width: 1300, height: 800 }));

      it('open at their button, and close by a click elsewhere', async () => {
        await click($(button));
        await until(() => isNear($(button), $(menu)), 'the menu at its button');
        await clickAt(20, 400);
        await until(() => !isShown($(menu)), 'the menu closed');
      });

      it('work by keys', async () => {
        $(button).focus();
        await press('Enter');
        await until(() => isNear($(button), $(menu)), 'the menu at its button');
        await press('ArrowDown');
        await until(() => $(menu).contains(view.document.activeElement), 'the focus in the menu');
        expect(view.document.activeElement?.matches(item)).to.equal(true);
        await press('Escape');
        await until(() => !isShown($(menu)), 'the menu closed');
      });

      it('open at the element that they explain', async () => {
        await moveTo($(tip));
        await until(() => isNear($(tip), hintBox()), 'the hint at its button');
        await clickAt(20, 400);
        await until(() => !isShown(hintBox()), 'the hint gone');
      });
    });
