import { declarationsOf, ofText } from './style-sheets.js';

/** Quick check of a serialised block: whether a custom property or a text property uses a custom property. */
const concerned = /(^|; )(--|font|line-h|letter|word|text-i)[^;]*var\(/;

/** Finds the custom properties that set text sizes, directly or through other ones. */
export class TextVariables {
  readonly names = new Set<string>();
  /** The custom properties that each custom property uses. */
  readonly #uses = new Map<string, Set<string>>();

  /**
   * Reads a serialised block of declarations.
   * @returns whether the block has told of further names
   */
  read(text: string): boolean {
    if (!concerned.test(text)) return false;
    const { size } = this.names;
    for (const { name, value } of declarationsOf(text)) {
      const used = [...value.matchAll(/var\(\s*(--[^\s,)]+)/g)].map(([, one = '']) => one);
      if (ofText.test(name)) for (const one of used) this.#add(one);
      else if (name.startsWith('--')) {
        const uses = this.#uses.get(name) ?? new Set();
        this.#uses.set(name, uses);
        for (const one of used) {
          uses.add(one);
          if (this.names.has(name)) this.#add(one);
        }
      }
    }
    return this.names.size > size;
  }

  #add(name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    for (const one of this.#uses.get(name) ?? []) this.#add(one);
  }
}
