import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import { pages } from '../pages/pages.js';
import { engine } from './commands.js';
import { layoutOf, openStill, whenStill, type Layout, type MeasuredText } from './layout-measures.js';

/** Of the factor; the rest is what glyphs are rounded to. */
const enough = 0.975;

interface Figures {
  /** Texts that are rendered with and without. */
  texts: number;
  /** The least factor by which a text has grown. */
  least: number;
  /** Texts that have grown by less than the factor. */
  less: number;
  /** Those of them that would have grown more in the browser's own zoom, or are not there though they are in it. */
  lost: string[];
  ours: Layout;
  zoomed: Layout;
}

const references = new Map<string, Layout>();

/** The page in the browser's own zoom: in a window that is smaller by it. */
async function zoomedLayout(path: string, width: number, height: number): Promise<Layout> {
  const key = `${path} ${String(width)}`;
  const layout = references.get(key) ?? layoutOf(await openStill(path, width, height), 1);
  references.set(key, layout);
  return layout;
}

async function compare(path: string, width: number, height: number, factor: number): Promise<Figures> {
  const zoomed = await zoomedLayout(path, width / factor, height / factor);
  const document = await openStill(path, width, height);
  const usual = layoutOf(document, 1);
  applyLowVision({ 'text-size': factor * 100, columns: 'site' }, document);
  await whenStill(document);
  const ours = layoutOf(document, Number(getComputedStyle(document.documentElement).zoom) || 1, factor);
  const isSame = [ours, zoomed].every(({ texts }) => texts.length === usual.texts.length);
  if (!isSame) throw new Error('the page has other texts in another window');

  const grown: number[] = [];
  const lost = usual.texts.flatMap((before, index) => {
    const after = ours.texts[index];
    const there = zoomed.texts[index];
    if (!after || !there) return [];
    if (!after.height) return there.height ? [`${before.name} is not there`] : [];
    if (!before.height) return [];
    const [tall, size] = growth(before, after);
    grown.push(size);
    // In a narrower window the page may itself have smaller text.
    const [ownTall, ownSize] = there.height ? growth(before, there) : [1, 1];
    // Engines round the height of letters above and below the line to whole pixels, before and after.
    const least = enough * factor * Math.min(1, ownTall);
    const isTall = after.height + 1 >= least * (before.height - 1);
    return isTall && size >= enough * factor * Math.min(1, ownSize) - 0.005
      ? []
      : [`${before.name} has grown by ${size.toFixed(2)}, to ${tall.toFixed(2)} times the height`];
  });
  const less = grown.filter((size) => size < enough * factor - 0.005).length;
  return { texts: grown.length, least: Math.min(...grown), less, lost, ours, zoomed };
}

const growth = (before: MeasuredText, after: MeasuredText): [tall: number, size: number] => [
  after.height / before.height,
  after.fontSize / before.fontSize,
];

const columns = 'engine page window factor texts least less lost overlaps clipped sideways'.split(' ');

/** So many more than in the browser's own zoom. */
const beside = (ours: unknown[], zoomed: unknown[]) => `${String(ours.length)}/${String(zoomed.length)}`;

/**
 * Holds every test page to the browser's own zoom: its texts grow by the factor, no more of them overlap, are cut off
 * or want sideways scrolling. The figures are printed, and kept in `.artifacts/low-vision-measures.tsv`.
 */
export function comparePages(width: number, height: number): void {
  const window = `${String(width)}×${String(height)}`;
  const table: string[][] = [columns];

  for (const { name, path } of pages)
    for (const factor of [2, 4])
      it(`${name} at ${String(factor * 100)} % is as in the browser’s zoom`, async () => {
        const { texts, least, less, lost, ours, zoomed } = await compare(path, width, height, factor);
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
        await executeServerCommand('keep-figures', { file: 'low-vision-measures.tsv', columns, row });
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
      }).timeout(40_000);

  after(() => {
    const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
    console.log(
      table.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n'),
    );
  });
}
