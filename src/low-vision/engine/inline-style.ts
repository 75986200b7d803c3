/** Inline styles with our changes. While the mode is on, the page's scripts read them without: see own-copies.ts. */
import { native } from '../../base/natives.js';
import type { Member } from './undo.js';

// Node has no DOM. There the module can be imported, but its functions cannot be called.
const getAttribute = Reflect.get(
  (globalThis as Partial<typeof globalThis>).Element?.prototype ?? {},
  'getAttribute',
) as Element['getAttribute'];

/** A view of declarations that scripts get. */
interface View {
  real: CSSStyleDeclaration;
  /** Returns the page's own declarations. */
  own: () => CSSStyleDeclaration;
}

const viewed = new WeakMap<object, View>();
const views = new WeakMap<CSSStyleDeclaration, CSSStyleDeclaration>();

/** The declarations of an element or a rule. */
const styleOfHolder = ({ style }: Pick<ElementCSSInlineStyle, 'style'>): CSSStyleDeclaration =>
  viewed.get(style)?.real ?? style;

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
  let view = viewed.has(real) ? real : views.get(real);
  if (view) return view;
  view = new Proxy(real, {
    get(_, name, view): unknown {
      const style = own();
      // In Chromium, each property is a member of the object itself.
      return Reflect.get(Object.hasOwn(style, name) ? style : real, name, view);
    },
    set: (_, name, value) => Reflect.set(real, name, value),
    // Indexes are names, too, one for each declaration.
    ownKeys: () => Reflect.ownKeys(own()),
  });
  views.set(real, view);
  viewed.set(view, { real, own });
  return view;
}

/** Makes a member of `CSSStyleDeclaration` work on views. The browser's own one refuses them. */
export function onViews(former: Member, name: string, part: string): Member {
  const isRemoving = name === 'removeProperty';
  const isWriting = part === 'set' || name === 'setProperty' || name === 'parentRule';
  return function (...parameters) {
    const view = viewed.get(this as object);
    if (!view) return former.apply(this, parameters);
    const { real, own } = view;
    const answer = former.apply(isWriting ? real : own(), parameters);
    if (isRemoving) former.apply(real, parameters);
    return answer;
  };
}
