import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { LowVisionToggle } from '../src/elements/low-vision-toggle/low-vision-toggle.js';
import { expectAccessible } from './support/accessibility.js';
import { click, emulate, engine, type Engine, NotSupported, press, type } from './support/commands.js';
import { openPage } from './support/feeds.js';
import { itInTurn, matrix, someOf } from './support/matrix.js';
import { until } from './support/sites.js';

// The documentation site: each page is accessible in light and dark, with the mode on and off, and nothing moves. The
// search works by keyboard, examples run and can be changed, and controls change the element and the markup. The sweep
// also opens the pages of the demo and of the snippet builder.

const site = '/.artifacts/site/';
const root = `${site}docs/`;
const engines: Engine[] = ['chromium', 'firefox', 'webkit'];

/** Addresses of all pages, from the page that lists them. */
const list = new DOMParser().parseFromString(await (await fetch(`${root}site-map.html`)).text(), 'text/html');
const pages = [
  'index.html',
  'site-map.html',
  ...[...list.querySelectorAll('.site-map a')].map((link) => link.getAttribute('href') ?? ''),
];

/** Pages beside the documentation. They have their own tests, so only the sweep opens them here. */
const demoPages = ['az', 'en', 'ru'].flatMap((language) => [
  ...['index', 'press', 'release'].map((name) => `demo/${language}/${name}.html`),
  `builder/${language === 'en' ? 'index' : language}.html`,
]);

const elements = 'press-releases, press-release, site-switcher, low-vision-toggle';

/** The width of pages with controls to press: WebKit's window is 800 px wide. */
const narrow = 760;

const looks = [
  { scheme: 'light', isOn: false, width: 1280 },
  { scheme: 'dark', isOn: true, width: 1280 },
  { scheme: 'dark', isOn: false, width: 320 },
  { scheme: 'light', isOn: true, width: 768 },
] as const;

async function pageWithExample(): Promise<string> {
  for (const path of pages)
    if ((await (await fetch(root + path)).text()).includes(' data-example')) return path;
  throw new Error('no page has an example');
}

async function open(path: string, width = 1280): Promise<Document> {
  const frame = await openPage(new URL(path, location.origin + root).pathname, { width, height: 600 });
  const page = frame.contentDocument as Document;
  await page.defaultView?.customElements.whenDefined('low-vision-toggle');
  await until(() => !page.querySelector('site-switcher:not(:state(ready))'));
  await until(() => !page.querySelector('.builder:not(:has(.choices))'));
  return page;
}

/** TypeScript does not know these entries. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Element | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

const written = ({ x, y, width, height }: DOMRectReadOnly) =>
  `${String(x)},${String(y)} ${String(width)}×${String(height)}`;

/**
 * The layout shifts since the page was first painted: each with the boxes that moved, since a number alone explains
 * nothing. In a frame, Chromium lays a page out while its style sheet is still on the way. It shows nothing of it, but
 * counts a shift of up to 1 when the style sheet arrives.
 */
async function layoutShifts(page: Document): Promise<string[]> {
  const view = page.defaultView as Window & typeof globalThis;
  await page.fonts.ready;
  await until(() => !page.querySelector(':is(press-releases, press-release):not(:state(ready))'));
  return new Promise((resolve) => {
    const shifts: string[] = [];
    const painted = view.performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
    new view.PerformanceObserver((entries) => {
      for (const { value, startTime, sources } of entries.getEntries() as LayoutShift[]) {
        if (startTime < painted) continue;
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node?.nodeName ?? 'removed'} ${written(previousRect)} → ${written(currentRect)}`,
        );
        shifts.push(`${String(value)} at ${String(startTime)} ms: ${moved.join('; ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    // Buffered entries arrive in a task of their own.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          resolve(shifts);
        }),
      ),
    );
  });
}

async function switchOn(page: Document): Promise<void> {
  const toggle = page.querySelector<LowVisionToggle>('low-vision-toggle');
  if (!toggle) throw new Error('the page has no toggle');
  toggle.values = { 'text-size': 200, scheme: 'white-on-black' };
  toggle.toggle(true);
  await until(() => page.documentElement.dataset['lowVision'] !== undefined);
}

/** The page without the frames of examples, which have an origin of their own. */
const withoutExamples = (page: Document) => {
  for (const frame of page.querySelectorAll('iframe')) frame.remove();
};

/** The first page of each folder; a sweep opens all pages, which have the same templates. */
const opened = matrix.isFull
  ? [...pages, ...demoPages.map((path) => `../${path}`)]
  : [...new Map(pages.toReversed().map((path) => [path.replace(/[^/]*$/, ''), path])).values()];

describe('each page of the documentation', () => {
  for (const [index, path] of opened.entries())
    if (someOf(engines, index).includes(engine))
      for (const { scheme, isOn, width } of someOf(looks, Math.floor(index / engines.length)))
        it(`${path}, ${scheme}, ${String(width)} px, mode ${isOn ? 'on' : 'off'}`, async () => {
          try {
            await emulate({ colorScheme: scheme });
          } catch (error) {
            // WebKit's driver has no other scheme than its own.
            if (!(error instanceof NotSupported)) throw error;
          }
          const page = await open(path, width);
          if (engine === 'chromium') expect(await layoutShifts(page)).to.deep.equal([]);
          if (isOn) await switchOn(page);
          const { scrollWidth, clientWidth } = page.documentElement;
          expect(scrollWidth).to.be.at.most(clientWidth);
          withoutExamples(page);
          // The elements in further languages, on the same page. Only the sweep does this: their own tests have every language.
          for (const tag of matrix.isFull && !path.startsWith('../') ? ['az', 'ru', 'en'] : [])
            for (const element of page.querySelectorAll<LitElement>(elements)) {
              element.lang = tag;
              await element.updateComplete;
              await expectAccessible(element, { undecided: isOn ? ['color-contrast'] : [] });
            }
          // The engine guarantees the contrast of a scheme. At 320 px, axe-core cannot decide on the cells of a wide
          // table that are scrolled out of view. The same colours are decided at 1280 px.
          await expectAccessible(page, { undecided: isOn || width === 320 ? ['color-contrast'] : [] });
        });
});

describe('the documentation', () => {
  itInTurn('moves nothing while a page loads', async function () {
    if (engine !== 'chromium') this.skip();
    for (const path of [
      'docs/elements/press-releases.html',
      'docs/project/readme.html',
      'docs/readers/low-vision.az.html',
      'builder/az.html',
      'demo/az/index.html',
      'demo/looks/portal-2009.html',
      'demo/looks/unit.html',
    ]) {
      const page = await open(`../${path}`);
      expect(await layoutShifts(page), path).to.deep.equal([]);
    }
  });

  itInTurn('finds a page by keyboard', async () => {
    const page = await open('index.html', narrow);
    const frame = page.defaultView?.frameElement as HTMLIFrameElement;
    const box = page.querySelector<HTMLInputElement>('#search') as HTMLInputElement;
    await click(box);
    await type('text-size');
    await until(() => page.querySelector('.search-results a') !== null);
    await press('ArrowDown');
    const first = page.querySelector<HTMLAnchorElement>('.search-results a');
    expect(page.activeElement).to.equal(first);
    await press('Escape');
    expect(page.activeElement).to.equal(box);
    expect(page.querySelector<HTMLElement>('.search-results')?.hidden).to.equal(true);
    await press('Enter');
    await until(() => !!frame.contentDocument?.querySelector('.search-page-results a'));
    expect(frame.contentWindow?.location.search).to.equal('?q=text-size');
  });

  it('has room for its controls in a narrow window at 400 %', async () => {
    // WebKit counts the hidden end of a long choice of a `select` as content of the page.
    const paths = engine === 'webkit' ? ['index.html'] : ['index.html', '../builder/index.html'];
    for (const path of paths) {
      const page = await open(path, 390);
      const { documentElement } = page;
      const toggle = page.querySelector('low-vision-toggle');
      if (toggle) toggle.values = { 'text-size': 400 };
      toggle?.toggle(true);
      await until(() => documentElement.hasAttribute('data-low-vision'), 'the mode');
      await until(
        () => documentElement.scrollWidth <= documentElement.clientWidth,
        `no scrolling in ${path}`,
      );
      const box = page.querySelector('#search');
      const letters = () => (box?.clientWidth ?? 0) / parseFloat(getComputedStyle(box as Element).fontSize);
      if (box) await until(() => letters() > 4, 'room for a word in the search box');
    }
  });

  itInTurn('runs the element of a page', async () => {
    const page = await open('elements/press-releases.html', narrow);
    await until(() => page.querySelector('iframe')?.dataset['event'] === 'press-releases load');
  });

  itInTurn('runs examples, and runs them again when they are changed', async () => {
    const page = await open(await pageWithExample(), narrow);
    const example = page.querySelector('[data-example]') as HTMLElement;
    const code = example.querySelector('code') as HTMLElement;
    code.scrollIntoView();
    await until(() => !!example.querySelector('iframe')?.dataset['event'], 'an event of the example');
    const frame = example.querySelector('iframe') as HTMLIFrameElement;
    const before = frame.srcdoc;
    await click(code);
    // The example may have got its height meanwhile, and moved the code.
    if (page.activeElement !== code) await click(code);
    // A letter in the address of a script changes nothing: the frame has a script of its own.
    await press('Control+End');
    await type('!');
    await until(() => frame.srcdoc !== before, 'the changed example');
    expect(frame.srcdoc).to.match(/!\s*<\/body>/);
  });

  itInTurn('changes the element and the markup by controls', async () => {
    const page = await open('elements/press-releases.html', narrow);
    const control = page.querySelector<HTMLInputElement>('#control-limit') as HTMLInputElement;
    const code = () => page.querySelector('.live code')?.textContent ?? '';
    await click(control, { count: 3 });
    await type('7');
    await click(page.querySelector('#control-searchable') as HTMLElement);
    expect(code()).to.match(/limit="7"\s+searchable\s*>/);
    await click(page.querySelector('.reset') as HTMLElement);
    await until(() => code().includes('limit="3"'));
    expect(code()).not.to.include('searchable');
  });

  itInTurn('says that code was copied', async () => {
    const page = await open('elements/site-switcher.html', narrow);
    const button = page.querySelector<HTMLElement>('.copy') as HTMLElement;
    await click(button);
    await until(() => button.textContent !== 'Copy');
    const said = [...page.querySelectorAll('[role=status]')].map((status) => status.textContent);
    expect(said).to.include(button.textContent);
  });
});
