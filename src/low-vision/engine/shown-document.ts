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

/** What could not be done; the rest holds. */
export interface Failure {
  /** The effect's name, or `off` for what could not be put back. */
  effect: string;
  error: unknown;
}

/** In CSS pixels: what WCAG's reflow asks pages to work at. A page is not enlarged to less. */
const narrowest = 320;

/** The attributes that effects or style sheets depend on. */
const observed = ['style', 'media', 'disabled', 'content', 'open', 'role', mark];

const isSheetOwner = (node: Node): boolean => /^(style|link)$/.test(native(node as Element).localName);

/** A document while it is shown with settings. */
export class ShownDocument {
  readonly #document: Document;
  readonly #settings: Settings;
  #failures: Failure[];
  /** Of the document around it, where it is in a frame. */
  readonly #outer: Context | undefined;
  #context!: Context;
  /** It has style sheets that cannot be read, so it cannot be enlarged as the browser's zoom does: its texts are. */
  #unreadable = false;
  /** Its scripts would not be told of what the browser's zoom changes: its texts are enlarged then. */
  readonly #canAnswer: boolean;
  #restoreMark!: () => void;
  readonly #observer = new MutationObserver((records) => {
    this.#follow(records);
  });
  /** The trees that are shown so, each with the style sheet that we gave it. */
  readonly #roots = new Map<Root, CSSStyleSheet>();
  /** How many sheets each has adopted: nothing tells of one that is pushed to the list. */
  readonly #adopted = new Map<Root, number>();
  readonly #frames = new Map<Document, ShownDocument>();
  #declared!: DeclaredChanges;
  /** What has come or changed since the layout was looked at. */
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

  /** @param failures where what cannot be put back is told */
  end(failures = this.#failures): void {
    this.#failures = failures;
    this.#observer.disconnect();
    for (const frame of this.#frames.values()) frame.end(failures);
    // No root is ours any more: what is put back is not followed.
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
      // What stands for pictures is the page's, too.
      this.#follow(this.#observer.takeRecords());
    } catch (error) {
      // A page whose own methods of arrays fail, for one: it stays as it is.
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
    // A frame is enlarged with what is around it, but not what is in it where `zoom` is not the standard one.
    if (this.#outer) return isStandardZoom() ? 1 : this.#outer.zoom;
    return Math.min(size / 100, Math.max(windowWidth(this.#document) / narrowest, 1));
  }

  /** Turned, or made wider, the window has room for another zoom. */
  readonly #resized = () => {
    if (this.#zoomNow() !== this.#context.zoom) this.#restart();
  };

  /** Brings what is new in the page to what the settings are. */
  #takeIn(node: Root | Element): void {
    const roots = [...rootsIn(node)].filter((root) => !this.#roots.has(root));
    // A component's text may have its size from the document's variables, so all are asked before any is changed.
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
    // Before effects put anything into it, which is followed, too.
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      attributeFilter: observed,
    });
    this.#changeSheets(root);
    // What elements look like is asked before our rules are there.
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

  /** A page that sets its own list of sheets takes ours out of it. */
  #adopt(root: Root): void {
    const sheet = this.#roots.get(root);
    if (sheet && !native(root).adoptedStyleSheets.includes(sheet))
      native(root).adoptedStyleSheets = [...native(root).adoptedStyleSheets, sheet];
    this.#adopted.set(root, native(root).adoptedStyleSheets.length);
  }

  readonly #loaded = ({ target }: Event) => {
    const element = target as Element;
    if (native(element).localName === 'link') this.#sheetsChanged(native(element).getRootNode() as Root);
    // A frame has another document, a picture its size.
    else if ((native(element) as Partial<Element>).localName) {
      this.#takeIn(element);
      this.#layout();
    }
  };

  /** A page may change thousands of nodes at once: each element is looked at once, however often it was moved. */
  #follow(records: MutationRecord[]): void {
    const sheets = new Set<Root>();
    const elements = new Set<Element>();
    for (const { type, target, attributeName, addedNodes } of records) {
      if (attributeName === mark) this.#restoreMark();
      else if (type === 'attributes') elements.add(target as Element);
      // Only style elements are observed for their text, which is their child, too.
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

  /** The page's own. */
  #sheetsOf(root: Root): CSSStyleSheet[] {
    return [...native(root).styleSheets, ...native(root).adoptedStyleSheets].filter(
      (sheet) => sheet !== this.#roots.get(root),
    );
  }

  /** @returns whether there are new ones: what is said of them is the size of a text now */
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
    // Text changes all the time, but not that of style sheets.
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

/** Once for each effect. No method of arrays: those of the page may be what has failed. */
export function fail(failures: Failure[], effect: string, error: unknown): void {
  for (const failure of failures) if (failure.effect === effect) return;
  failures[failures.length] = { effect, error };
  console.warn(`[pressroom] low vision: "${effect}" failed, the rest holds.`, error);
}
