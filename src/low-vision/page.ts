import type { Context, Effect } from './effects/effect.js';
import { effects } from './effects/effects.js';
import { keepReadingPlace } from './reading-place.js';
import { elementsIn, rootsIn, type Root } from './roots.js';
import { formatSettings, normaliseSettings, type Settings } from './settings.js';
import {
  enlargeContainerQueries,
  isReadable,
  isStandardZoom,
  rulesOf,
  textVariables,
  type Holder,
} from './style-sheets.js';
import { Undo } from './undo.js';

/** What could not be done; the rest holds. */
export interface Failure {
  /** The effect's name, or `off` for what could not be put back. */
  effect: string;
  error: unknown;
}

/** In CSS pixels: what WCAG's reflow asks pages to work at. A page is not enlarged to less. */
const narrowest = 320;

const pages = new WeakMap<Document, Page>();

/**
 * Shows a document with the reader's settings, in place of those that it is shown with.
 * @param values the settings, by name; what is unknown or out of range is left out
 * @returns what could not be done, and why; each is a warning in the console, too
 */
export function applyLowVision(values: Settings, document = globalThis.document): Failure[] {
  const former = pages.get(document);
  let page: Page | undefined;
  keepReadingPlace(document, former?.zoom ?? 1, () => {
    former?.end();
    pages.set(document, (page = new Page(document, normaliseSettings(values))));
  });
  return [...(page?.failures ?? [])];
}

/**
 * Shows a document as it was. What the page changed meanwhile stays.
 * @returns what could not be put back, and why
 */
export function clearLowVision(document = globalThis.document): Failure[] {
  const page = pages.get(document);
  pages.delete(document);
  keepReadingPlace(document, page?.zoom ?? 1, () => page?.end());
  return page?.failures ?? [];
}

/** A document while it is shown with settings. */
class Page {
  readonly failures: Failure[] = [];
  readonly #context: Context;
  readonly #observer = new MutationObserver((records) => {
    this.#follow(records);
  });
  readonly #roots = new Set<Root>();
  /** Our own style sheets. */
  readonly #sheets = new Map<Root, CSSStyleSheet>();
  /** What was changed already, with the values that it was given: with another one it is the page's again. */
  readonly #given = new WeakMap<object, Record<string, string>>();

  constructor(document: Document, settings: Settings) {
    const undo = new Undo();
    const zoom = zoomFor(document, settings);
    const textFactor = (settings['text-size'] ?? 100) / 100 / zoom;
    this.#context = { document, settings, undo, zoom, textFactor, textVariables: new Set() };
    undo.attribute(document.documentElement, 'data-low-vision', formatSettings(settings));
    this.#takeIn(document);
    for (const effect of effects) this.#try(effect, () => effect.start?.(this.#context));
    this.#layout([...this.#roots].flatMap((root) => elementsIn(root)));
    this.#try({ name: 'follow' }, () => {
      this.#followScripts(document.defaultView ?? globalThis);
    });
  }

  get zoom(): number {
    return this.#context.zoom;
  }

  /** After it, `failures` is what could not be put back. */
  end(): void {
    this.failures.length = 0;
    this.#observer.disconnect();
    for (const root of this.#roots) root.removeEventListener('load', this.#loaded, true);
    this.#roots.clear();
    for (const error of this.#context.undo.run()) this.#fail('off', error);
  }

  /** Brings what is new in the page to what the settings are. */
  #takeIn(node: Root | Element): void {
    for (const root of rootsIn(node)) if (!this.#roots.has(root)) this.#addRoot(root);
    if (!('adoptedStyleSheets' in node)) this.#elementsChanged(elementsIn(node));
  }

  #layout(elements: Element[]): void {
    for (const effect of effects) this.#try(effect, () => effect.layout?.(this.#context, elements));
  }

  #addRoot(root: Root): void {
    const context = this.#context;
    const view = (root.ownerDocument ?? root).defaultView;
    if (!view) return;
    this.#roots.add(root);
    this.#sheetsChanged(root);
    this.#elementsChanged(root.querySelectorAll('*'));
    const sheet = new view.CSSStyleSheet();
    const rules = effects.map((effect) => this.#try(effect, () => effect.styles?.(context, root)) ?? '');
    sheet.replaceSync(`@layer low-vision { ${rules.join('\n')} }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#sheets.set(root, sheet);
    context.undo.add(() => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    root.addEventListener('load', this.#loaded, true);
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['style', 'media', 'disabled', 'content'],
    });
  }

  readonly #loaded = ({ target }: Event) => {
    if (!(target as Partial<Element>).localName) return;
    const element = target as Element;
    if (element.localName === 'link') this.#sheetsChanged(element.getRootNode() as Root);
    // A frame has another document.
    else this.#takeIn(element);
  };

  /** What changes no node is not observed: these are told of it by their methods. */
  #followScripts({ CSSStyleSheet, CSSGroupingRule, Element }: typeof globalThis): void {
    const { undo } = this.#context;
    const sheetsChanged = () => {
      for (const root of this.#roots) this.#sheetsChanged(root);
    };
    undo.after(CSSStyleSheet.prototype, 'insertRule', sheetsChanged);
    undo.after(CSSStyleSheet.prototype, 'replaceSync', sheetsChanged);
    undo.after(CSSStyleSheet.prototype, 'replace', (replaced) => {
      void replaced.then(sheetsChanged, () => undefined);
    });
    undo.after(CSSGroupingRule.prototype, 'insertRule', sheetsChanged);
    undo.after(Element.prototype, 'attachShadow', (root) => {
      // The page fills it first.
      queueMicrotask(() => {
        this.#takeIn(root);
      });
    });
  }

  #follow(records: MutationRecord[]): void {
    const changed = new Set<Root>();
    const elements = new Set<Element>();
    const mayHoldSheet = ({ nodeName, parentNode }: Node) =>
      /^(style|link)$/i.test(nodeName) || /^style$/i.test(parentNode?.nodeName ?? '');
    for (const { type, target, addedNodes, removedNodes } of records) {
      for (const node of addedNodes)
        if ('localName' in node && node.isConnected) {
          this.#takeIn(node as Element);
          for (const root of rootsIn(node as Element))
            for (const element of elementsIn(root)) elements.add(element);
          for (const element of elementsIn(node as Element)) elements.add(element);
        }
      if (type === 'attributes') {
        this.#elementsChanged([target as Element]);
        elements.add(target as Element);
      }
      if ([target, ...addedNodes, ...removedNodes].some(mayHoldSheet) && target.isConnected)
        changed.add(target.getRootNode() as Root);
    }
    for (const root of changed) this.#sheetsChanged(root);
    if (elements.size) this.#layout([...elements]);
  }

  #sheetsChanged(root: Root): void {
    const context = this.#context;
    const sheets = [...root.styleSheets, ...root.adoptedStyleSheets].filter(
      (sheet) => isReadable(sheet) && sheet !== this.#sheets.get(root),
    );
    for (const name of textVariables(sheets)) context.textVariables.add(name);
    for (const sheet of sheets) {
      if (context.zoom !== 1 && !isStandardZoom()) enlargeContainerQueries(sheet, context.zoom, context.undo);
      for (const { media, style } of [sheet as Holder, ...rulesOf(sheet)]) {
        if (media?.mediaText) this.#changeMedia(media);
        if (style) this.#changeDeclarations(style);
      }
    }
  }

  #elementsChanged(elements: Iterable<Element>): void {
    for (const effect of effects) this.#try(effect, () => effect.elements?.(this.#context, elements));
    for (const element of elements)
      if (element.hasAttribute('style')) this.#changeDeclarations((element as HTMLElement).style, element);
  }

  #changeMedia(media: MediaList): void {
    const { mediaText } = media;
    if (this.#given.get(media)?.['media'] === mediaText) return;
    let text = mediaText;
    for (const effect of effects) text = this.#try(effect, () => effect.media?.(this.#context, text)) ?? text;
    if (text !== mediaText) this.#context.undo.property(media, 'mediaText', text);
    this.#given.set(media, { media: media.mediaText });
  }

  /** @param owner whose inline style it is */
  #changeDeclarations(style: CSSStyleDeclaration, owner?: Element): void {
    const given = this.#given.get(style) ?? {};
    const change: Record<string, string> = {};
    for (const effect of effects)
      Object.assign(
        change,
        this.#try(effect, () => effect.declarations?.(this.#context, style)),
      );
    // What still has the value that it was given is not changed again.
    const entries = Object.entries(change).filter(([name]) => given[name] !== style.getPropertyValue(name));
    if (!entries.length) return;
    this.#context.undo.declarations(style, Object.fromEntries(entries), owner);
    for (const [name] of entries) given[name] = style.getPropertyValue(name);
    this.#given.set(style, given);
  }

  #try<Result>({ name }: Effect, action: () => Result): Result | undefined {
    try {
      return action();
    } catch (error) {
      this.#fail(name, error);
      return undefined;
    }
  }

  #fail(effect: string, error: unknown): void {
    if (this.failures.some((failure) => failure.effect === effect)) return;
    this.failures.push({ effect, error });
    console.warn(`[pressroom] low vision: "${effect}" failed, the rest holds.`, error);
  }
}

function zoomFor(document: Document, { 'text-size': size = 100, enlarge }: Settings): number {
  const width = document.defaultView?.innerWidth ?? narrowest;
  return enlarge === 'text' ? 1 : Math.min(size / 100, Math.max(width / narrowest, 1));
}
