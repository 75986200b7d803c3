import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages, type TestPage } from '../pages/pages.js';
import { engine } from './commands.js';
import { saveShot } from './shots.js';
import { layoutOf, most, openStill, whenStill, type Layout, type MeasuredText } from './layout-measures.js';

/** The part of the factor that counts as reached, because glyphs are rounded. */
const enough = 0.975;

interface Figures {
  document: Document;
  /** The number of texts that are rendered both with and without the mode. */
  texts: number;
  /** The smallest factor by which a text has grown. */
  least: number;
  /** The number of texts that have grown less than the factor. */
  less: number;
  /** Texts that grow more in the browser's own zoom, or that are visible only there. */
  lost: string[];
  ours: Layout;
  zoomed: Layout;
}

const references = new Map<string, Layout>();

/**
 * Measures a page whose window becomes smaller. It has the layout of the browser's own zoom, also where a script of the
 * page folds a menu when the window changes.
 */
async function zoomedLayout(path: string, width: number, height: number, factor: number): Promise<Layout> {
  const key = [path, width, factor].join(' ');
  let layout = references.get(key);
  if (!layout) {
    const document = await openStill(path, width, height);
    const frame = document.defaultView?.frameElement as HTMLIFrameElement;
    Object.assign(frame.style, {
      width: `${String(width / factor)}px`,
      height: `${String(height / factor)}px`,
    });
    await whenStill(document);
    references.set(key, (layout = layoutOf(document, 1)));
  }
  return layout;
}

async function compare(
  path: string,
  width: number,
  height: number,
  factor: number,
  values: Settings,
): Promise<Figures> {
  const zoomed = await zoomedLayout(path, width, height, factor);
  const document = await openStill(path, width, height);
  const usual = layoutOf(document, 1);
  applyLowVision({ ...values, 'text-size': factor * 100 }, document);
  await whenStill(document);
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  const ours = layoutOf(document, zoom, factor);
  const isSame = [ours, zoomed].every(({ texts }) => texts.length === usual.texts.length);
  if (!isSame) throw new Error('the page has other texts in another window');

  const grown: number[] = [];
  const lost = usual.texts.flatMap((before, index) => {
    const after = ours.texts[index];
    const there = zoomed.texts[index];
    if (!after || !there) return [];
    // Pages show some texts only in windows that are narrower than both the reader's window and the enlarged page.
    const isShown = there.height && (before.height || zoom === factor);
    if (!after.height) return isShown ? [`${before.name} is not there`] : [];
    if (!before.height) return [];
    const [tall, size] = growth(before, after);
    grown.push(size);
    // Large text becomes smaller if a word of it would be wider than its column, but not smaller than most text.
    const wanted = (after.widestWord * factor * before.fontSize) / after.fontSize;
    if (wanted > most && after.fontSize > ours.bodySize - 1 && factor > zoom) return [];
    // The page itself may use smaller text in a narrower window.
    const [ownTall, ownSize] = there.height ? growth(before, there) : [1, 1];
    // Engines round ascent and descent to whole pixels, with and without the mode.
    const least = enough * factor * Math.min(1, ownTall);
    const isTall = after.height + 1 >= least * (before.height - 1);
    return isTall && size >= enough * factor * Math.min(1, ownSize) - 0.005
      ? []
      : [`${before.name} has grown by ${size.toFixed(2)}, to ${tall.toFixed(2)} times the height`];
  });
  const less = grown.filter((size) => size < enough * factor - 0.005).length;
  return { document, texts: grown.length, least: Math.min(...grown), less, lost, ours, zoomed };
}

const growth = (before: MeasuredText, after: MeasuredText): [tall: number, size: number] => [
  after.height / before.height,
  after.fontSize / before.fontSize,
];

const columns = 'engine page window factor texts least less lost overlaps clipped sideways'.split(' ');

/** The number of faults beyond those in the browser's own zoom. */
const beside = (ours: unknown[], zoomed: unknown[]) => `${String(ours.length)}/${String(zoomed.length)}`;

interface Compared {
  pages?: readonly Pick<TestPage, 'name' | 'path'>[];
  /** The file of the figures in `.artifacts/`. */
  file?: string;
  /** The settings besides the text size. */
  values?: Settings;
  /** The folder in `.artifacts/` for screenshots of each page in each size, in a light and a dark scheme. */
  shots?: string;
}

/**
 * Compares pages with the browser's own zoom. Its texts grow by the factor, and no more texts overlap, are
 * cut off or need sideways scrolling. The figures are printed, and saved in `.artifacts/`.
 */
export function comparePages(
  width: number,
  height: number,
  {
    pages: compared = pages,
    file = 'low-vision-measures.tsv',
    values = { columns: 'site' },
    shots,
  }: Compared = {},
): void {
  const window = `${String(width)}×${String(height)}`;
  const table: string[][] = [columns];

  for (const { name, path } of compared)
    for (const factor of [2, 4])
      it(`${name} at ${String(factor * 100)} % is as in the browser’s zoom`, async () => {
        const { document, texts, least, less, lost, ours, zoomed } = await compare(
          path,
          width,
          height,
          factor,
          values,
        );
        const row = [
          engine,
          name,
          window,
          String(factor),
          String(texts),
          least.toFixed(2),
          String(less),
          String(lost.length),
          beside(ours.overlaps, zoomed.overlaps),
          beside(ours.clipped, zoomed.clipped),
          beside(ours.scrollsSideways ? [1] : [], zoomed.scrollsSideways ? [1] : []),
        ];
        table.push(row);
        await executeServerCommand('keep-figures', { file, columns, row });
        if (shots)
          for (const scheme of ['black-on-white', 'white-on-black'] as const) {
            applyLowVision({ ...values, 'text-size': factor * 100, scheme }, document);
            await whenStill(document);
            await saveShot(document, shots, [name, width, factor * 100, scheme]);
          }
        expect(texts, 'texts').to.be.greaterThan(20);
        const more = (kind: string, own: string[], there: string[]) =>
          own.length > there.length
            ? [`${kind}: ${own.filter((one) => !there.includes(one)).join(', ')}`]
            : [];
        const problems = [
          ...lost,
          ...more('overlap', ours.overlaps, zoomed.overlaps),
          ...more('clipped', ours.clipped, zoomed.clipped),
          ...(ours.scrollsSideways && !zoomed.scrollsSideways ? ['scrolls sideways'] : []),
        ];
        const shown = problems.slice(0, 8).map((problem) => problem.slice(0, 400));
        expect(shown, `${String(problems.length)} faults`).to.deep.equal([]);
      }).timeout(shots ? 120_000 : 40_000);

  after(() => {
    const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
    console.log(
      table.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n'),
    );
  });
}
