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
  #waiting: Item[] = [];
  #isBusy = false;
  #size = few;

  constructor(document: Document, work: (items: Item[]) => void) {
    this.#document = document;
    this.#work = work;
  }

  get isEmpty(): boolean {
    return !this.#waiting.length;
  }

  /** Adds work. It begins at once, or when the browser is idle after the next frame. */
  add(items: Iterable<Item>, isLater?: boolean): void {
    for (const item of items) this.#waiting.push(item);
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
    const rest = this.#waiting;
    this.#waiting = [];
    return rest;
  }

  readonly #next = (): void => {
    const begin = performance.now();
    let slices = 0;
    while (this.#waiting.length && (!slices || performance.now() - begin < budget)) {
      this.#work(this.#waiting.splice(0, this.#size));
      slices += 1;
    }
    if (slices === 1) this.#size *= 2;
    // A page may change an element again and again while it waits.
    this.#waiting = [...new Set(this.#waiting)];
    if ((this.#isBusy = !this.isEmpty)) viewOf(this.#document).requestAnimationFrame(this.#next);
    else this.#size = few;
  };
}
