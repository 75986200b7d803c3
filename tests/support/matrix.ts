import type { TestPage } from '../pages/pages.js';
import { engine, type Engine } from './commands.js';
import { pairwise } from './pairwise.js';

// Every combination of language, width and scheme would take too long for `npm test` in three engines. So `npm test`
// goes through pairs of values, and a sweep of the same test file (`full-matrix.ts`) through every combination.

export const matrix = { isFull: false };

const engines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

type Values = Record<string, readonly unknown[]>;
type Combination<Of extends Values> = { [Name in keyof Of]: Of[Name][number] };

/**
 * Rows of values: every combination in a sweep. Otherwise, every pair of values at least once, and each value in every engine.
 */
export function combinations<const Of extends Values>(values: Of): Combination<Of>[] {
  const rows = matrix.isFull
    ? Object.entries(values).reduce<Record<string, unknown>[]>(
        (rows, [name, all]) => rows.flatMap((row) => all.map((value) => ({ ...row, [name]: value }))),
        [{}],
      )
    : pairwise({ ...values, engine: engines }).filter((row) => row['engine'] === engine);
  return rows as Combination<Of>[];
}

/** All values in a sweep; otherwise one value, chosen by the index. */
export const someOf = <Value>(values: readonly Value[], index: number): readonly Value[] =>
  matrix.isFull ? values : values.slice(index % values.length).slice(0, 1);

/** Whether this engine runs a case. Outside a sweep, cases take turns, so that each runs in one engine. */
export const isTurn = (index: number): boolean => matrix.isFull || engines[index % 3] === engine;

let turn = 0;

/**
 * `it` for long cases that browsers hardly run differently. Outside a sweep, the cases of a test file take turns, so that
 * each runs in one engine.
 */
export const itInTurn = (title: string, run: Mocha.AsyncFunc): void => {
  if (isTurn(turn)) it(title, run);
  turn += 1;
};

/** These pages take many seconds each. Their engines are fixed, so that each engine has about the same work. */
const engineOf: Record<string, Engine> = {
  bootstrap3: 'webkit',
  bootstrap5: 'chromium',
  bulma: 'chromium',
  components: 'firefox',
  large: 'firefox',
};

/** Whether a test divides its work on this page into several shorter tests. */
export const isDivided = ({ name }: TestPage): boolean => !matrix.isFull && name in engineOf;

/**
 * The pages that this engine runs. Outside a sweep, a test opens each page in one engine.
 * @param offset number that differs between tests, so that each engine opens most pages in some test
 */
export const pagesHere = (pages: readonly TestPage[], offset: number): TestPage[] =>
  pages.filter(
    ({ name }, index) =>
      matrix.isFull || (engineOf[name] ?? engines[(index + offset) % engines.length]) === engine,
  );
