import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param {string} file below `.artifacts/` @param {string | Buffer} content */
function keep(file, content) {
  const path = `.artifacts/${file}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * Lets tests save measurements and pictures. Each file of measurements in `.artifacts/` has those of one run, one row a
 * line.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function figuresPlugin() {
  /** @type {Map<string, string[]>} */
  const rowsOf = new Map();

  return {
    name: 'figures',
    executeCommand({ command, payload }) {
      if (command === 'keep-picture') {
        const { file, png } = /** @type {{ file: string, png: string }} */ (payload);
        keep(file, Buffer.from(png, 'base64'));
        return true;
      }
      if (command !== 'keep-figures') return undefined;
      const { file, columns, row } = /** @type {{ file: string, columns: string[], row: string[] }} */ (
        payload
      );
      const rows = rowsOf.get(file) ?? [];
      rows.push(row.join('\t'));
      rowsOf.set(file, rows);
      keep(file, `${[columns.join('\t'), ...rows.toSorted()].join('\n')}\n`);
      return true;
    },
  };
}
