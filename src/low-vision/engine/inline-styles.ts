import { native } from '../../base/natives.js';
import { effects } from '../effects/effects.js';
import { viewOf } from './around.js';
import { isInEditor } from './editors.js';
import { inlineStyleOf, styleAttributeOf } from './inline-style.js';
import type { Changes, Derive } from './style-rules.js';
import { Undo } from './undo.js';

/** Most cached texts. A script that animates an element writes a new inline style at every frame. */
const most = 500;

/** Number of times that we answer a script that puts its own inline style back. */
const patience = 5;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"`;

/** The page's inline styles, changed as the effects ask. */
export class InlineStyles {
  /** Rules for elements whose inline style must stay as it is, by the text of their style attribute. */
  readonly sheet: CSSStyleSheet;
  isUsed = false;
  readonly #derive: Derive;
  readonly #adopt: () => void;
  #undo = new Undo();
  /** Inline styles after our last change, serialised. */
  #texts = new WeakMap<Element, string>();
  /** The page's own texts before our last change, and how often the page has put them back. */
  #own = new WeakMap<Element, { text: string; times: number }>();
  /** Elements, and parents of elements, whose inline styles a script of the page guards. */
  #guarded = new WeakSet<Element>();
  /** The rules in the sheet by the text of the style attribute, with the number of their elements. */
  readonly #ruled = new Map<string, { rule: CSSRule; users: number }>();
  /** The text of the style attribute for which an element has a rule. */
  #textWithRule = new WeakMap<Element, string>();
  /** Cache: text of an inline style to the changes that the effects ask for. Many elements have the same text. */
  readonly #changes = new Map<string, Changes>();

  /** @param adopt function that gives the sheet to all roots. It is called when the sheet gets its first rule */
  constructor(document: Document, derive: Derive, adopt: () => void) {
    this.#derive = derive;
    this.#adopt = adopt;
    this.sheet = new (viewOf(document).CSSStyleSheet)();
  }

  change(element: Element): void {
    const style = inlineStyleOf(element);
    const { cssText: text } = style;
    if (this.#texts.get(element) === text) return;
    if (this.#mustStay(element, text)) {
      this.#rule(element, this.#changeOf(text, style), style);
      return;
    }
    // One undo step for each element, however often the page changes its style.
    this.#undo.release(element);
    const change = this.#changeOf(style.cssText, style);
    if (Object.keys(change).length) this.#undo.declarations(element, change);
    this.#texts.set(element, style.cssText);
  }

  /** Leaves the inline styles of an element and of its siblings to the page from now on. */
  guard(element: Element): void {
    const { parentElement } = native(element);
    this.#guarded.add(element);
    if (parentElement) this.#guarded.add(parentElement);
  }

  #mustStay(element: Element, text: string): boolean {
    const { parentElement } = native(element);
    if (isInEditor(element) || this.#guarded.has(element)) return true;
    if (parentElement && this.#guarded.has(parentElement)) return true;
    const own = this.#own.get(element);
    const times = own?.text === text ? own.times + 1 : 0;
    this.#own.set(element, { text, times });
    if (times >= patience) this.#guarded.add(element);
    return times >= patience;
  }

  /**
   * Changes an element by a rule for its style attribute. It wins over inline styles that are not important. For an
   * important colour, the rule changes the ink alone: `-webkit-text-fill-color` of all engines.
   */
  #rule(element: Element, change: Changes, style: CSSStyleDeclaration): void {
    const attribute = styleAttributeOf(element) ?? '';
    const former = this.#textWithRule.get(element);
    if (former === attribute) return;
    this.#leaveRule(former ?? '');
    this.#textWithRule.set(element, attribute);
    const known = this.#ruled.get(attribute);
    const entries = Object.entries(change);
    if (known) known.users += 1;
    if (known || !entries.length) return;
    if (this.#ruled.size >= most) this.#forgetRules();
    if (!this.isUsed) {
      this.isUsed = true;
      this.#adopt();
    }
    const nameOf = (name: string) =>
      name === 'color' && style.getPropertyPriority(name) ? '-webkit-text-fill-color' : name;
    const declarations = entries.map(([name, value]) => `${nameOf(name)}: ${value} !important`).join(';');
    this.sheet.insertRule(`@layer low-vision { [style=${quoted(attribute)}] { ${declarations} } }`);
    this.#ruled.set(attribute, { rule: this.sheet.cssRules[0] as CSSRule, users: 1 });
  }

  /** Removes a rule with its last element: a script that animates an element writes a new text at every frame. */
  #leaveRule(attribute: string): void {
    const ruled = this.#ruled.get(attribute);
    if (!ruled || (ruled.users -= 1)) return;
    this.#ruled.delete(attribute);
    this.sheet.deleteRule([...this.sheet.cssRules].indexOf(ruled.rule));
  }

  #forgetRules(): void {
    this.#ruled.clear();
    this.#textWithRule = new WeakMap();
    this.sheet.replaceSync('');
  }

  #changeOf(text: string, style: CSSStyleDeclaration): Changes {
    let change = this.#changes.get(text);
    if (!change) {
      change = {};
      for (const effect of effects)
        if (effect.declarations) Object.assign(change, this.#derive(effect)?.({ text, style }));
      if (this.#changes.size >= most) this.#changes.clear();
      this.#changes.set(text, change);
    }
    return change;
  }

  /** Gives an element its own inline style back. */
  release(element: Element): void {
    this.#undo.release(element);
    this.#texts.delete(element);
  }

  /** Forgets the effects' answers. The next `change` of an element asks again. */
  forget(): void {
    this.#changes.clear();
  }

  /** Gives all elements their own inline styles. @returns errors */
  end(): unknown[] {
    this.forget();
    this.#forgetRules();
    this.#texts = new WeakMap();
    this.#own = new WeakMap();
    return this.#undo.run();
  }
}
