/** Fewest items before the list looks for collected ones. */
const few = 1000;

/** A list that does not keep its items alive. Its length stays below twice the number of living items, or `few`. */
export class WeakList<Item extends object> {
  #references: WeakRef<Item>[] = [];
  #limit = few;

  add(item: Item): void {
    const references = this.#references;
    references[references.length] = new WeakRef(item);
    if (references.length < this.#limit) return;
    // The page may have replaced the array methods.
    const living: WeakRef<Item>[] = [];
    for (const reference of references) if (reference.deref()) living[living.length] = reference;
    this.#references = living;
    this.#limit = Math.max(few, living.length * 2);
  }

  /** The living items, the newest first. */
  *[Symbol.iterator](): Generator<Item> {
    const references = this.#references;
    for (let at = references.length - 1; at >= 0; at -= 1) {
      const item = references[at]?.deref();
      if (item) yield item;
    }
  }
}
