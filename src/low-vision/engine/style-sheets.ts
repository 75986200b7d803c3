import { enlargeMedia } from './media-text.js';
import type { Undo } from './undo.js';

/** Text properties. Their viewport lengths are enlarged like any other length. */
export const ofText = /^(font|font-size|line-height|letter-spacing|word-spacing|text-indent)$/;

/** A style sheet or a rule. Depending on its type, it has a media condition, nested rules or declarations. */
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

/** One declaration of a serialised block. Strings and parentheses may contain semicolons. */
const declaration =
  /([-\w]+)\s*:\s*((?:[^;"'()]|"[^"]*"|'[^']*'|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)/g;

/** Declarations parsed from the text. A shorthand with `var()` has no readable longhands in the CSSOM. */
export function declarationsOf(style: CSSStyleDeclaration): Declaration[] {
  return [...style.cssText.matchAll(declaration)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/\s*!important\s*$/, '').trim(),
  }));
}

/** All rules of a sheet: nested ones, and those of imported sheets that can be read. */
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

/** Whether the rules of a sheet can be read. A sheet of another origin needs CORS. */
export function isReadable(sheet: CSSStyleSheet): boolean {
  try {
    return !!sheet.cssRules;
  } catch {
    return false;
  }
}

/**
 * Adds to `names` the custom properties used in text sizes, and the custom properties used by those already in `names`,
 * directly or through other ones.
 */
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
  // Iterating a Set also visits the items added meanwhile.
  for (const name of names) for (const one of uses.get(name) ?? []) names.add(one);
}

/**
 * Whether `zoom` works as in the CSS Viewport standard: container queries measure in enlarged pixels, and `zoom` enlarges
 * viewport lengths like every length. Engines with `currentCSSZoom` do both, WebKit of 2025 neither.
 */
export const isStandardZoom = (): boolean => 'currentCSSZoom' in Element.prototype;

/** Absolute units. Without standard zoom, only these are multiplied: `em` and similar units are already enlarged. */
const absolute = /^(px|cm|mm|q|in|pt|pc)$/i;

/** Multiplies the sizes in `@container` conditions. The CSSOM cannot write them, so the rule is replaced. */
export function enlargeContainerQueries(sheet: CSSStyleSheet, factor: number, undo: Undo): void {
  for (const holder of [sheet as Holder, ...rulesOf(sheet)]) {
    const parent = holder as object as CSSGroupingRule;
    [...(holder.cssRules ?? [])].forEach((rule, index) => {
      const { cssText = '', conditionText = '' } = rule;
      // The rule may come from a frame, where `instanceof` with this window's class fails.
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
