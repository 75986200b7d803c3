import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Lets tests save measurements. Each file in `.artifacts/` has the measurements of one run, one row a line.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function figuresPlugin() {
  /** @type {Map<string, string[]>} */
  const rowsOf = new Map();

  return {
    name: 'figures',
    executeCommand({ command, payload }) {
      if (command !== 'keep-figures') return undefined;
      const { file, columns, row } = /** @type {{ file: string, columns: string[], row: string[] }} */ (
        payload
      );
      const rows = rowsOf.get(file) ?? [];
      rows.push(row.join('\t'));
      rowsOf.set(file, rows);
      mkdirSync('.artifacts', { recursive: true });
      writeFileSync(`.artifacts/${file}`, `${[columns.join('\t'), ...rows.toSorted()].join('\n')}\n`);
      return true;
    },
  };
}
