import { native } from '../../../base/natives.js';
import { wordsAt } from '../../../i18n/page-sentences.js';
import { parentOf, rootOf, styleOf, viewOf } from '../../engine/around.js';
import { boxOf, windowOf } from '../../engine/measure.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { rootsIn } from '../../engine/roots.js';
import { layoutOf } from '../../engine/layout-settings.js';
import { tellLayout, tellsLayout } from '../../engine/tell-layout.js';
import { offerText } from '../../interface/offer-text.js';
import type { Context, Effect } from '../effect.js';
import { barChanges, places, stuckIn } from './bars.js';
import { inOneColumn, tooWideBox } from './column-question.js';
import { cutsText } from './cut-off.js';
import type { Changes, Run } from './change.js';
import { changesIn, textChanges } from './one-column.js';

/** The properties by which scripts lay out cards. */
const ofPlace = /^(position|top|right|bottom|left)$/;

/** Most times that we set our declarations again with less than a second between them. A script may guard its own. */
const mostRenewed = 5;

/** Time in milliseconds without such an answer after which the script counts as finished, and we begin anew. */
const answerTime = 1000;

/**
 * A page that has room may change at every frame. So the pause after a measurement is this many times as long as the
 * measurement: measuring takes at most a twentieth of the time.
 */
const pauses = 19;

/** The longest pause in milliseconds. A later correction would move controls under the pointer. */
const longestPause = 200;

/** Time in milliseconds after which most pages have settled in their new layout. */
const settled = 1000;

/** Parts of a page, such as its header and columns, and the greatest number of them that are looked at. */
const outermost = 'body>*,body>*>*,body>*>*>*';
const most = 200;

/** Measurements in which a script may draw its chart anew for a smaller box: some use their own frame for it. */
const patience = 4;

/** Measurements of a page in a row. Each change of one round may make room or need for another in the next. */
const mostRounds = 9;

const isShown = (element: Element): boolean =>
  styleOf(element).display === 'contents' || native(element).checkVisibility();

/** Our changes of an element. */
interface Given {
  declarations: Record<string, string>;
  /** Accessible name of a scrolling region. */
  name?: string | undefined;
  times: number;
  /** Time of the last renewal, in milliseconds. */
  renewedAt: number;
}

/** Whether the enlarged page needs horizontal scrolling, or would if the box around its content did not cut it off. */
function needsOneColumn(context: Context): boolean {
  const box = tooWideBox(context);
  return !!box && (box === native(context.document).scrollingElement || cutsText(box));
}

/** Keeps a document in one column. */
class OneColumn {
  readonly #context: Context;
  readonly #given = new WeakMap<Element, Given>();
  /** Elements that wait for the next measurement. One that changes often is in the list several times. */
  #waiting: Element[] = [];
  #isWaiting = false;
  /** Whether the next measurement is of all elements. */
  #isAll = false;
  /** Time of the next measurement of a page that has room, in milliseconds. */
  #nextAt = 0;
  /** Number of the last measurement of changed elements. Each one looks for bars in another part of the window. */
  #turn = 0;
  /** Number of parts of the window in which bars have not been looked for since the last change. */
  #unseen = 0;
  /** Drawings in too narrow boxes, with the number of measurements. */
  readonly #awaited = new WeakMap<Element, number>();
  /** The outermost elements that the page does not show. */
  readonly #hidden = new Set<Element>();
  /** Reports hidden elements that the page shows, in whatever way. */
  readonly #shown = new ResizeObserver((entries) => {
    // Chromium reports each element at first, also without a size.
    const shown = entries.flatMap(({ target }) => (isShown(target) ? target : []));
    if (!shown.length) return;
    for (const element of shown) this.#forget(element);
    // Changes at this time would make the page's own observers report errors.
    viewOf(this.#context.document).requestAnimationFrame(() => {
      if (current.get(this.#context.document) === this) this.#context.correct(shown);
    });
  });
  #isSettling = false;
  isBegun = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Ends the observation of hidden elements. */
  end(): void {
    this.#shown.disconnect();
  }

  #forget(element: Element): void {
    this.#shown.unobserve(element);
    this.#hidden.delete(element);
  }

  get isOne(): boolean {
    return inOneColumn.has(this.#context.document);
  }

  /** Fits once in the next animation frame, when the browser computes the layout anyway. Without `elements`, it fits all. */
  fitLater(elements?: Iterable<Element>): void {
    const { document } = this.#context;
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      const fit = () => {
        const [elements, isAll] = [this.#waiting, this.#isAll];
        this.#isWaiting = this.#isAll = false;
        // Do not keep elements that the page may discard.
        this.#waiting = [];
        if (current.get(document) !== this) return;
        for (const element of elements) this.#renew(element);
        this.fit(isAll ? undefined : elements);
      };
      const { defaultView: view } = native(document);
      // A page that has room is only measured, after the browser has computed its layout. Fonts and sizes do not wait.
      const wait = elements ? this.#nextAt - performance.now() : 0;
      view?.requestAnimationFrame(this.#isMoved ? fit : () => view.setTimeout(fit, wait));
    }
    if (!elements) this.#isAll = true;
    else for (const element of elements) this.#waiting.push(element);
  }

  /** Whether boxes have other sizes than in the enlarged page: in one column or with larger text. */
  get #isMoved(): boolean {
    return this.isOne || this.#context.textFactor !== 1;
  }

  /**
   * Brings content that is side by side or too wide into one column. It also measures the ancestors of changed elements,
   * which may have become wider. It repeats, because a new width changes the layout inside.
   */
  fit(elements?: readonly Element[]): void {
    const { document, settings } = this.#context;
    this.isBegun = true;
    this.#turn += 1;
    this.#unseen = elements?.length ? places.length - 1 : this.#unseen - 1;
    const begun = performance.now();
    let measured: Set<Element> | undefined;
    let isNew = false;
    if (!this.isOne) {
      isNew = settings.columns === 'one' || needsOneColumn(this.#context);
      if (isNew) inOneColumn.add(document);
    }
    if (!isNew && elements && this.#isMoved) {
      measured = new Set();
      for (const element of elements)
        for (
          let node: Element | undefined = element;
          node && !measured.has(node);
          node = native(node).parentElement ?? native(native(node).getRootNode() as Partial<ShadowRoot>).host
        )
          measured.add(node);
    }
    const awaited = new Set<Element>();
    // Do not keep elements that the page has removed.
    for (const element of this.#hidden) if (!native(element).isConnected) this.#forget(element);
    const run: Run = {
      isMeasured: (element) => measured?.has(element) ?? true,
      isWhole: isNew || !elements,
      isAwaited: (drawing) => {
        const isAwaited = (this.#awaited.get(drawing) ?? 0) < patience;
        if (isAwaited) awaited.add(drawing);
        return isAwaited;
      },
      isHidden: (element) => {
        // In a page that is only zoomed, the content of menus needs no correction.
        if (!this.#isMoved) return styleOf(element).display === 'none';
        if (isShown(element)) return false;
        const parent = parentOf(element) as Element | undefined;
        if (!this.#hidden.has(element) && (!parent || isShown(parent))) {
          this.#hidden.add(element);
          this.#shown.observe(element);
        }
        return true;
      },
      isMoving: (element) => {
        const moving = native(element)
          .getAnimations()
          // Endless animations, and those that follow the scroll position, have no end to wait for.
          .find(
            ({ playState, timeline, effect }) =>
              playState === 'running' &&
              timeline === native(document).timeline &&
              effect?.getComputedTiming().endTime !== Infinity,
          );
        const fitAgain = () => {
          if (current.get(document) === this) this.fitLater([element]);
        };
        moving?.finished.then(fitAgain, fitAgain);
        return !!moving;
      },
    };
    for (let round = 0; round < mostRounds && this.#measure(run); round += 1);
    if (isNew) tellLayout(this.#context);
    for (const drawing of awaited) this.#awaited.set(drawing, (this.#awaited.get(drawing) ?? 0) + 1);
    if (awaited.size) this.fitLater(awaited);
    this.#offerLater();
    const ended = performance.now();
    this.#nextAt = ended + Math.min((ended - begun) * pauses, longestPause);
    if (elements && this.#unseen > 0 && !this.#isMoved) this.fitLater([]);
  }

  /** Offers «Only the text» if the page is still too wide when it has had time to settle. */
  #offerLater(): void {
    const { document } = this.#context;
    if (this.#isSettling) return;
    this.#isSettling = true;
    viewOf(document).setTimeout(() => {
      this.#isSettling = false;
      if (current.get(document) !== this) return;
      if (offerText(document, this.isOne && needsOneColumn(this.#context))) this.fitLater();
    }, settled);
  }

  /** Sets our declarations of an element again if a script has removed them or put it in another place. */
  #renew(element: Element): void {
    const given = this.#given.get(element);
    if (!given) return;
    const style = inlineStyleOf(element);
    const isMissing = (name: string) => !style.getPropertyPriority(name);
    const entries = Object.entries(given.declarations);
    // Other values of the page stay: it may hide or fold the element.
    const isWanted = (name: string) => ofPlace.test(name) || !style.getPropertyValue(name);
    if (!entries.some(([name]) => isMissing(name) && isWanted(name))) return;
    given.declarations = Object.fromEntries(entries.filter(([name]) => isWanted(name) || !isMissing(name)));
    if (Date.now() - given.renewedAt > answerTime) given.times = 0;
    given.renewedAt = Date.now();
    given.times += 1;
    this.#context.undo.release(element);
    if (given.times <= mostRenewed) this.#put(element, given.declarations, given.name);
  }

  #put(element: Element, change: Record<string, string>, name: string | undefined): void {
    const { undo } = this.#context;
    undo.force(element, change);
    if (name === undefined) return;
    undo.attribute(element, 'tabindex', '0');
    this.#setName(element, name);
    if (!native(element).matches('table,main,article,section,aside,figure,[role]'))
      undo.attribute(element, 'role', 'region');
  }

  /**
   * The changes for bars and texts in a page that is not in one column. With larger text, each element may be a high bar
   * or lie over another text.
   */
  *#partChanges(run: Run): Changes {
    const { document, zoom, textFactor } = this.#context;
    if (textFactor !== 1) {
      for (const root of rootsIn(document))
        for (const element of native(root).querySelectorAll<HTMLElement>('*'))
          if (run.isMeasured(element)) {
            yield* barChanges(element, run);
            yield* textChanges(element, run);
          }
    } else if (zoom > 1) {
      const part = run.isWhole ? places : places.slice(this.#turn % places.length).slice(0, 1);
      for (const element of stuckIn(document, part)) yield* barChanges(element, run);
      if (run.isWhole)
        for (const element of [...native(document).querySelectorAll<HTMLElement>(outermost)].slice(0, most))
          yield* textChanges(element, run);
    }
  }

  #measure(run: Run): boolean {
    let isChanged = false;
    // The page may change one property of a shorthand. So the changes are those of longhands, as the browser lists them.
    const { style } = native(this.#context.document).createElement('i');
    const changes = [
      ...(this.isOne ? changesIn(rootOf(this.#context.document), run) : this.#partChanges(run)),
    ];
    for (const [element, declarations, name] of changes) {
      let given = this.#given.get(element);
      if (!given) this.#given.set(element, (given = { declarations: {}, times: 0, renewedAt: 0 }));
      const { declarations: all } = given;
      const change: Record<string, string> = {};
      style.cssText = declarations;
      for (const property of style) {
        const value = style.getPropertyValue(property);
        if (all[property] !== value) all[property] = change[property] = value;
      }
      if (!Object.keys(change).length) continue;
      isChanged = true;
      given.name = name ?? given.name;
      this.#put(element, change, name);
    }
    return isChanged;
  }

  /** @param name accessible name. For `''`, the translated word for a table or picture is set once it has loaded */
  #setName(element: Element, name: string): void {
    let given: string | undefined;
    const set = (name: string) => {
      // Meanwhile the mode may have ended, or the page may have given another name.
      if (given === undefined || native(element).getAttribute('aria-label') === given)
        this.#context.undo.attribute(element, 'aria-label', (given = name));
    };
    if (name) set(name);
    else
      wordsAt(element, ({ table, picture }) => {
        set(native(element).matches(':has(table),table') ? table : picture);
      });
  }
}

const current = new WeakMap<Document, OneColumn>();

/** Fits elements once more in the next frame, because another effect has given them another width or text size. */
export const fitAgain = (document: Document, elements: Iterable<Element>): void =>
  current.get(document)?.fitLater(elements);

/**
 * Shows a page with columns in one column, in document order. Without a setting, it starts if the enlarged page would
 * need horizontal scrolling.
 */
export const columns: Effect = {
  name: 'columns',

  acts: layoutOf,

  start(context) {
    const { document, undo } = context;
    const view = native(document).defaultView;
    if (!view) return;
    const one = new OneColumn(context);
    // A loaded picture changes its own size. A new style sheet or window size may change everything.
    const listen = (event: Event) => {
      if (tellsLayout(event)) return;
      const { target } = event;
      const isPicture = (target as Partial<Element>).localName === 'img';
      one.fitLater(isPicture ? [target as Element] : undefined);
    };
    // Browsers may scroll only part of the focused element into view, such as a line of a text field. A bar may cover
    // the element, if a changed class has shown the bar.
    const show = (event: Event) => {
      const [element] = event.composedPath() as HTMLElement[];
      if (!one.isOne || !element) return;
      // The text of a link that is higher than the window begins at the top.
      const isTall = boxOf(element).height > windowOf(view)[1];
      native(element).scrollIntoView({ block: isTall ? 'start' : 'nearest' });
      const { left, top, width, height } = boxOf(element);
      const cover = native(document).elementFromPoint(left + width / 2, top + height / 2);
      if (!cover || native(cover).contains(element) || native(element).contains(cover)) return;
      one.fit([cover]);
      native(element).scrollIntoView({ block: 'nearest' });
    };
    undo.listen(document, 'focusin', show);
    undo.listen(view, 'resize', listen);
    // A sticky bar may have come into view, or the page may have fixed its bar.
    undo.listen(view, 'onscrollend' in view ? 'scrollend' : 'scroll', () => {
      if (!one.isOne && context.textFactor === 1) one.fitLater([]);
    });
    undo.listen(document, 'load', listen, true);
    undo.add(() => {
      one.end();
      current.delete(document);
      inOneColumn.delete(document);
      // Another size starts the effect again at once.
      queueMicrotask(() => {
        if (!current.has(document)) offerText(document, false);
      });
    });
    current.set(document, one);
  },

  layout({ document }, find) {
    const one = current.get(document);
    if (one?.isBegun) one.fitLater(find('*'));
    else one?.fit();
  },
};
