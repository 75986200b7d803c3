import { viewOf } from './around.js';

/** Milliseconds that corrections may take in a frame: a quarter of it. The page needs the rest. */
const budget = 4;

/** Number of elements in a slice. With fewer, most of the time would pass for the layout that a slice asks for. */
const few = 200;

/**
 * Corrects elements that the page has added or changed, by measurement. The first ones are corrected at once, as many as
 * the time of a frame allows. The others follow in the next frames, in the same order.
 */
export class Corrections {
  readonly #document: Document;
  readonly #correct: (elements: Element[]) => void;
  readonly #waiting = new Set<Element>();
  #isBusy = false;
  #size = few;

  constructor(document: Document, correct: (elements: Element[]) => void) {
    this.#document = document;
    this.#correct = correct;
  }

  add(elements: Element[]): void {
    for (const element of elements) this.#waiting.add(element);
    if (!this.#isBusy) this.#work();
  }

  /** Forgets the elements that wait. */
  end(): void {
    this.#waiting.clear();
  }

  readonly #work = (): void => {
    const begin = performance.now();
    let slices = 0;
    do {
      const slice: Element[] = [];
      for (const element of this.#waiting) {
        this.#waiting.delete(element);
        if (slice.push(element) === this.#size) break;
      }
      this.#correct(slice);
      slices += 1;
    } while (this.#waiting.size && performance.now() - begin < budget);
    // A slice that takes all the time asks for a slow layout. Larger slices ask less often.
    if (slices === 1) this.#size *= 2;
    if ((this.#isBusy = !!this.#waiting.size)) viewOf(this.#document).requestAnimationFrame(this.#work);
    else this.#size = few;
  };
}
