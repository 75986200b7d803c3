import { expect } from '@open-wc/testing';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { contrastFindings } from '../support/accessibility.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { isMet, windowBoxes } from '../support/commands.js';
import { layoutOf, type Layout } from '../support/layout-measures.js';
import { closePage, openPage } from '../support/feeds.js';
import { differences, stateOf, whenUnchanged } from '../support/page-state.js';
import { saveShot } from '../support/shots.js';
import { until } from '../support/sites.js';

// Pages that once broke the mode, each with the toggle where a webmaster has put it. The reader switches the mode on in
// two sizes, two schemes and two widths. Screenshots for a person to look at are in `.artifacts/cases/ENGINE/`.

const folder = '/tests/pages/cases/';
const names = [
  'absolute-header',
  'arms-as-background',
  'bar-covers-toggle',
  'clone',
  'css-features',
  'darkreader',
  'editable',
  'guard',
  'guard-free',
  'imagemap',
  'katex',
  'layers',
  'long-word-in-row',
  'margins-for-side-menus',
  'masonry',
  'panel-tucked-under-bar',
  'pdfjs',
  'tinymce',
  'toggle-in-dark-header',
  'white-img-icons',
] as const;
type Name = (typeof names)[number];

/** Settings besides text size and scheme. */
const values: Partial<Record<Name, Settings>> = { layers: { motion: 'off', links: 'underline' } };

type PageWindow = Window & {
  ready?: boolean;
  n?: number;
  tinymce?: { activeEditor: { getContent(): string } };
};

/** The frames in which a page may answer a change of its layout: two seconds. */
const mostFrames = 120;
/** The frames in a row after which a page has answered: half a second. */
const goodFrames = 30;

interface Case {
  document: Document;
  view: PageWindow;
  toggle: LowVisionToggle;
}

async function openCase(name: Name, width: number, height: number): Promise<Case> {
  const frame = await openPage(`${folder}${name}.html`, { width, height });
  // A browser runs no transitions in a frame that is scrolled out of view.
  Object.assign(frame.style, { position: 'fixed', inset: '0' });
  const { contentDocument: document } = frame;
  const view = document?.defaultView as PageWindow | null;
  const toggle = document?.querySelector<LowVisionToggle>('low-vision-toggle');
  if (!document || !view || !toggle) throw new Error('no toggle');
  // A window has a scrollbar in one size and none in another.
  document.documentElement.style.scrollbarWidth = 'none';
  await document.fonts.ready;
  await until(() => view.ready !== false, 'the widget');
  await until(() => !!toggle.shadowRoot?.querySelector('button'), 'the toggle');
  return { document, view, toggle };
}

const find = (document: Document, selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

const boxOf = (document: Document, selector: string): DOMRect => {
  const [box] = windowBoxes(find(document, selector));
  if (!box) throw new Error(`${selector} is not rendered`);
  return box;
};

const isPart = (inner: DOMRect, outer: DOMRect): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

/** The faults of one page in a state. Other faults are looked for on all pages. */
const faults: Partial<Record<Name, (page: Case) => string[]>> = {
  'arms-as-background': ({ document, view }) => {
    const { backgroundImage, outlineStyle, borderTopWidth } = view.getComputedStyle(find(document, '.arms'));
    return [
      ...(backgroundImage === 'none' ? ['the arms are lost'] : []),
      ...(outlineStyle === 'none' && borderTopWidth === '0px' ? [] : ['the arms have a frame']),
    ];
  },
  guard: ({ view }) => ((view.n ?? 0) < 100 ? [] : [`its script has answered ${String(view.n)} times`]),
  'guard-free': ({ view }) =>
    (view.n ?? 0) < 100 ? [] : [`its script has answered ${String(view.n)} times`],
  imagemap: ({ document }) => {
    const { width, height } = boxOf(document, 'img');
    return Math.abs(width / height - 900 / 500) < 0.01 ? [] : ['the map has another shape'];
  },
  'margins-for-side-menus': ({ document, view }) => {
    const size = parseFloat(view.getComputedStyle(find(document, '#center p')).fontSize);
    const width = find(document, '#center').clientWidth;
    return width >= Math.min(10 * size, document.documentElement.clientWidth - 40)
      ? []
      : [`the column is ${String(Math.round(width / size))} em wide`];
  },
  'panel-tucked-under-bar': ({ document }) => {
    const [search, bar] = [boxOf(document, '.search'), boxOf(document, '.bar')];
    return search.bottom <= bar.bottom + 1 ? [] : ['the closed panel is in view'];
  },
  pdfjs: ({ document, view }) => {
    const { color } = view.getComputedStyle(find(document, '.textLayer span'));
    return color === 'rgba(0, 0, 0, 0)' ? [] : [`the text over the picture is ${color}`];
  },
};

/** The letters outside the buttons of the row, and the buttons that a pointer does not meet. */
function faultsOfRow({ document, toggle }: Case): string[] {
  const wayBack = document.querySelector('low-vision-way-back');
  if (wayBack && isMet(wayBack)) return [];
  return [...(toggle.shadowRoot?.querySelectorAll<HTMLElement>('.row button') ?? [])]
    .filter((button) => button.checkVisibility())
    .flatMap((button) => {
      const name = button.textContent.trim();
      button.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = button.getBoundingClientRect();
      const seen = [
        ...button.childNodes,
        ...[...button.children].flatMap(({ childNodes }) => [...childNodes]),
      ];
      const isInside = seen
        .filter(
          (node) => node.nodeType === Node.TEXT_NODE && !node.parentElement?.matches('.compact .button span'),
        )
        .every((node) => {
          const text = document.createRange();
          text.selectNodeContents(node);
          return [...text.getClientRects()].every((line) => isPart(line, box));
        });
      return [
        ...(isMet(button) ? [] : [`the button «${name}» is not met`]),
        ...(isInside ? [] : [`letters of «${name}» are outside its button`]),
      ];
    });
}

/** The state of a page without the insides of the toggle, which has fetched its styles. */
const ownState = (document: Document): Map<string, string> =>
  new Map([...stateOf(document)].filter(([place]) => !place.includes('low-vision-toggle')));

/** The label that the row of controls hides from view. */
const hiddenLabel = '<span>';

const more = (kind: string, ours: readonly string[], zoomed: readonly string[] = []): string[] => {
  const found = ours.filter((one) => one !== hiddenLabel);
  return found.length > zoomed.length
    ? [`${kind}: ${found.filter((one) => !zoomed.includes(one)).join(', ')}`]
    : [];
};

describe('pages that once broke the mode', () => {
  for (const name of names)
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ] as const)
      it(`${name} is readable in a window of ${String(width)} px, and is restored`, async () => {
        const zoomed = new Map<number, Layout>();
        for (const size of [200, 400]) {
          const { document, toggle } = await openCase(name, (width * 100) / size, (height * 100) / size);
          toggle.toggle(false);
          await whenUnchanged(document);
          zoomed.set(size, layoutOf(document, 1));
          // Pages of one site follow each other's settings.
          closePage(document.defaultView?.frameElement as HTMLIFrameElement);
        }
        const page = await openCase(name, width, height);
        const { document, view, toggle } = page;
        toggle.toggle(false);
        await whenUnchanged(document);
        const before = ownState(document);
        const written = view.tinymce?.activeEditor.getContent();
        const problems: string[] = [];
        for (const size of [200, 400])
          for (const scheme of ['black-on-white', 'white-on-black'] as const) {
            toggle.values = { 'text-size': size, scheme, ...values[name] };
            toggle.toggle(true);
            const shown = () => document.documentElement.dataset['lowVision'] ?? '';
            await until(() => shown().includes(String(size)) && shown().includes(scheme), 'the mode');
            await whenUnchanged(document);
            const zoom = Number(view.getComputedStyle(document.documentElement).zoom) || 1;
            const own = zoomed.get(size);
            const misplaced = () => {
              const layout = layoutOf(document, zoom, size / 100);
              return [
                ...more('overlap', layout.overlaps, own?.overlaps),
                ...more('clipped', layout.clipped, own?.clipped),
                ...(layout.scrollsSideways && !own?.scrollsSideways ? ['scrolls sideways'] : []),
                ...(faults[name]?.(page) ?? []),
              ];
            };
            const faint = (await contrastFindings(document)).filter(({ isUndecided }) => !isUndecided);
            // Scripts of the page answer later than the mode, and move their elements slowly.
            for (let frame = 0, good = 0; frame < mostFrames && good < goodFrames; frame += 1) {
              await new Promise(requestAnimationFrame);
              good = misplaced().length ? 0 : good + 1;
            }
            await saveShot(document, 'cases', [name, width, size, scheme]);
            problems.push(
              ...[
                ...misplaced(),
                ...faint.map(({ place, message }) => `${place} ${message.slice(0, 200)}`),
                ...faultsOfRow(page),
              ].map((problem) => `${String(size)} %, ${scheme}: ${problem.slice(0, 400)}`),
            );
            view.scrollTo({ top: 0, behavior: 'instant' });
            if (view.tinymce) expect(view.tinymce.activeEditor.getContent()).to.equal(written);
          }
        toggle.toggle(false);
        await until(() => !document.documentElement.dataset['lowVision'], 'the page without the mode');
        const left = () => differences(before, ownState(document));
        for (let frame = 0; frame < mostFrames && left().length; frame += 1)
          await new Promise(requestAnimationFrame);
        expect(problems).to.deep.equal([]);
        expect(left()).to.deep.equal([]);
      }).timeout(120_000);
});
