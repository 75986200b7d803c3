/** Inline styles with our changes. While the mode is on, the page's scripts read them without: see own-copies.ts. */
import { native } from '../../base/natives.js';

// Node has no DOM. There the module can be imported, but its functions cannot be called.
const getAttribute = Reflect.get(
  (globalThis as Partial<typeof globalThis>).Element?.prototype ?? {},
  'getAttribute',
) as Element['getAttribute'];

/** Views of declarations that scripts get, and the declarations themselves. */
const reals = new WeakMap<CSSStyleDeclaration, CSSStyleDeclaration>();
const views = new WeakMap<CSSStyleDeclaration, CSSStyleDeclaration>();

/** The declarations of an element or a rule. */
const styleOfHolder = ({ style }: Pick<ElementCSSInlineStyle, 'style'>): CSSStyleDeclaration =>
  reals.get(style) ?? style;

/** The inline style of an element. */
export const inlineStyleOf = (element: Element): CSSStyleDeclaration =>
  styleOfHolder(native(element as HTMLElement));

/** The declarations of a rule with our changes. */
export const ruleStyleOf: (rule: CSSStyleRule) => CSSStyleDeclaration = styleOfHolder;

/** The text of an element's style attribute. */
export const styleAttributeOf = (element: Element): string | null => getAttribute.call(element, 'style');

/**
 * A view of declarations for scripts: they read the page's own values, and write into the declarations.
 * @param own function that returns the page's own declarations
 */
export function viewOfStyle(real: CSSStyleDeclaration, own: () => CSSStyleDeclaration): CSSStyleDeclaration {
  // The window may have a second document, as a frame that is loading has.
  let view = reals.has(real) ? real : views.get(real);
  if (view) return view;
  view = new Proxy(real, {
    get(_, name) {
      const from = name === 'setProperty' || name === 'removeProperty' ? real : own();
      const value: unknown = Reflect.get(from, name);
      return typeof value === 'function' ? (value.bind(from) as unknown) : value;
    },
    set: (_, name, value) => Reflect.set(real, name, value),
  });
  views.set(real, view);
  reals.set(view, real);
  return view;
}
