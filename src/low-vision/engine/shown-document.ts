import { native } from '../../base/natives.js';
import type { Context, Effect, Find, Page } from '../effects/effect.js';
import { effects, lacksEffects, loadEffects, needsEffects } from '../effects/effects.js';
import { inOneColumn, tooWideBox } from '../effects/one-column/column-question.js';
import { canAnswer } from '../effects/zoom/script-answers.js';
import { rootOf, viewOf } from './around.js';
import { followScripts } from './follow-scripts.js';
import { InlineStyles } from './inline-styles.js';
import { Mark, mark } from './mark.js';
import { windowWidth } from './measure.js';
import { giveOwnCopies } from './own-copies.js';
import { OwnSheets } from './own-sheets.js';
import { keepReadingPlace } from './reading-place.js';
import {
  elementsIn,
  frameDocument,
  isElement,
  rootsIn,
  select,
  shadowOf,
  topmost,
  type Root,
} from './roots.js';
import { formatSettings, type Settings } from '../settings.js';
import { Slices } from './slices.js';
import { StyleRules, type Derive, type Found } from './style-rules.js';
import { isReadable, isStandardZoom } from './style-sheets.js';
import { tellEnd, tellLayout } from './tell-layout.js';
import { isOurStyle, Undo } from './undo.js';
import { classesIn, mayMatch } from './unused-rules.js';
import { makeReadable } from './unreadable-sheets.js';
import { WeakList } from './weak-list.js';

/** An error of one effect. The other effects still apply. */
export interface Failure {
  /**
   * The effect's name or a step of the engine. `off` is a change that could not be undone. `style-sheets` is an
   * unreadable style sheet. `effects` is the file with the further effects. Others are `page` and `follow`.
   */
  effect: string;
  /** The error that was thrown. */
  error: unknown;
}

/** The narrowest page in CSS pixels, from WCAG 1.4.10 Reflow. Enlarging makes no page narrower. */
const narrowest = 320;

/** The attributes that effects or style sheets depend on. */
const observed = ['style', 'media', 'disabled', 'content', 'open', 'role', 'contenteditable', mark];

/** Most batches of mutations in one task. A script of the page that answers each change of ours would loop for ever. */
const mostRounds = 30;

/** A page that forbids pinch zoom needs the effect `viewport-meta`. */
const forbidsZoom = '[content*=user-s],[content*=maximum]';

const isSheetOwner = (node: Node): boolean => /^(style|link)$/.test(native(node as Element).localName);

/** An effect at work, with the parts of the settings for which it has made its changes. */
interface Running {
  readonly effect: Effect;
  context: Context;
  acts: string;
  declares: string;
}

/** A document with the mode on: applies the settings and follows the page's changes. */
export class ShownDocument {
  readonly #document: Document;
  #failures: Failure[];
  /** The outer page, if this document is in a frame. */
  readonly #outer: Page | undefined;
  readonly #page: Page;
  readonly #running = new Map<Effect, Running>();
  readonly #rules: StyleRules;
  readonly #inline: InlineStyles;
  /** Changes of the engine itself. */
  readonly #undo = new Undo();
  readonly #mark: Mark;
  /** Whether the sizes reported to the page's scripts can be replaced. If not, only text is enlarged. */
  readonly #canAnswer: boolean;
  readonly #observer = new MutationObserver((records) => {
    this.#follow(records);
  });
  /** The node trees that the engine has changed. */
  readonly #roots = new WeakList<Root>();
  /** The classes of the elements for which no rule waits. Absent when no rule waits. */
  #classes: Set<string> | undefined;
  /** Reports changed classes while rules wait. */
  readonly #classObserver = new MutationObserver(() => {
    this.#addLate();
  });
  readonly #sheets: OwnSheets;
  readonly #frames = new WeakList<ShownDocument>();
  readonly #framed = new WeakSet<Document>();
  /** Callback that runs when the further effects have been applied or could not be fetched. */
  readonly #completed: () => void;
  /** Pending while the further effects are fetched. */
  completion: Promise<void> | undefined;
  /** Whether the file with the further effects has failed. The next choice of a setting requests it again. */
  #hasFailed = false;
  /** Whether the settings apply. */
  isOn = true;
  /** Batches of mutations in this task. */
  #rounds = 0;
  /** Whether the console tells of a script that answers each change of ours. */
  #isTold = false;
  /** Rules that match no element yet. */
  readonly #lateRules: Slices<Found>;
  /** New and changed elements that wait for corrections by measurement. */
  readonly #corrections: Slices<Element>;
  /** Mutations that wait for the end of the task. */
  #late: MutationRecord[] = [];

  constructor(
    document: Document,
    settings: Settings,
    failures: Failure[],
    completed: () => void,
    outer?: Page,
  ) {
    this.#document = document;
    this.#failures = failures;
    this.#completed = completed;
    this.#outer = outer;
    this.#canAnswer = canAnswer(document);
    this.#page = {
      document,
      settings,
      zoom: 1,
      textFactor: 1,
      textVariables: new Set(),
      unreadable: false,
      fetchEffects: undefined,
      media: (text) => this.#mediaOf(text),
      correct: (tops) => {
        this.#corrections.add(elementsIn(tops));
      },
      declare: (effect, rule, change) => {
        this.#rules.declare(effect, rule, change);
      },
    };
    const derive: Derive = (effect) => {
      const { context, declares } = this.#running.get(effect) ?? {};
      if (!context || !declares) return undefined;
      return (declared) => {
        try {
          return effect.declarations?.(context, declared);
        } catch (error) {
          this.#fail(effect.name, error);
          return undefined;
        }
      };
    };
    this.#rules = new StyleRules(this.#page, derive);
    this.#inline = new InlineStyles(document, derive, () => {
      for (const root of this.#roots) this.#sheets.adopt(root);
    });
    this.#mark = new Mark(document, this.#undo);
    this.#lateRules = new Slices(document, this.#addLate);
    const correct = (elements: Element[]) => {
      if (this.isOn) this.#layout((selector) => select(elements, selector));
    };
    this.#corrections = new Slices(document, correct);
    this.#sheets = new OwnSheets(this.#page, this.#rules, this.#inline, (effect, step) =>
      this.#try(effect, step),
    );
    this.#begin();
  }

  get isInOneColumn(): boolean {
    return inOneColumn.has(this.#document);
  }

  #begin(): void {
    const document = this.#document;
    this.#measure(this.#page.settings);
    try {
      for (const effect of effects) this.#running.set(effect, this.#open(effect));
      this.#sheets.stayStill();
      this.#mark.set(formatSettings(this.#page.settings));
      this.#addFirst([...rootsIn(document)]);
      for (const { effect, context, acts } of this.#running.values())
        if (acts) this.#try(effect.name, () => effect.start?.(context));
      this.#layout(this.#everything);
      // The effects' own elements, such as stand-ins for pictures, get the reader's styles, too.
      this.#follow(this.#observer.takeRecords());
    } catch (error) {
      // The page may have replaced a built-in, for example an array method, with a broken one. Leave such a page
      // unchanged.
      this.#fail('page', error);
      this.end();
      return;
    }
    this.#try('follow', () => {
      giveOwnCopies(viewOf(document), this.#undo, this.#rules);
      followScripts(viewOf(document), this.#undo, ({ rules, sheets, adopting, attached, edited }) => {
        // The window of a frame may have got another document.
        if (!this.isOn || !native(this.#document).defaultView) return;
        this.#rules.insert(rules);
        for (const sheet of this.#sheets.all) sheets.delete(sheet);
        this.#rules.renew(sheets);
        this.#sheetsChanged(adopting);
        // An element of this window may be in the document of a frame.
        const added = [...attached].filter(
          (root) => native(root).isConnected && native(root).ownerDocument === this.#document,
        );
        if (edited.has(this.#document)) this.#take(this.#releaseEditor(this.#document));
        if (added.length) this.#take(added.map(({ host }) => host));
      });
    });
    this.#undo.listen(viewOf(document), 'resize', () => {
      // The window's width limits the zoom, so a resized or rotated window may need another zoom.
      if (this.#zoomFor(this.#page.settings) !== this.#page.zoom)
        keepReadingPlace(document, () => {
          this.update(this.#page.settings);
        });
    });
    tellLayout(this.#page);
  }

  /** Applies other settings. Only the effects that depend on the difference make their changes anew. */
  update(settings: Settings, failures = this.#failures): void {
    if (failures !== this.#failures) this.#hasFailed = false;
    this.#failures = failures;
    const { zoom } = this.#page;
    this.#measure(settings);
    this.#sheets.stayStill();
    this.#mark.set(formatSettings(settings));
    const renewed: Running[] = [];
    const declaring: Effect[] = [];
    for (const effect of effects) {
      // The effect may have been fetched since the last change.
      const running = this.#running.get(effect) ?? { ...this.#open(effect), acts: '', declares: '' };
      this.#running.set(effect, running);
      const next = this.#open(effect);
      if (next.declares !== running.declares) declaring.push(effect);
      running.declares = next.declares;
      if (next.acts === running.acts) continue;
      renewed.push(running);
    }
    for (const { effect, context } of renewed.toReversed())
      for (const error of context.undo.run()) this.#fail(effect.name, error);
    for (const running of renewed) Object.assign(running, this.#open(running.effect));
    if (declaring.length) for (const error of this.#inline.end()) this.#fail('off', error);
    this.#rules.update(declaring, zoom !== this.#page.zoom);
    this.#sheets.writeRules(this.#roots);
    const isActing = (running: Running) => renewed.includes(running);
    for (const root of this.#roots) this.#enter(root, isActing, declaring.length > 0);
    for (const { effect, context, acts } of renewed)
      if (acts) this.#try(effect.name, () => effect.start?.(context));
    for (const frame of this.#frames) frame.update(settings, failures);
    this.#layout(this.#everything, isActing);
    this.#follow(this.#observer.takeRecords());
    tellLayout(this.#page);
  }

  /** @param failures list that receives the changes that cannot be undone */
  end(failures = this.#failures): void {
    this.isOn = false;
    this.#failures = failures;
    this.#observer.disconnect();
    this.#corrections.end();
    this.#lateRules.end();
    this.#classObserver.disconnect();
    for (const frame of this.#frames) frame.end(failures);
    const fail = (errors: unknown[]) => {
      for (const error of errors) this.#fail('off', error);
    };
    // The page may have replaced the array methods.
    const running = [...this.#running.values()];
    for (let at = running.length - 1; at >= 0; at -= 1) fail(running[at]?.context.undo.run() ?? []);
    fail(this.#inline.end());
    fail(this.#rules.end());
    fail(this.#undo.run());
    this.#sheets.end();
    tellEnd(this.#page);
  }

  #open(effect: Effect): Running {
    const page = this.#page;
    return {
      effect,
      context: Object.assign(Object.create(page) as Context, { undo: new Undo() }),
      acts: this.#try(effect.name, () => effect.acts?.(page)) ?? '',
      declares: this.#try(effect.name, () => effect.declares?.(page)) ?? '',
    };
  }

  /** Fetches the further effects, and applies them. The other effects do not wait for them. */
  #fetchEffects(): void {
    if (this.completion || this.#hasFailed || !this.isOn) return;
    this.completion = loadEffects()
      .then(
        () => {
          if (!this.isOn) return;
          this.#try('page', () => {
            keepReadingPlace(this.#document, () => {
              this.update(this.#page.settings);
            });
          });
        },
        (error: unknown) => {
          this.#hasFailed = true;
          // The reader may have made another choice meanwhile.
          if (this.isOn && (needsEffects(this.#page) || tooWideBox(this.#page))) this.#fail('effects', error);
        },
      )
      .then(() => {
        this.completion = undefined;
        this.#completed();
      });
  }

  /** Divides the text size setting between `zoom` and the text alone. */
  #measure(settings: Settings): void {
    const page = this.#page;
    page.settings = settings;
    page.zoom = this.#zoomFor(settings);
    page.textFactor = this.#outer?.textFactor ?? (settings['text-size'] ?? 100) / 100 / page.zoom;
    page.fetchEffects = lacksEffects()
      ? (this.#outer?.fetchEffects ??
        (() => {
          this.#fetchEffects();
        }))
      : undefined;
    if (needsEffects(page) || native(this.#document).querySelector(forbidsZoom)) page.fetchEffects?.();
  }

  #zoomFor({ 'text-size': size = 100, enlarge }: Settings): number {
    if (enlarge === 'text' || this.#page.unreadable || !this.#canAnswer) return 1;
    // With standard `zoom`, a frame's content is enlarged with the outer page. Without, the frame needs its own `zoom`.
    if (this.#outer) return isStandardZoom() ? 1 : this.#outer.zoom;
    return Math.min(size / 100, Math.max(windowWidth(this.#document) / narrowest, 1));
  }

  #mediaOf(text: string): string {
    for (const effect of effects)
      text = this.#try(effect.name, () => effect.media?.(this.#page, text)) ?? text;
    return text;
  }

  /** All roots as if they were new. */
  readonly #everything: Find = (selector) =>
    [...this.#roots].toReversed().flatMap((root) => [...native(root).querySelectorAll(selector)]);

  #layout(find: Find, isActing: (running: Running) => boolean = () => true): void {
    for (const running of this.#running.values()) {
      const { effect, context, acts } = running;
      if (acts && isActing(running)) this.#try(effect.name, () => effect.layout?.(context, find));
    }
  }

  /** Changes the rules that match an element now. The others wait until the browser is idle, or the page has changed. */
  #addFirst(roots: Root[]): void {
    const classes = classesIn(roots.flatMap((root) => [...native(root).querySelectorAll('[class]')]));
    this.#classes = classes;
    this.#rules.waits = (selector, found) => {
      if (mayMatch(selector, classes)) return false;
      this.#lateRules.add([found], true);
      return true;
    };
    this.#addRoots(roots);
    this.#rules.waits = undefined;
    for (const root of roots)
      this.#classObserver.observe(root, { subtree: true, attributeFilter: ['class'] });
  }

  /** Changes rules that have waited; by default all of them. */
  readonly #addLate = (rules: readonly Found[] = this.#lateRules.end()): void => {
    if (this.#rules.change(rules)) this.#inline.forget();
    if (!this.#lateRules.isEmpty) return;
    this.#classes = undefined;
    this.#classObserver.disconnect();
  };

  #addRoots(roots: Root[]): void {
    for (const root of roots) {
      this.#roots.add(root);
      // Observe before the effects add elements, so that these are reported, too.
      this.#observer.observe(root, { subtree: true, childList: true, attributeFilter: observed });
      this.#undo.listen(root, 'load', this.#loaded, true);
    }
    this.#readSheets(roots);
    // Effects read computed styles here, so our rules must come later.
    for (const root of roots) this.#enter(root);
    this.#sheets.writeRules(roots);
    for (const root of roots) {
      this.#sheets.adopt(root);
      this.#undo.add(() => {
        this.#sheets.leave(root);
      }, root);
    }
  }

  /** Runs the hooks of the acting effects for all elements of a root. */
  #enter(root: Root, isActing: (running: Running) => boolean = () => true, isDeclared = true): void {
    for (const running of this.#running.values())
      if (running.acts && isActing(running))
        this.#try(running.effect.name, () => running.effect.enter?.(running.context, root));
    this.#handle((selector) => [...native(root).querySelectorAll(selector)], [], isActing, isDeclared);
  }

  /**
   * Runs the acting effects for their elements, which are found by one query: each query looks at the whole page.
   * @param added topmost added elements
   */
  #handle(
    find: Find,
    added: readonly Element[],
    isActing: (running: Running) => boolean = () => true,
    isDeclared = true,
  ): void {
    const asking: [Running, string][] = [];
    for (const running of this.#running.values()) {
      const { effect, context, acts } = running;
      if (acts && effect.elements && isActing(running))
        asking.push([running, this.#try(effect.name, () => effect.selects?.(context)) ?? '']);
    }
    const selectors = ['[style]', 'iframe', 'frame', ...asking.flatMap(([, selector]) => selector || [])];
    const found = find(selectors.join());
    for (const [{ effect, context }, selector] of asking) {
      const selected = selector ? found.filter((element) => native(element).matches(selector)) : [];
      if (selected.length || added.length)
        this.#try(effect.name, () => effect.elements?.(context, selected, added));
    }
    for (const element of found) {
      if (isDeclared && native(element).hasAttribute('style')) this.#changeInline(element);
      this.#addFrame(element);
    }
  }

  #addFrame(element: Element): void {
    const inside = frameDocument(element);
    if (!inside || !(rootOf(inside) as Element | null) || this.#framed.has(inside)) return;
    this.#framed.add(inside);
    this.#frames.add(
      new ShownDocument(inside, this.#page.settings, this.#failures, () => undefined, this.#page),
    );
  }

  readonly #loaded = ({ target }: Event) => {
    const element = target as Element;
    if (native(element).localName === 'link') this.#sheetsChanged([native(element).getRootNode() as Root]);
    // A loaded frame has a new document, a loaded picture has its size.
    else if ((native(element) as Partial<Element>).localName) this.#take([], [element]);
  };

  /** Handles a batch of mutations. */
  #follow(records: MutationRecord[]): void {
    if (!records.length || this.#isLooping(records)) return;
    const sheets = new Set<Root>();
    const added = new Set<Element>();
    const changed = new Set<Element>();
    for (const { type, target, attributeName, addedNodes } of records) {
      const element = target as Element;
      if (attributeName === mark) {
        if (element === rootOf(this.#document)) this.#mark.restore();
      } else if (attributeName === 'contenteditable')
        for (const child of this.#releaseEditor(element)) added.add(child);
      else if (type === 'attributes') {
        if (attributeName !== 'style' || !isOurStyle(element)) changed.add(element);
        if (isSheetOwner(element)) sheets.add(native(element).getRootNode() as Root);
      }
      // Text is observed only in style sheet owners. A style element's text can also change by its child nodes.
      else if (type === 'characterData' || isSheetOwner(target))
        sheets.add(native(target).getRootNode() as Root);
      for (const node of addedNodes) if (isElement(node) && native(node).isConnected) added.add(node);
    }
    for (const root of this.#roots) if (this.#sheets.isListChanged(root)) sheets.add(root);
    const tops = topmost(added);
    for (const top of tops)
      if (isSheetOwner(top) || native(top).querySelector('style, link'))
        sheets.add(native(top).getRootNode() as Root);
    this.#sheetsChanged(sheets);
    if (tops.length || changed.size) this.#take(tops, [...changed]);
  }

  /**
   * Whether the page and the engine answer each other without end. Then the rest of the page's changes waits for the end
   * of the task, so that the page stays usable.
   */
  #isLooping(records: MutationRecord[]): boolean {
    this.#rounds += 1;
    if (this.#rounds === 1)
      setTimeout(() => {
        const late = this.#late;
        this.#late = [];
        this.#rounds = 0;
        if (this.isOn) this.#follow(late);
      });
    if (this.#rounds <= mostRounds) return false;
    if (!this.#isTold)
      console.warn('[pressroom] low vision: a script of the page changes our changes without end.');
    this.#isTold = true;
    this.#late = this.#late.concat(records);
    return true;
  }

  /**
   * Applies the settings to new and changed elements.
   * @param added topmost added elements
   */
  #take(added: Element[], changed: Element[] = []): void {
    const inside = elementsIn(added);
    const known = this.#classes;
    const roots = inside
      .flatMap((element) => {
        const root = shadowOf(element);
        return root ? [...rootsIn(root)] : [];
      })
      .filter((root) => !this.#sheets.areIn(root));
    // A new root may share a sheet whose rules wait.
    if (known && (roots.length || [...classesIn(inside)].some((name) => !known.has(name)))) this.#addLate();
    if (roots.length) this.#addRoots(roots);
    const elements = [...changed, ...inside];
    this.#handle((selector) => select(elements, selector), added);
    this.#corrections.add([...elements, ...roots.flatMap((root) => [...native(root).querySelectorAll('*')])]);
  }

  #changeInline(element: Element): void {
    // Where a script replaces the elements that we change, their parent leaves all of them to the page.
    if (this.#rounds > mostRounds / 2) this.#inline.guard(element);
    this.#inline.change(element);
  }

  /**
   * Undoes our changes in a text when it becomes, or stops being, the text of an editor.
   * @returns the topmost elements of the text. The effects handle them as new elements
   */
  #releaseEditor(editor: Element | Document): Element[] {
    for (const element of native(editor).querySelectorAll('*')) {
      for (const { context } of this.#running.values()) context.undo.release(element);
      this.#inline.release(element);
    }
    return [...native(editor).children];
  }

  /** The page's own style sheets, without ours. */
  #sheetsOf(root: Root): CSSStyleSheet[] {
    const own = this.#sheets.all;
    return [...native(root).styleSheets, ...native(root).adoptedStyleSheets].filter(
      (sheet) => !own.includes(sheet),
    );
  }

  #sheetsChanged(all: Iterable<Root>): void {
    const roots = [...all].filter((root) => this.#sheets.areIn(root));
    for (const root of roots) this.#sheets.adopt(root);
    this.#readSheets(roots);
    // The sheets may have the page's first cascade layer.
    this.#sheets.writeRules(roots);
  }

  #readSheets(roots: Root[]): void {
    const sheets = roots.map((root) => [root, this.#sheetsOf(root)] as const);
    if (this.#rules.add(sheets.flatMap(([, all]) => all))) this.#inline.forget();
    for (const [root, all] of sheets) {
      const readable = all.filter(isReadable);
      if (readable.length < all.length && !this.#page.unreadable) this.#makeReadable(root);
      // Observe text in style sheet owners only. Elsewhere it changes too often.
      for (const { ownerNode } of readable)
        if (ownerNode)
          this.#observer.observe(ownerNode, {
            subtree: true,
            childList: true,
            characterData: true,
            attributeFilter: observed,
          });
    }
  }

  #makeReadable(root: Root): void {
    makeReadable(root, this.#undo, {
      done: () => {
        if (this.isOn) this.#sheetsChanged([root]);
      },
      refused: (error) => {
        if (this.#page.unreadable || !this.isOn) return;
        this.#page.unreadable = true;
        this.#fail('style-sheets', error);
        keepReadingPlace(this.#document, () => {
          this.update(this.#page.settings);
        });
      },
    });
  }

  #try<Result>(name: string, action: () => Result): Result | undefined {
    try {
      return action();
    } catch (error) {
      this.#fail(name, error);
      return undefined;
    }
  }

  #fail(effect: string, error: unknown): void {
    fail(this.#failures, effect, error);
  }
}

/** Records the first error of each effect. It calls no array methods, because the page may have broken them. */
export function fail(failures: Failure[], effect: string, error: unknown): void {
  for (const failure of failures) if (failure.effect === effect) return;
  failures[failures.length] = { effect, error };
  console.warn(`[pressroom] low vision: "${effect}" failed, the rest holds.`, error);
}
