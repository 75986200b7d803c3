import { expect } from '@open-wc/testing';
import { pages } from '../pages/pages.js';
import { publicPages } from '../pages/public-pages.js';
import { isMet, windowBoxes } from '../support/commands.js';
import { openPage } from '../support/feeds.js';
import { whenUnchanged } from '../support/page-state.js';
import { until } from '../support/sites.js';

// A pointer meets each button of the row on every page: at rest, after scrolling, and with the panel open. Where it does
// not, it meets the way back that the engine shows instead.

/** A page with the toggle where a webmaster would put it. */
async function openWithToggle(path: string, place: string, width: number) {
  const opened = await openPage(path, { width, height: width > 800 ? 800 : 844 });
  opened.style.position = 'fixed';
  opened.style.inset = '0';
  const { contentDocument: document } = opened;
  const view = document?.defaultView;
  if (!document || !view) throw new Error('no page');
  const script = document.createElement('script');
  script.src = '/dist/pressroom.js';
  document.head.append(script);
  const toggle = document.createElement('low-vision-toggle');
  (document.querySelector(place) ?? document.body).prepend(toggle);
  await until(() => !!toggle.shadowRoot?.querySelector('button'), 'the toggle');
  return { document, view, toggle };
}

/** Whether a control is within the window and uncovered. */
function isReached(control: Element): boolean {
  const view = control.ownerDocument.defaultView;
  const [box] = windowBoxes(control);
  const frame = view?.frameElement as HTMLElement;
  return !!box && box.left > -1 && box.right < frame.clientWidth + 1 && isMet(control);
}

const visible = (toggle: Element, selector: string) =>
  [...(toggle.shadowRoot?.querySelectorAll(selector) ?? [])].filter((button) => button.checkVisibility());

/** The buttons that a pointer does not meet; none if it meets the way back. */
function missedIn(
  { document, toggle }: { document: Document; toggle: Element },
  isScrolled: boolean,
): string[] {
  const wayBack = document.querySelector('low-vision-way-back');
  if (wayBack && isReached(wayBack)) return [];
  return visible(toggle, '.row button')
    .filter((button) => {
      if (isScrolled) button.scrollIntoView({ block: 'center', behavior: 'instant' });
      return !isReached(button);
    })
    .map(({ textContent }) => textContent.trim());
}

const places = [
  ...publicPages,
  ...pages.map(({ name, path }) => ({ name, path, place: 'header, [role=banner], body' })),
];

describe('the row of controls', () => {
  for (const { name, path, place } of places)
    for (const width of [1280, 390])
      it(`is reached on ${name} in a window of ${String(width)} px`, async () => {
        const page = await openWithToggle(path, place, width);
        const { document, view, toggle } = page;
        const problems: string[] = [];
        const check = async (state: string, missed: () => string[]) => {
          // The engine shows the way back when the page stands still.
          await until(() => !missed().length).catch(() => undefined);
          for (const button of missed()) problems.push(`${state}: ${button}`);
        };
        for (const size of [150, 200, 400]) {
          toggle.values = { 'text-size': size, scheme: 'black-on-white' };
          toggle.toggle(true);
          await until(() => document.documentElement.dataset['lowVision']?.includes(String(size)) ?? false);
          await whenUnchanged(document);
          // The page begins with it, or the reader scrolls to it.
          await check(`${String(size)} %`, () => missedIn(page, true));
          view.scrollTo({ top: view.innerHeight, behavior: 'instant' });
          await check(`${String(size)} %, from below`, () => missedIn(page, true));
          view.scrollTo({ top: 0, behavior: 'instant' });
          toggle.openPanel();
          // The panel of a hidden toggle is in an element of its own.
          const buttons = () =>
            [toggle, ...document.querySelectorAll('low-vision-panel')].flatMap((holder) =>
              visible(holder, '.panel .head button'),
            );
          await until(() => buttons().length > 0, 'the panel');
          await check(`${String(size)} %, panel`, () =>
            buttons()
              .filter((button) => !isReached(button))
              .map(({ textContent }) => textContent.trim()),
          );
          toggle.closePanel();
          await toggle.updateComplete;
        }
        expect(problems).to.deep.equal([]);
      }).timeout(240_000);
});
