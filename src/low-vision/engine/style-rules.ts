import type { Declared, Effect, Page } from '../effects/effect.js';
import { effects } from '../effects/effects.js';
import { enlargeContainerQueries } from './container-queries.js';
import { ruleStyleOf } from './inline-style.js';
import { isReadable, isStandardZoom, rulesOf, type Holder } from './style-sheets.js';
import { TextVariables } from './text-variables.js';
import { Undo } from './undo.js';
import { WeakList } from './weak-list.js';

export type Changes = Record<string, string>;

/** Returns the function that gives an effect's changes of a block; `undefined` if the effect changes no declarations now. */
export type Derive = (effect: Effect) => ((declared: Declared) => Changes | undefined) | undefined;

/** Parses text as a block of declarations that belongs to no page. */
function parse(text: string): CSSStyleDeclaration {
  const sheet = new CSSStyleSheet();
  sheet.insertRule('x{}');
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  style.cssText = text;
  return style;
}

/** Sets declarations with the priorities that they have. */
function setAll(style: CSSStyleDeclaration, change: Changes): void {
  for (const [name, value] of Object.entries(change))
    style.setProperty(name, value, style.getPropertyPriority(name));
}

const hasTransition = /(^|[^-])transition/;

/**
 * Quick check of a rule's serialised declarations: all that an effect may change, read or keep. Half of a framework's
 * rules set only margins, columns and the like.
 */
export const concerned =
  /background|mask|border|url\(|shadow|opacity|filter|blend|color|font|line-h|spacing|text|cursor|transi|--|: -|: abs|(width|height): ([\d.]+(px|rem)|calc)|\d[sld]?v[wibhm]/;

/**
 * The serialised declarations of a rule that an effect may change, else `''`. Chromium copies the declarations of a rule
 * when `style` is read for the first time. So they are taken from the rule's own text, if it has no other braces.
 */
export function concernedText(holder: Holder): string {
  const { cssText = '' } = holder;
  if (!concerned.test(cssText)) return '';
  const start = cssText.indexOf('{');
  const isPlain = 'selectorText' in holder && start === cssText.lastIndexOf('{');
  const text = isPlain ? cssText.slice(start + 2, -2) : (holder.style?.cssText ?? '');
  return concerned.test(text) ? text : '';
}

/** Most selectors that are kept. A page may insert new rules without end. */
const mostSelectors = 1000;

/** A selector that contains one of these matches other elements in another place, or is invalid there. */
const dependsOnPlace = /&|:scope|\|(?!=)/;

/** A rule's declarations: the page's own, and the changes of each effect. */
class Block implements Declared {
  text: string;
  readonly rule: CSSStyleRule;
  /** The changes by the effect's place in the list of effects. */
  readonly changes: (Changes | undefined)[] = [];
  #own: CSSStyleDeclaration | undefined;
  /** The block after our last change, serialised. Absent if it is as the page wrote it. */
  #given: string | undefined;
  #written: Changes = {};
  /** The page's values of the changed properties. */
  #former: [name: string, value: string, priority: string][] = [];

  constructor(rule: CSSStyleRule, text: string) {
    this.rule = rule;
    this.text = text;
  }

  /** The page's own declarations. */
  get style(): CSSStyleDeclaration {
    if (this.#given === undefined) return ruleStyleOf(this.rule);
    return (this.#own ??= parse(this.text));
  }

  /**
   * The page's own declarations, also those that a script has changed after us.
   * @param real the declarations with our changes
   */
  ownOf(real: CSSStyleDeclaration): CSSStyleDeclaration {
    const style = parse(real.cssText);
    this.restoreIn(style);
    return style;
  }

  get isInSheet(): boolean {
    return !!this.rule.parentStyleSheet;
  }

  /** Gives the block the changes of all effects. */
  apply(): void {
    let change: Changes | undefined;
    for (const one of this.changes) for (const name in one) (change ??= {})[name] = one[name] ?? '';
    // Most rules need no change.
    if (!change && !this.isChanged) return;
    change ??= {};
    const entries = Object.entries(change);
    const written = Object.entries(this.#written);
    if (entries.length === written.length && entries.every(([name, value]) => this.#written[name] === value))
      return;
    this.restore();
    const style = ruleStyleOf(this.rule);
    this.#former = entries.map(([name]) => [
      name,
      style.getPropertyValue(name),
      style.getPropertyPriority(name),
    ]);
    setAll(style, change);
    this.#written = change;
    this.#given = style.cssText;
    this.#own = undefined;
    if (this.#given === this.text) this.#given = undefined;
  }

  get isChanged(): boolean {
    return this.#given !== undefined;
  }

  /**
   * Restores the page's own values in declarations. Changes that the page made meanwhile stay.
   * @returns whether the page has changed nothing
   */
  restoreIn(style: CSSStyleDeclaration): boolean {
    const isOurs = style.cssText === this.#given;
    // The browser may serialise our values differently.
    const ours = isOurs ? undefined : parse(this.text);
    if (ours) setAll(ours, this.#written);
    for (const [name, value, priority] of this.#former)
      if (!ours || style.getPropertyValue(name) === ours.getPropertyValue(name))
        style.setProperty(name, value, priority);
    // The restored longhands do not always serialise to the former shorthand. The whole text may change the order.
    if (isOurs && style.cssText !== this.text) style.cssText = this.text;
    return isOurs;
  }

  /** Gives the block the page's own declarations. */
  restore(): void {
    if (!this.isChanged) return;
    const style = ruleStyleOf(this.rule);
    if (!this.restoreIn(style)) this.text = style.cssText;
    this.#given = undefined;
    this.#own = undefined;
    this.#written = {};
  }
}

/** A media condition of the page: its own text, and the text that we have set. */
interface Condition {
  readonly list: MediaList;
  own: string;
  given: string;
}

/** Number of blocks from which removed ones are looked for. Fewer blocks take little memory. */
const leastLimit = 1000;

interface Sheet {
  blocks: Block[];
  conditions: Condition[];
  /** Number of blocks at which removed ones are looked for. */
  limit: number;
}

/** Rules that were found in a sheet. */
export type Found = readonly [sheet: Sheet, rules: Holder[]];

/**
 * The rules of the page's style sheets, changed as the effects ask. Each sheet is read once, however many roots share it
 * and however often the settings change.
 */
export class StyleRules {
  readonly #page: Page;
  readonly #derive: Derive;
  readonly #known = new WeakMap<CSSStyleSheet, Sheet>();
  readonly #sheets = new WeakList<CSSStyleSheet>();
  readonly #listed = new WeakSet<CSSStyleSheet>();
  #blocks = new WeakMap<object, Block>();
  readonly #conditions = new WeakMap<MediaList, Condition>();
  readonly #variables = new TextVariables();
  /** Name of the page's first cascade layer. In it, our important declarations win over those of all layers. */
  layer = '';
  readonly #containers = new Undo();
  /** The selectors of the page's rules that set transitions. */
  readonly #transitions = new Set<string>();
  /** Whether a rule waits for a later `change`, by its selector. Absent if no rule waits. */
  waits: ((selector: string, found: Found) => boolean) | undefined;
  /** Cache: the page's media conditions to rewritten ones. Style sheets repeat few conditions many times. */
  readonly #media = new Map<string, string>();

  constructor(page: Page, derive: Derive) {
    this.#page = page;
    this.#derive = derive;
    page.textVariables = this.#variables.names;
  }

  /**
   * A selector of all elements that may have transitions by the page's rules, or one that matches nothing. It leaves out
   * inline transitions: scripts such as Masonry write them to answer a change, and wait for their end.
   */
  get withTransitions(): string {
    return [...this.#transitions].join() || 'x';
  }

  /**
   * Changes the sheets that are not known yet.
   * @returns whether they tell of further variables that set text sizes
   */
  add(sheets: Iterable<CSSStyleSheet>): boolean {
    const found: Found[] = [];
    for (const sheet of sheets) {
      if (this.#known.has(sheet) || !isReadable(sheet)) continue;
      this.#enlargeContainers(sheet);
      const one: Sheet = { blocks: [], conditions: [], limit: leastLimit };
      this.#known.set(sheet, one);
      if (!this.#listed.has(sheet)) this.#sheets.add(sheet);
      this.#listed.add(sheet);
      found.push([one, rulesOf(sheet)]);
    }
    return this.change(found);
  }

  /** Changes rules that the page has inserted. Their sheet is known. */
  insert(rules: Iterable<CSSRule>): boolean {
    const found: Found[] = [];
    for (const rule of rules) {
      const sheet = rule.parentStyleSheet && this.#known.get(rule.parentStyleSheet);
      if (sheet) found.push([sheet, rulesOf(rule)]);
    }
    return this.change(found);
  }

  /** Reads a sheet anew whose rules the page has replaced. */
  renew(sheets: Iterable<CSSStyleSheet>): boolean {
    const replaced: CSSStyleSheet[] = [];
    for (const sheet of sheets) {
      // The sheet may have been read after its rules were replaced.
      const isRead = this.#known.get(sheet)?.blocks.some(({ isInSheet }) => isInSheet);
      if (!isRead && this.#known.delete(sheet)) replaced.push(sheet);
    }
    return this.add(replaced);
  }

  /**
   * Changes rules. It reads all of them first.
   * @returns whether they tell of further variables that set text sizes
   */
  change(found: readonly Found[]): boolean {
    const blocks: Block[] = [];
    let isGrown = false;
    for (const [sheet, holders] of found)
      for (const holder of holders) {
        if (holder.media?.mediaText) this.#setMedia(sheet, holder.media);
        // A rule may be inserted into a sheet that is new itself.
        if (!('style' in holder)) {
          const { name = '', nameList: [first = name] = [] } = holder;
          // As text, a rule names its interface: `[object CSSLayerBlockRule]`.
          if (/Layer/.test(holder as never)) this.layer ||= first;
          continue;
        }
        if (this.#blocks.has(holder)) continue;
        if (this.waits?.(holder.selectorText ?? '', [sheet, [holder]])) continue;
        const text = concernedText(holder);
        if (!text) continue;
        const block = new Block(holder as CSSStyleRule, text);
        if (hasTransition.test(text)) this.#addTransition(block.rule);
        isGrown = this.#variables.read(text) || isGrown;
        sheet.blocks.push(block);
        this.#blocks.set(holder, block);
        blocks.push(block);
        if (sheet.blocks.length < sheet.limit) continue;
        sheet.blocks = sheet.blocks.filter(({ isInSheet }) => isInSheet);
        sheet.limit = Math.max(leastLimit, sheet.blocks.length * 2);
      }
    // The variables may set texts in sheets that were read before.
    if (isGrown) this.#deriveAll(effects);
    else this.#deriveFor(blocks, effects);
    return isGrown;
  }

  #addTransition({
    selectorText,
    parentRule,
  }: Partial<CSSStyleRule> & { parentRule?: Partial<CSSStyleRule> | null }): void {
    // A rule in another one depends on it, and a keyframe has no selector.
    const isAny =
      !selectorText ||
      parentRule?.selectorText ||
      dependsOnPlace.test(selectorText) ||
      this.#transitions.size > mostSelectors;
    this.#transitions.add(isAny ? '*, ::before, ::after' : selectorText);
  }

  #setMedia(sheet: Sheet, list: MediaList): void {
    const own = list.mediaText;
    const condition = { list, own, given: own };
    sheet.conditions.push(condition);
    this.#conditions.set(list, condition);
    this.#rewrite(condition);
  }

  #rewrite(condition: Condition): void {
    const { list } = condition;
    // The page has set another condition.
    if (list.mediaText !== condition.given) condition.own = list.mediaText;
    const { own } = condition;
    const text = this.#media.get(own) ?? this.#page.media(own);
    this.#media.set(own, text);
    if (text !== list.mediaText) list.mediaText = text;
    condition.given = list.mediaText;
  }

  #deriveFor(blocks: Iterable<Block>, changed: readonly Effect[]): void {
    const asked = changed
      .filter((effect) => 'declarations' in effect)
      .map((effect) => [effects.indexOf(effect), this.#derive(effect)] as const);
    for (const block of blocks) {
      for (const [place, derive] of asked) block.changes[place] = derive?.(block);
      block.apply();
    }
  }

  #deriveAll(changed: readonly Effect[]): void {
    for (const sheet of this.#sheets) this.#deriveFor(this.#known.get(sheet)?.blocks ?? [], changed);
  }

  /** Sets declarations of a rule for one effect, besides those that its `declarations` has returned. */
  declare(effect: Effect, rule: CSSRule, change: Changes): void {
    const block = this.#blocks.get(rule);
    if (!block) return;
    block.changes[effects.indexOf(effect)] = change;
    block.apply();
  }

  /** The block of a rule, if we have changed it. */
  changed(rule: object): Block | undefined {
    const block = this.#blocks.get(rule);
    return block?.isChanged ? block : undefined;
  }

  /**
   * The text of a rule as the page wrote it.
   * @param text its text now
   */
  ownTextOf(rule: CSSRule, text: string): string {
    const isOurs = (one: Holder) => {
      const { own, given } = (one.media && this.#conditions.get(one.media)) ?? {};
      return !!this.changed(one) || own !== given;
    };
    if (!rulesOf(rule).some(isOurs)) return text;
    const sheet = new CSSStyleSheet();
    try {
      sheet.insertRule(text);
    } catch {
      // A single keyframe or import cannot stand in such a sheet.
      return text;
    }
    const [copy] = sheet.cssRules;
    if (!copy) return text;
    const copies = rulesOf(copy);
    rulesOf(rule).forEach((one, index) => {
      const { style, media } = copies[index] ?? {};
      if (style) this.changed(one)?.restoreIn(style);
      const { own } = (one.media && this.#conditions.get(one.media)) ?? {};
      if (media && own !== undefined) media.mediaText = own;
    });
    return copy.cssText;
  }

  /** @param changed effects whose answers for declarations differ from the last ones */
  update(changed: readonly Effect[], isZoomed: boolean): void {
    this.#media.clear();
    if (isZoomed && !isStandardZoom()) {
      // Container queries are replaced with all their rules.
      this.end();
      const sheets = [...this.#sheets];
      for (const sheet of sheets) this.#known.delete(sheet);
      this.#blocks = new WeakMap();
      this.add(sheets);
      return;
    }
    for (const sheet of this.#sheets)
      for (const condition of this.#known.get(sheet)?.conditions ?? []) this.#rewrite(condition);
    if (changed.length) this.#deriveAll(changed);
  }

  #enlargeContainers(sheet: CSSStyleSheet): void {
    const { zoom } = this.#page;
    if (zoom !== 1 && !isStandardZoom()) enlargeContainerQueries(sheet, zoom, this.#containers);
  }

  /** Gives all sheets their own rules. @returns errors */
  end(): unknown[] {
    const failures: unknown[] = [];
    const attempt = (action: () => void) => {
      try {
        action();
      } catch (error) {
        failures[failures.length] = error;
      }
    };
    for (const sheet of this.#sheets) {
      const { blocks = [], conditions = [] } = this.#known.get(sheet) ?? {};
      for (const block of blocks)
        attempt(() => {
          block.restore();
        });
      for (const { list, own, given } of conditions)
        attempt(() => {
          if (list.mediaText === given && given !== own) list.mediaText = own;
        });
    }
    return [...failures, ...this.#containers.run()];
  }
}
