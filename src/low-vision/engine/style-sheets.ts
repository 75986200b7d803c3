/** Text properties. Their viewport lengths are enlarged like any other length. */
export const ofText = /^(font|font-size|line-height|letter-spacing|word-spacing|text-indent)$/;

/** A style sheet or a rule. Depending on its type, it has a media condition, nested rules or declarations. */
export interface Holder {
  conditionText?: string;
  cssText?: string;
  selectorText?: string;
  media?: MediaList;
  cssRules?: ArrayLike<Holder> & Iterable<Holder>;
  style?: CSSStyleDeclaration;
  styleSheet?: CSSStyleSheet | null;
  /** Names of a statement `@layer a, b;`. */
  nameList?: readonly string[];
  name?: string;
}

interface Declaration {
  name: string;
  value: string;
}

/** One declaration of a serialised block. Strings and parentheses may contain semicolons. */
const declaration =
  /([-\w]+)\s*:\s*((?:[^;"'()]|"[^"]*"|'[^']*'|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)/g;

/**
 * Declarations parsed from a serialised block, because a shorthand with `var()` has no readable longhands in the CSSOM.
 */
export function declarationsOf(text: string): Declaration[] {
  return [...text.matchAll(declaration)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/\s*!important\s*$/, '').trim(),
  }));
}

/**
 * A sheet or a rule, its nested rules, and those of imported sheets that can be read. An imported sheet itself is left
 * out: its media condition is that of the import.
 */
export function rulesOf(holder: Holder, found: Holder[] = []): Holder[] {
  found.push(holder);
  // Each access makes the browser look the list up again.
  const { cssRules, styleSheet } = holder;
  for (const rule of cssRules ?? []) rulesOf(rule, found);
  if (styleSheet && isReadable(styleSheet))
    for (const rule of (styleSheet as object as Holder).cssRules ?? []) rulesOf(rule, found);
  return found;
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
 * Whether `zoom` works as in the CSS Viewport standard: container queries measure in enlarged pixels, and `zoom` enlarges
 * viewport lengths like every length. Engines with `currentCSSZoom` do both, WebKit of 2025 neither.
 */
export const isStandardZoom = (): boolean => 'currentCSSZoom' in Element.prototype;
