import { native } from '../../../base/natives.js';
import { wordsAt } from '../../../i18n/page-sentences.js';
import { rootOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import { rootsIn } from '../../engine/roots.js';
import type { Context, Effect } from '../effect.js';
import { barChanges } from './bars.js';
import { changesIn } from './one-column.js';

/** Whether enlarging has made the page one that is read by scrolling to and fro. */
function needsOneColumn({ document, zoom, textFactor }: Context): boolean {
  const { scrollWidth, clientWidth } = native(native(document).scrollingElement ?? rootOf(document));
  return zoom * textFactor > 1 && scrollWidth > clientWidth + 1;
}

/** Keeps a document in one column. */
class OneColumn {
  readonly #context: Context;
  /** What was done already: what the page has given another value since is the page's. */
  readonly #given = new WeakMap<Element, Record<string, string>>();
  #waiting: Set<Element> | undefined;
  #isWaiting = false;
  isBegun = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Once a frame, when the layout is computed all the same. */
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
   * Brings what is side by side, or wider than its place, into one column. What contains the elements may have been
   * made wide by them; and what is inside is measured again when what is around it has its new width.
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
      // Text alone makes bars high.
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

  /** @param name `''`: the word for a table, which may come later */
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
 * Pages that are laid out in columns, by whatever means, in one, in the order of the document. It comes by itself where
 * enlarging would need scrolling to and fro.
 */
export const columns: Effect = {
  name: 'columns',

  start(context) {
    const { document, undo } = context;
    const view = native(document).defaultView;
    if (!view) return;
    const one = new OneColumn(context);
    // A picture has its size when it has been loaded; with a style sheet or in another window, everything is new.
    const listen = ({ target }: Event) => {
      one.fitLater((target as Partial<Element>).localName === 'img' ? [target as Element] : undefined);
    };
    // Browsers scroll to a part of what has the focus, a line of a text field. And a bar may have come by a class.
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
