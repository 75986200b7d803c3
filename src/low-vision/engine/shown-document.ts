import { native } from '../../base/natives.js';
import type { Context } from '../effects/effect.js';
import { effects } from '../effects/effects.js';
import { canAnswer } from '../effects/zoom/script-answers.js';
import { rootOf, viewOf } from './around.js';
import { DeclaredChanges } from './declared-changes.js';
import { followScripts } from './follow-scripts.js';
import { keepMark, mark } from './mark.js';
import { windowWidth } from './measure.js';
import { keepReadingPlace } from './reading-place.js';
import { elementsIn, frameDocument, isElement, rootsIn, shadowOf, type Root } from './roots.js';
import { formatSettings, type Settings } from '../settings.js';
import {
  addTextVariables,
  enlargeContainerQueries,
  isReadable,
  isStandardZoom,
  rulesOf,
  type Holder,
} from './style-sheets.js';
import { Undo } from './undo.js';
import { makeReadable } from './unreadable-sheets.js';

/** An error of one effect. The other effects still apply. */
export interface Failure {
  /**
   * The effect's name or a step of the engine: `off` for a change that could not be undone, `style-sheets` for an
   * unreadable style sheet, `page` or `follow`.
   */
  effect: string;
  error: unknown;
}

/** The narrowest page in CSS pixels, from WCAG 1.4.10 Reflow. A page is not enlarged to less. */
const narrowest = 320;

/** The attributes that effects or style sheets depend on. */
const observed = ['style', 'media', 'disabled', 'content', 'open', 'role', mark];

const isSheetOwner = (node: Node): boolean => /^(style|link)$/.test(native(node as Element).localName);

/** A document with the mode on: applies the settings and follows the page's changes. */
export class ShownDocument {
  readonly #document: Document;
  readonly #settings: Settings;
  #failures: Failure[];
  /** Context of the outer document, if this one is in a frame. */
  readonly #outer: Context | undefined;
  #context!: Context;
  /** Some style sheets cannot be read, so only text is enlarged instead of the whole page. */
  #unreadable = false;
  /** Whether the sizes reported to the page's scripts can be replaced. If not, only text is enlarged. */
  readonly #canAnswer: boolean;
  #restoreMark!: () => void;
  readonly #observer = new MutationObserver((records) => {
    this.#follow(records);
  });
  /** The node trees that the engine has changed, with the style sheet that it added to each. */
  readonly #roots = new Map<Root, CSSStyleSheet>();
  /** Number of adopted sheets in each root. The browser fires no event when a sheet is pushed to the list. */
  readonly #adopted = new Map<Root, number>();
  readonly #frames = new Map<Document, ShownDocument>();
  #declared!: DeclaredChanges;
  /** Elements added or changed since the last layout step. */
  #fresh: Element[] = [];

  constructor(document: Document, settings: Settings, failures: Failure[], outer?: Context) {
    this.#document = document;
    this.#settings = settings;
    this.#failures = failures;
    this.#outer = outer;
    this.#canAnswer = canAnswer(document);
    this.#begin();
  }

  get isInOneColumn(): boolean {
    return this.#context.isInOneColumn;
  }

  /** @param failures list that receives the changes that cannot be undone */
  end(failures = this.#failures): void {
    this.#failures = failures;
    this.#observer.disconnect();
    for (const frame of this.#frames.values()) frame.end(failures);
    // With the lists empty, the wrapped methods do not react to the undo steps below.
    this.#roots.clear();
    this.#adopted.clear();
    this.#frames.clear();
    for (const error of this.#context.undo.run()) this.#fail('off', error);
  }

  #begin(): void {
    const document = this.#document;
    const settings = this.#settings;
    const zoom = this.#zoomNow();
    const textFactor = this.#outer?.textFactor ?? (settings['text-size'] ?? 100) / 100 / zoom;
    const undo = new Undo();
    this.#context = {
      document,
      settings,
      undo,
      zoom,
      textFactor,
      textVariables: new Set(),
      unreadable: this.#unreadable,
      isInOneColumn: false,
      media: (text) => this.#declared.mediaOf(text),
    };
    this.#declared = new DeclaredChanges(this.#context, (effect, action) => this.#try(effect, action));
    this.#restoreMark = keepMark(document, formatSettings(settings), undo);
    try {
      this.#takeIn(document);
      for (const effect of effects) this.#try(effect.name, () => effect.start?.(this.#context));
      this.#layout();
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
      followScripts(viewOf(document), undo, {
        sheetsChanged: (root) => {
          for (const one of root ? [root] : this.#roots.keys()) {
            if (!this.#roots.has(one)) continue;
            if (root) this.#adopt(one);
            this.#sheetsChanged(one);
          }
        },
        attached: (root) => {
          this.#takeIn(root);
          this.#layout();
        },
      });
    });
    undo.listen(viewOf(document), 'resize', this.#resized);
  }

  #restart(): void {
    keepReadingPlace(this.#document, () => {
      this.end();
      this.#begin();
    });
  }

  #zoomNow(): number {
    const { 'text-size': size = 100, enlarge } = this.#settings;
    if (enlarge === 'text' || this.#unreadable || !this.#canAnswer) return 1;
    // With standard `zoom`, a frame's content is enlarged with the outer page. Without, the frame needs its own `zoom`.
    if (this.#outer) return isStandardZoom() ? 1 : this.#outer.zoom;
    return Math.min(size / 100, Math.max(windowWidth(this.#document) / narrowest, 1));
  }

  /** The window's width limits the zoom, so a resized or rotated window may need another zoom. */
  readonly #resized = () => {
    if (this.#zoomNow() !== this.#context.zoom) this.#restart();
  };

  /** Applies the settings to new nodes. */
  #takeIn(node: Root | Element): void {
    const roots = [...rootsIn(node)].filter((root) => !this.#roots.has(root));
    // A component may use variables of the document for text sizes. Search all roots before changing any.
    if (roots.length && this.#findTextVariables([...this.#roots.keys(), ...roots]))
      for (const root of this.#roots.keys()) this.#changeSheets(root);
    for (const root of roots) this.#addRoot(root);
    if (isElement(node)) this.#elementsChanged(elementsIn(node));
  }

  #layout(): void {
    const elements = this.#fresh;
    this.#fresh = [];
    for (const effect of effects) this.#try(effect.name, () => effect.layout?.(this.#context, elements));
  }

  #addRoot(root: Root): void {
    const context = this.#context;
    const sheet = new (viewOf(this.#document).CSSStyleSheet)();
    this.#roots.set(root, sheet);
    // Observe before the effects add elements, so that these are reported, too.
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      attributeFilter: observed,
    });
    this.#changeSheets(root);
    // Effects read computed styles here, so our rules must come later.
    this.#elementsChanged(elementsIn(root));
    const rules = effects.map((effect) => this.#try(effect.name, () => effect.styles?.(context, root)) ?? '');
    sheet.replaceSync(`@layer low-vision { ${rules.join('\n')} }`);
    this.#adopt(root);
    context.undo.add(() => {
      const rest: CSSStyleSheet[] = [];
      for (const one of native(root).adoptedStyleSheets) if (one !== sheet) rest[rest.length] = one;
      native(root).adoptedStyleSheets = rest;
    });
    context.undo.listen(root, 'load', this.#loaded, true);
  }

  /** Adds our style sheet again if the page has set `adoptedStyleSheets` without it. */
  #adopt(root: Root): void {
    const sheet = this.#roots.get(root);
    if (sheet && !native(root).adoptedStyleSheets.includes(sheet))
      native(root).adoptedStyleSheets = [...native(root).adoptedStyleSheets, sheet];
    this.#adopted.set(root, native(root).adoptedStyleSheets.length);
  }

  readonly #loaded = ({ target }: Event) => {
    const element = target as Element;
    if (native(element).localName === 'link') this.#sheetsChanged(native(element).getRootNode() as Root);
    // A loaded frame has a new document, a loaded picture has its size.
    else if ((native(element) as Partial<Element>).localName) {
      this.#takeIn(element);
      this.#layout();
    }
  };

  /** Handles a batch of mutations. A page may change thousands of nodes at once, so each element is handled once. */
  #follow(records: MutationRecord[]): void {
    const sheets = new Set<Root>();
    const elements = new Set<Element>();
    for (const { type, target, attributeName, addedNodes } of records) {
      if (attributeName === mark) this.#restoreMark();
      else if (type === 'attributes') elements.add(target as Element);
      // Text is observed only in style sheet owners. A style element's text can also change by its child nodes.
      else if (type === 'characterData' || isSheetOwner(target))
        sheets.add(native(target).getRootNode() as Root);
      for (const node of addedNodes)
        if (isElement(node) && !elements.has(node) && native(node).isConnected)
          for (const element of elementsIn(node)) elements.add(element);
    }
    for (const element of elements) {
      if (isSheetOwner(element)) sheets.add(native(element).getRootNode() as Root);
      const root = shadowOf(element);
      if (root && !this.#roots.has(root)) this.#takeIn(root);
    }
    for (const [root, count] of this.#adopted)
      if (native(root).adoptedStyleSheets.length !== count) sheets.add(root);
    for (const root of sheets) if (this.#roots.has(root)) this.#sheetsChanged(root);
    if (elements.size) this.#elementsChanged([...elements]);
    if (this.#fresh.length) this.#layout();
  }

  /** The page's own style sheets, without ours. */
  #sheetsOf(root: Root): CSSStyleSheet[] {
    return [...native(root).styleSheets, ...native(root).adoptedStyleSheets].filter(
      (sheet) => sheet !== this.#roots.get(root),
    );
  }

  /** @returns whether new variables were found. Their declarations now count as text sizes */
  #findTextVariables(roots: Root[]): boolean {
    const { textVariables } = this.#context;
    const { size } = textVariables;
    addTextVariables(textVariables, roots.flatMap((root) => this.#sheetsOf(root)).filter(isReadable));
    if (textVariables.size === size) return false;
    this.#declared.forgetInline();
    return true;
  }

  #sheetsChanged(root: Root): void {
    for (const one of this.#findTextVariables([root]) ? this.#roots.keys() : [root]) this.#changeSheets(one);
  }

  #changeSheets(root: Root): void {
    const context = this.#context;
    this.#adopted.set(root, native(root).adoptedStyleSheets.length);
    const sheets = this.#sheetsOf(root);
    const readable = sheets.filter(isReadable);
    if (readable.length < sheets.length && !context.unreadable)
      makeReadable(root, context.undo, {
        done: () => {
          this.#sheetsChanged(root);
        },
        refused: (error) => {
          if (this.#unreadable) return;
          this.#unreadable = true;
          this.#fail('style-sheets', error);
          this.#restart();
        },
      });
    // Observe text in style sheet owners only. Elsewhere it changes too often.
    for (const { ownerNode } of readable)
      if (ownerNode)
        this.#observer.observe(ownerNode, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: observed,
        });
    for (const sheet of readable) {
      if (context.zoom !== 1 && !isStandardZoom()) enlargeContainerQueries(sheet, context.zoom, context.undo);
      for (const { media, style } of [sheet as Holder, ...rulesOf(sheet)]) {
        if (media?.mediaText) this.#declared.changeMedia(media);
        if (style) this.#declared.change(style);
      }
    }
  }

  #elementsChanged(elements: Element[]): void {
    for (const element of elements) {
      this.#fresh.push(element);
      const inside = frameDocument(element);
      if (inside && (rootOf(inside) as Element | null) && !this.#frames.has(inside))
        this.#frames.set(inside, new ShownDocument(inside, this.#settings, this.#failures, this.#context));
    }
    for (const effect of effects) this.#try(effect.name, () => effect.elements?.(this.#context, elements));
    for (const element of elements)
      if (native(element).hasAttribute('style'))
        this.#declared.change(native(element as HTMLElement).style, element);
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
