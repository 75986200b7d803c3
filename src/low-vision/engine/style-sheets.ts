import { enlargeMedia } from './media-text.js';
import type { Undo } from './undo.js';

/** What is meant to grow with the text: a size in parts of the viewport is enlarged there like any other. */
export const ofText = /^(font|font-size|line-height|letter-spacing|word-spacing|text-indent)$/;

/** A style sheet, or a rule: some have conditions on media, some hold rules, some declarations. */
export interface Holder {
  conditionText?: string;
  cssText?: string;
  media?: MediaList;
  cssRules?: Iterable<Holder>;
  style?: CSSStyleDeclaration;
  styleSheet?: CSSStyleSheet | null;
}

interface Declaration {
  name: string;
  value: string;
}

/** One declaration of a serialised block; strings and parentheses may have semicolons in them. */
const declaration =
  /([-\w]+)\s*:\s*((?:[^;"'()]|"[^"]*"|'[^']*'|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)/g;

/** As written: a shorthand with `var()` in it has no longhands that could be read one by one. */
export function declarationsOf(style: CSSStyleDeclaration): Declaration[] {
  return [...style.cssText.matchAll(declaration)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/\s*!important\s*$/, '').trim(),
  }));
}

/** The sheet's rules, with all that are nested, and imported where they can be read. */
export function* rulesOf(holder: Holder): Generator<Holder> {
  for (const rule of holder.cssRules ?? []) {
    yield rule;
    yield* rulesOf(rule);
    const { styleSheet } = rule;
    if (styleSheet && isReadable(styleSheet)) {
      yield styleSheet;
      yield* rulesOf(styleSheet);
    }
  }
}

/** Whether the rules of a sheet can be read: those of another origin only with CORS. */
export function isReadable(sheet: CSSStyleSheet): boolean {
  try {
    return !!sheet.cssRules;
  } catch {
    return false;
  }
}

/** Adds to `names` the custom properties on which sizes of text, or those that are in it, depend, through others too. */
export function addTextVariables(names: Set<string>, sheets: Iterable<CSSStyleSheet>): void {
  const uses = new Map<string, string[]>();
  for (const sheet of sheets)
    for (const { style } of rulesOf(sheet))
      if (style?.cssText.includes('var('))
        for (const { name, value } of declarationsOf(style)) {
          const used = [...value.matchAll(/var\(\s*(--[^\s,)]+)/g)].map(([, one = '']) => one);
          if (ofText.test(name)) for (const one of used) names.add(one);
          else if (name.startsWith('--')) uses.set(name, [...(uses.get(name) ?? []), ...used]);
        }
  // A set gives out what is added while it is walked.
  for (const name of names) for (const one of uses.get(name) ?? []) names.add(one);
}

/**
 * Engines with `currentCSSZoom` have `zoom` as CSS Viewport standardises it: containers are measured in enlarged
 * pixels, and parts of the viewport are enlarged like every length. WebKit of 2025 does neither.
 */
export const isStandardZoom = (): boolean => 'currentCSSZoom' in Element.prototype;

/** Where containers are measured in the window's pixels, `em` and its kin are enlarged all the same. */
const absolute = /^(px|cm|mm|q|in|pt|pc)$/i;

/** Their conditions cannot be written: the rule is replaced, and put back. */
export function enlargeContainerQueries(sheet: CSSStyleSheet, factor: number, undo: Undo): void {
  for (const holder of [sheet as Holder, ...rulesOf(sheet)]) {
    const parent = holder as object as CSSGroupingRule;
    [...(holder.cssRules ?? [])].forEach((rule, index) => {
      const { cssText = '', conditionText = '' } = rule;
      // The rule may be of a frame: no class of this window's.
      if (!cssText.startsWith('@container') || enlarged.has(rule)) return;
      const condition = enlargeMedia(conditionText, factor, absolute);
      if (condition === conditionText) return;
      parent.deleteRule(index);
      parent.insertRule(cssText.replace(conditionText, condition), index);
      const given = parent.cssRules[index] as object as Holder;
      enlarged.add(given);
      undo.add(() => {
        const place = [...(holder.cssRules ?? [])].indexOf(given);
        if (place < 0) return;
        parent.deleteRule(place);
        parent.insertRule(cssText, place);
      });
    });
  }
}

const enlarged = new WeakSet<Holder>();
