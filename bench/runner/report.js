import process from 'node:process';

/** @param {string} text */
export const print = (text) => process.stdout.write(`${text}\n`);

/** @param {readonly number[]} values @param {number} [part] 0.9 for the 90th percentile */
export function quantile(values, part = 0.5) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low = NaN, high = low] = sorted.slice(Math.floor(at), Math.ceil(at) + 1);
  return low + (high - low) * (at % 1);
}

/** Collects the figures of a bench and compares them with their targets. */
export class Report {
  isMet = true;

  /** @type {Map<string, number>} */
  #figures = new Map();

  /** Keeps a figure that has no target. @param {string} name @param {number} value */
  note(name, value) {
    this.#figures.set(name, value);
    return value;
  }

  /** Prints a figure that has no target. @param {string} name @param {number} value */
  tell(name, value) {
    print(`${name.padEnd(60)} ${this.note(name, value).toFixed(2)}`);
  }

  /**
   * Compares a figure with its target and prints both.
   * @param {string} name @param {number} value @param {number} target highest good value @param {number} [digits]
   */
  check(name, value, target, digits = 2) {
    this.note(name, value);
    const isMet = value <= target;
    if (!isMet) this.isMet = false;
    print(
      `${name.padEnd(60)} ${value.toFixed(digits)}  target ≤ ${String(target)}  ${isMet ? 'met' : 'MISSED'}`,
    );
  }

  /** @returns {string[]} names of figures that are not finite numbers; `all` for a bench without figures */
  missingFigures() {
    if (!this.#figures.size) return ['all'];
    return [...this.#figures].filter(([, value]) => !Number.isFinite(value)).map(([name]) => name);
  }
}
