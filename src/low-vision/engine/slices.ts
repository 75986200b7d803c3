import { whenIdle } from '../../base/when-idle.js';
import { afterPaint, viewOf } from './around.js';

/** Milliseconds that slices may take in a frame: a quarter of it. The page needs the rest. */
const budget = 4;

/**
 * Number of items in a slice. A slice of elements asks for a layout, and a slice of rules lets the browser index the
 * style sheet again. With fewer items, most of the time would pass for these.
 */
const few = 200;

/**
 * A queue of work that is done in slices, in its order: as many slices in a frame as the budget allows. If one slice
 * alone takes longer, the next one has twice as many items.
 */
export class Slices<Item> {
  readonly #document: Document;
  readonly #work: (items: Item[]) => void;
  readonly #waiting = new Set<Item>();
  #isBusy = false;
  #size = few;

  constructor(document: Document, work: (items: Item[]) => void) {
    this.#document = document;
    this.#work = work;
  }

  get isEmpty(): boolean {
    return !this.#waiting.size;
  }

  /** Adds work. It begins at once, or when the browser is idle after the next frame. */
  add(items: Iterable<Item>, isLater?: boolean): void {
    for (const item of items) this.#waiting.add(item);
    if (this.#isBusy) return;
    this.#isBusy = true;
    if (isLater)
      afterPaint(this.#document, () => {
        whenIdle(this.#next);
      });
    else this.#next();
  }

  /** Forgets the work that waits, and returns it. */
  end(): Item[] {
    const rest = [...this.#waiting];
    this.#waiting.clear();
    return rest;
  }

  readonly #next = (): void => {
    const begin = performance.now();
    let slices = 0;
    while (this.#waiting.size && (!slices || performance.now() - begin < budget)) {
      const slice: Item[] = [];
      for (const item of this.#waiting) {
        this.#waiting.delete(item);
        if (slice.push(item) === this.#size) break;
      }
      this.#work(slice);
      slices += 1;
    }
    if (slices === 1) this.#size *= 2;
    if ((this.#isBusy = !!this.#waiting.size)) viewOf(this.#document).requestAnimationFrame(this.#next);
    else this.#size = few;
  };
}
