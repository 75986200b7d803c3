import { native } from '../../../base/natives.js';
import { wordsAt } from '../../../i18n/page-sentences.js';
import { rootOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import { rootsIn } from '../../engine/roots.js';
import type { Context, Effect } from '../effect.js';
import { barChanges } from './bars.js';
import { changesIn } from './one-column.js';

/** Whether the enlarged page needs horizontal scrolling. */
function needsOneColumn({ document, zoom, textFactor }: Context): boolean {
  const { scrollWidth, clientWidth } = native(native(document).scrollingElement ?? rootOf(document));
  return zoom * textFactor > 1 && scrollWidth > clientWidth + 1;
}

/** Keeps a document in one column. */
class OneColumn {
  readonly #context: Context;
  /** Declarations already set. If the page has changed one since, its value stays. */
  readonly #given = new WeakMap<Element, Record<string, string>>();
  #waiting: Set<Element> | undefined;
  #isWaiting = false;
  isBegun = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Fits once in the next animation frame, when the browser computes the layout anyway. Without `changed`, it fits all.
   */
  fitLater(changed?: Iterable<Element>): void {
    const { document } = this.#context;
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#waiting = new Set();
      native(document).defaultView?.requestAnimationFrame(() => {
        this.#isWaiting = false;
        if (current.get(document) === this) this.fit(this.#waiting);
      });
    }
    if (!changed) this.#waiting = undefined;
    else for (const element of changed) this.#waiting?.add(element);
  }

  /**
   * Brings content that is side by side or too wide into one column. It also measures the ancestors of changed elements,
   * which may have become wider. It repeats, because a new width changes the layout inside.
   */
  fit(changed?: Iterable<Element>): void {
    const { settings } = this.#context;
    this.isBegun = true;
    let measured: Set<Element> | undefined;
    let isNew = false;
    if (!this.#context.isInOneColumn) {
      isNew = settings.columns === 'one' || (settings.columns !== 'site' && needsOneColumn(this.#context));
      if (isNew) this.#context.isInOneColumn = true;
      else if (this.#context.textFactor === 1) return;
    }
    if (!isNew && changed) {
      measured = new Set();
      for (const element of changed)
        for (
          let node: Element | undefined = element;
          node && !measured.has(node);
          node = native(node).parentElement ?? (native(node).getRootNode() as Partial<ShadowRoot>).host
        )
          measured.add(node);
    }
    for (let round = 0; round < 9 && this.#measure((element) => measured?.has(element) ?? true); round += 1);
  }

  #measure(isMeasured: (element: Element) => boolean): boolean {
    const { document, undo } = this.#context;
    let isChanged = false;
    const changes = [...rootsIn(document)].flatMap((root) => {
      if (this.#context.isInOneColumn)
        return root === document ? [...changesIn(rootOf(document), isMeasured)] : [];
      // Enlarged text also makes bars high.
      return [...native(root).querySelectorAll<HTMLElement>('*')].flatMap((element) =>
        isMeasured(element) ? [...barChanges(element)] : [],
      );
    });
    for (const [element, declarations, name] of changes) {
      let given = this.#given.get(element);
      if (!given) this.#given.set(element, (given = {}));
      const change: Record<string, string> = {};
      for (const declaration of declarations.split(';')) {
        const [property = '', value] = declaration.split(':');
        if (value && given[property] !== value) given[property] = change[property] = value;
      }
      if (!Object.keys(change).length) continue;
      isChanged = true;
      undo.force(element, change);
      if (name === undefined) continue;
      undo.attribute(element, 'tabindex', '0');
      this.#setName(element, name);
      if (!native(element).matches('table,[role]')) undo.attribute(element, 'role', 'region');
    }
    return isChanged;
  }

  /** @param name accessible name. For `''`, the translated word for a table is set once it has loaded */
  #setName(element: Element, name: string): void {
    let given: string | undefined;
    const set = (name: string) => {
      // Meanwhile the mode may have ended, or the page may have given another name.
      if (given === undefined || native(element).getAttribute('aria-label') === given)
        this.#context.undo.attribute(element, 'aria-label', (given = name));
    };
    if (name) set(name);
    else
      wordsAt(element, ({ table }) => {
        set(table);
      });
  }
}

const current = new WeakMap<Document, OneColumn>();

/**
 * Shows a page with columns in one column, in document order. Without a setting, it starts if the enlarged page would
 * need horizontal scrolling.
 */
export const columns: Effect = {
  name: 'columns',

  start(context) {
    const { document, undo } = context;
    const view = native(document).defaultView;
    if (!view) return;
    const one = new OneColumn(context);
    // A loaded picture changes its own size. A new style sheet or window size may change everything.
    const listen = ({ target }: Event) => {
      one.fitLater((target as Partial<Element>).localName === 'img' ? [target as Element] : undefined);
    };
    // Browsers may scroll only part of the focused element into view, such as a line of a text field. A bar that a
    // class
    // change has shown may cover it.
    const show = (event: Event) => {
      const [element] = event.composedPath() as HTMLElement[];
      if (!context.isInOneColumn || !element) return;
      native(element).scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = boxOf(element);
      const cover = native(document).elementFromPoint(left + width / 2, top + height / 2);
      if (!cover || native(cover).contains(element) || native(element).contains(cover)) return;
      one.fit([cover]);
      native(element).scrollIntoView({ block: 'nearest' });
    };
    undo.listen(document, 'focusin', show);
    undo.listen(view, 'resize', listen);
    undo.listen(document, 'load', listen, true);
    undo.add(() => {
      current.delete(document);
    });
    current.set(document, one);
  },

  layout({ document }, elements) {
    const one = current.get(document);
    if (one?.isBegun) one.fitLater(elements);
    else one?.fit();
  },
};
