import type { TestPage } from '../pages/pages.js';
import { engine, type Engine } from './commands.js';
import { pairwise } from './pairwise.js';

// Tests of an element in every language, width and scheme cost more than `npm test` can spend in three engines. They
// go through pairs there, and through every combination in a sweep of the same file (`full-matrix.ts`).

export const matrix = { isFull: false };

type Values = Record<string, readonly unknown[]>;
type Combination<Of extends Values> = { [Name in keyof Of]: Of[Name][number] };

/** Every combination in a sweep; otherwise every two values of two names at least once. */
export function combinations<const Of extends Values>(values: Of): Combination<Of>[] {
  const rows = matrix.isFull
    ? Object.entries(values).reduce<Record<string, unknown>[]>(
        (rows, [name, all]) => rows.flatMap((row) => all.map((value) => ({ ...row, [name]: value }))),
        [{}],
      )
    : pairwise(values);
  return rows as Combination<Of>[];
}

/** All values in a sweep; otherwise one of them, another one for each index. */
export const someOf = <Value>(values: readonly Value[], index: number): readonly Value[] =>
  matrix.isFull ? values : values.slice(index % values.length).slice(0, 1);

/** Whole libraries and large pages take many seconds each. Each one runs in one engine, except in a sweep. */
const engineOf: Record<string, Engine> = {
  bootstrap3: 'webkit',
  bootstrap5: 'chromium',
  bulma: 'chromium',
  components: 'firefox',
  large: 'firefox',
};

/** Whether a test divides its work on this page into several shorter tests. */
export const isDivided = ({ name }: TestPage): boolean => !matrix.isFull && name in engineOf;

/** The pages that this engine runs. */
export const pagesHere = (pages: readonly TestPage[]): TestPage[] =>
  pages.filter(({ name }) => matrix.isFull || (engineOf[name] ?? engine) === engine);
