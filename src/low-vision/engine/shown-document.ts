import { native, prototypeOf } from '../../base/natives.js';
import type { Context } from '../effects/effect.js';
import { effects } from '../effects/effects.js';
import { canAnswer } from '../effects/zoom/script-answers.js';
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

/** On the root element, while the document is shown. */
const mark = 'data-low-vision';

/** A script that takes the mark away whenever it comes is given way to after so many times within a second. */
const mostRestored = 5;

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
  readonly #observer = new MutationObserver((records) => {
    this.#follow(records);
  });
  /** The trees that are shown so, each with the style sheet that we gave it. */
  readonly #roots = new Map<Root, CSSStyleSheet>();
  /** How many sheets each has adopted: nothing tells of one that is pushed to the list. */
  readonly #adopted = new Map<Root, number>();
  readonly #frames = new Map<Document, ShownDocument>();
  /** What was changed already, with the values that it was given: with another one it is the page's again. */
  #given = new WeakMap<object, Record<string, string>>();
  /** What inline styles become, by their text. */
  readonly #inline = new Map<string, Record<string, string>>();
  #restored = 0;
  #restoredAt = 0;
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
    native(this.#document).defaultView?.removeEventListener('resize', this.#resized);
    for (const frame of this.#frames.values()) frame.end(failures);
    // No root is ours any more: what is put back is not followed.
    this.#roots.clear();
    this.#adopted.clear();
    this.#frames.clear();
    for (const error of this.#context.undo.run()) this.#fail('off', error);
    this.#given = new WeakMap();
    this.#inline.clear();
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
      media: (text) => this.#mediaOf(text),
    };
    undo.attribute(native(document).documentElement, mark, formatSettings(settings));
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
      this.#followScripts(native(document).defaultView ?? globalThis);
    });
    native(document).defaultView?.addEventListener('resize', this.#resized);
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
    const view = native(this.#document).defaultView ?? globalThis;
    const sheet = new view.CSSStyleSheet();
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
      native(root).removeEventListener('load', this.#loaded, true);
      const rest: CSSStyleSheet[] = [];
      for (const one of native(root).adoptedStyleSheets) if (one !== sheet) rest[rest.length] = one;
      native(root).adoptedStyleSheets = rest;
    });
    native(root).addEventListener('load', this.#loaded, true);
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

  /** What changes no node is not observed: these are told of it by their methods. */
  #followScripts(view: typeof globalThis): void {
    const { CSSStyleSheet, CSSGroupingRule, ShadowRoot } = view;
    const { undo } = this.#context;
    const sheetsChanged = () => {
      for (const root of this.#roots.keys()) this.#sheetsChanged(root);
    };
    undo.after(CSSStyleSheet.prototype, 'insertRule', sheetsChanged);
    undo.after(CSSStyleSheet.prototype, 'replaceSync', sheetsChanged);
    undo.after(CSSStyleSheet.prototype, 'replace', (replaced) => {
      void replaced.then(sheetsChanged, () => undefined);
    });
    undo.after(CSSGroupingRule.prototype, 'insertRule', sheetsChanged);
    for (const prototype of [prototypeOf(view, 'Document') as Document, ShadowRoot.prototype])
      undo.setter<Root>(prototype, 'adoptedStyleSheets', (root) => {
        if (!this.#roots.has(root)) return;
        this.#adopt(root);
        this.#sheetsChanged(root);
      });
    undo.after(prototypeOf(view, 'Element') as Element, 'attachShadow', (root) => {
      // The page fills it first.
      queueMicrotask(() => {
        if (!root.isConnected) return;
        this.#takeIn(root);
        this.#layout();
      });
    });
  }

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

  /** A library that writes the page anew gives the root the attributes that the server knows. */
  #restoreMark(): void {
    const root = native(this.#document).documentElement;
    const text = formatSettings(this.#settings);
    const now = Date.now();
    if (root.getAttribute(mark) === text) return;
    if (now - this.#restoredAt > 1000) this.#restored = 0;
    this.#restoredAt = now;
    this.#restored += 1;
    if (this.#restored <= mostRestored) root.setAttribute(mark, text);
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
    this.#inline.clear();
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
        if (media?.mediaText) this.#changeMedia(media);
        if (style) this.#changeDeclarations(style);
      }
    }
  }

  #elementsChanged(elements: Element[]): void {
    for (const element of elements) {
      this.#fresh.push(element);
      const inside = frameDocument(element);
      if (inside && (native(inside).documentElement as Element | null) && !this.#frames.has(inside))
        this.#frames.set(inside, new ShownDocument(inside, this.#settings, this.#failures, this.#context));
    }
    for (const effect of effects) this.#try(effect.name, () => effect.elements?.(this.#context, elements));
    for (const element of elements)
      if (native(element).hasAttribute('style'))
        this.#changeDeclarations(native(element as HTMLElement).style, element);
  }

  #changeMedia(media: MediaList): void {
    const { mediaText } = media;
    if (this.#given.get(media)?.['media'] === mediaText) return;
    const text = this.#mediaOf(mediaText);
    if (text !== mediaText) this.#context.undo.property(media, 'mediaText', text);
    this.#given.set(media, { media: media.mediaText });
  }

  #mediaOf(text: string): string {
    for (const effect of effects)
      text = this.#try(effect.name, () => effect.media?.(this.#context, text)) ?? text;
    return text;
  }

  /** @param owner whose inline style it is */
  #changeDeclarations(style: CSSStyleDeclaration, owner?: Element): void {
    const given = this.#given.get(style) ?? {};
    const { cssText } = style;
    // Our own change is observed like the page's.
    if (given[''] === cssText) return;
    // Scripts give many elements the same inline style: what it becomes depends on nothing else.
    let change = owner && this.#inline.get(cssText);
    if (!change) {
      change = {};
      for (const effect of effects)
        Object.assign(
          change,
          this.#try(effect.name, () => effect.declarations?.(this.#context, style)),
        );
      // What a script moves has another one at every frame.
      if (this.#inline.size > 500) this.#inline.clear();
      if (owner) this.#inline.set(cssText, change);
    }
    // What still has the value that it was given is not changed again.
    const entries = Object.entries(change).filter(([name]) => given[name] !== style.getPropertyValue(name));
    if (entries.length) this.#context.undo.declarations(style, Object.fromEntries(entries), owner);
    for (const [name] of entries) given[name] = style.getPropertyValue(name);
    given[''] = style.cssText;
    this.#given.set(style, given);
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
