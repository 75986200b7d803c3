import { expect } from '@open-wc/testing';
import '../../../src/elements/low-vision-toggle/define.js';
import { loadEngine } from '../../../src/low-vision/load-engine.js';
import type { LowVisionToggle } from '../../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { whenComplete } from '../../../src/low-vision/apply.js';
import { boxOf } from '../../../src/low-vision/engine/measure.js';
import { forget } from '../../../src/low-vision/memory.js';
import { click, engine, moveTo, press, releasePointer, setViewport } from '../../support/commands.js';
import { isTurn, matrix } from '../../support/matrix.js';
import { until } from '../../support/sites.js';

before(() => loadEngine());

// A pressed control of the panel stays under the pointer with any fonts. The test has two sets of its own.

const andika = '/src/low-vision/fonts/legible-regular.woff2';
const serif = '/demo/fonts/elvaria-serif-latin.woff2';

/** The page's own font and the one of the setting «font: sans», whose first name is Arial. */
const fontSets: Record<string, [page: string, sans: string]> = {
  'a narrow font that becomes a wide one': [
    `url(${serif}); size-adjust: 85%`,
    `url(${andika}); size-adjust: 130%`,
  ],
  'a wide font that becomes a narrow one': [
    `url(${andika}); size-adjust: 130%; ascent-override: 140%`,
    `url(${serif}); size-adjust: 85%`,
  ],
};

const faces = (page: string, sans: string) => `
  @font-face { font-family: 'Font of the page'; src: ${page} }
  @font-face { font-family: 'Arial'; src: ${sans} }
  body { font-family: 'Font of the page' }
  button { font: inherit }`;

/** Presses in this order: each is a name of an action, a setting with its value, or a language. */
const presses: Record<string, string[]> = {
  presets: [
    'ready:clear',
    'ready:calm',
    'ready:narrow',
    ...(matrix.isFull ? ['ready:clear', 'ready:calm'] : []),
  ],
  'the reader’s own preset': ['ready:clear', 'save', 'ready:calm', 'ready:own'],
  'values of one setting': [
    'line-height+',
    'line-height+',
    'line-height−',
    'text-size+',
    'text-size+',
    'images:dim',
    'images:gray',
  ],
  fonts: ['font:sans', 'font:legible', 'font:serif', 'font:', 'font:sans'],
  'spacing and bold letters': ['bold:on', 'letter-spacing+', 'letter-spacing+', 'word-spacing+', 'bold:'],
  'the controls at the end': ['ru', 'az', 'look', 'ready:clear', 'en', 'look', 'reset'],
};

let style: HTMLStyleElement;
let place: HTMLElement;

beforeEach(() => {
  forget();
  style = document.createElement('style');
  place = document.createElement('main');
  document.head.append(style);
  document.body.append(place);
});

afterEach(async () => {
  const toggle = place.querySelector('low-vision-toggle');
  toggle?.reset();
  await releasePointer();
  style.remove();
  place.remove();
  forget();
});

const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
};

async function openPanel(fonts: [string, string], panel: string): Promise<LowVisionToggle> {
  style.textContent = faces(...fonts);
  await Promise.all([document.fonts.load('16px "Font of the page"'), document.fonts.load('16px Arial')]);
  place.innerHTML = `<div style="display: flex; justify-content: space-between"><b>Guide for applicants</b>
    <low-vision-toggle panel=${panel}></low-vision-toggle></div><p>${'Text '.repeat(400)}</p>`;
  const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
  toggle.toggle(true);
  toggle.openPanel();
  await toggle.updateComplete;
  for (const details of toggle.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  // The panel follows its button. The row becomes shorter as soon as the page is enlarged. The page may go into one
  // column when the further effects are here.
  await frames(3);
  await whenComplete();
  await frames(3);
  return toggle;
}

/** @returns how far the control has moved in the window since the pointer was pressed */
async function pressIn(toggle: LowVisionToggle, name: string): Promise<number> {
  const find = (selector: string) => toggle.shadowRoot?.querySelector(selector) as HTMLElement;
  // A name of a setting with a sign is one of the buttons of its stepper.
  const [, setting, sign] = /^([\w-]+)([−+])$/.exec(name) ?? [];
  const control = find(
    sign
      ? `[data-name=${String(setting)}] [data-sign='${sign}']`
      : `.panel :is([data-do='${name}'], [data-set='${name}'], [data-language='${name}'])`,
  );
  const placeOf = () => boxOf(control, Number(find('.panel').style.zoom) || 1);
  // On a busy machine, the page may go into one column just before the press, and the pointer misses the control.
  let before: ReturnType<typeof placeOf> | undefined;
  for (let tries = 0; !before && tries < 3; tries += 1) {
    control.scrollIntoView({ block: 'nearest' });
    for (let at = Infinity; at !== placeOf().top;) {
      at = placeOf().top;
      await frames(3);
    }
    control.addEventListener('pointerdown', () => (before = placeOf()), { once: true });
    await click(control);
  }
  if (!before) throw new Error(`${name} was not hit`);
  await toggle.updateComplete;
  const paints = name.startsWith('ready:') || name.startsWith('scheme:');
  if (paints) await until(() => toggle.values.scheme === shownScheme(), name);
  await frames(3);
  const now = placeOf();
  return Math.hypot(now.left - before.left, now.top - before.top);
}

/** The applied scheme: the engine delays a change. */
const shownScheme = () =>
  /scheme:(\S+)/.exec(document.documentElement.dataset['lowVision'] ?? '')?.[1] ?? undefined;

const [widens, narrows] = Object.keys(fontSets) as [string, string];
const all = Object.keys(presses);

// Every pair of fonts, kind of panel and width is here once. A sweep makes all presses in each of the four. Outside it,
// each engine makes each press in one of the first two.
const half = (which: number) =>
  matrix.isFull ? all : all.filter((_, index) => (index + (engine === 'firefox' ? 1 : 0)) % 2 === which);

for (const [set, panel, width, groups] of [
  [widens, 'bar', 1280, half(0)],
  [narrows, 'popover', 480, half(1)],
  [widens, 'popover', 1280, matrix.isFull ? all : isTurn(0) ? ['presets'] : []],
  [narrows, 'bar', 480, matrix.isFull ? all : isTurn(1) ? ['presets', 'the controls at the end'] : []],
] as const)
  describe(`in ${set}, «${panel}», ${String(width)} px wide: a control stays under the pointer`, () => {
    for (const group of groups)
      it(group, async () => {
        await setViewport({ width, height: 800 });
        const toggle = await openPanel(fontSets[set] as [string, string], panel);
        const moved: string[] = [];
        for (const name of presses[group] as string[]) {
          const distance = await pressIn(toggle, name);
          if (distance >= 8) moved.push(`${name} by ${distance.toFixed(1)} px`);
        }
        expect(moved).to.deep.equal([]);
      });
  });

describe('the row under a resting pointer', () => {
  const buttonsOf = (toggle: LowVisionToggle) => [
    ...(toggle.shadowRoot?.querySelectorAll<HTMLElement>('.row > button') ?? []),
  ];
  const isSeen = (toggle: LowVisionToggle, button: HTMLElement) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return (
      toggle.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)?.closest('button') === button
    );
  };

  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
    place.innerHTML = `<div style="display: flex; justify-content: space-between"><b>Unit</b>
      <low-vision-toggle></low-vision-toggle></div><p>${'Text '.repeat(400)}</p>`;
    const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
    await toggle.updateComplete;
    await click(toggle.shadowRoot?.querySelector('[part=button]') as Element);
    await until(() => !!toggle.shadowRoot?.querySelector('.row[popover]'), 'the row over the page');
    await frames(3);
  });

  it('covers two lines of the page, and is whole when the pointer has left', async () => {
    const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
    const [button] = buttonsOf(toggle);
    const row = toggle.shadowRoot?.querySelector('.row') as HTMLElement;
    expect(row.offsetHeight).to.be.at.most((button?.offsetHeight ?? 0) * 2 + 12);
    expect(
      buttonsOf(toggle).every((one) => isSeen(toggle, one)),
      'all are seen',
    ).to.equal(false);
    await moveTo(place.querySelector('p') as Element);
    await until(() => buttonsOf(toggle).every((one) => isSeen(toggle, one)), 'the whole row');
  });

  it('is whole for a reader who goes on by key', async () => {
    const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
    await press('Tab');
    await until(() => buttonsOf(toggle).every((one) => isSeen(toggle, one)), 'the whole row');
    expect(toggle.shadowRoot?.activeElement).to.equal(buttonsOf(toggle)[1]);
  });
});
