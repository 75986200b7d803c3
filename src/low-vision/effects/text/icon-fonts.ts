import { native } from '../../../base/natives.js';
import { viewOf } from '../../engine/around.js';
import { heldName, type Held } from '../../engine/hold.js';
import { onceFor } from '../../engine/once-for.js';
import type { Root } from '../../engine/roots.js';
import type { Context, Effect } from '../effect.js';
import { heldText } from './text.js';

/** Names of icon font families. They are recognised before the font has loaded, while its ligatures are still words. */
const known = /^[^,]*(icons|symbols|awesome)/i;

/** Rules that set a font family, with their other text declarations. `null` once a rule has been checked. */
const familiesIn = onceFor(({ undo }: Context) => {
  const rules = new Map<CSSStyleDeclaration, Held | null>();
  undo.add(() => {
    rules.clear();
  });
  return rules;
});

/** Whether an element's text is an icon: private-use characters, or a word drawn as wide as one letter. */
export function isIcon(element: Element, pseudo?: string): boolean {
  const view = viewOf(element);
  const { fontFamily, fontSize } = view.getComputedStyle(element);
  const word = native(element).childElementCount ? '' : native(element).textContent.trim();
  const drawn = ['::before', '::after'].map((name) => {
    const { content, fontFamily: family } = view.getComputedStyle(element, name);
    return (pseudo ? name === pseudo : family === fontFamily) ? content : '';
  });
  if (/^\p{Co}/u.test(word) || /\p{Co}/u.test(drawn.join(''))) return true;
  if (!/^\w{4,}$/.test(word)) return false;
  const range = native(native(element).ownerDocument).createRange();
  range.selectNodeContents(element);
  const { width } = range.getBoundingClientRect();
  return width > 0 && width < Number.parseFloat(fontSize) * 1.1;
}

/**
 * A rule's selector for elements: without `::before` and `::after`, and with `&` replaced by the parent rule's
 * selector.
 */
const originOf = ({ selectorText, parentRule }: CSSStyleRule): string =>
  selectorText
    .replace(/::(before|after)/g, ':not(x)')
    .replaceAll('&', `:is(${(parentRule as CSSStyleRule | null)?.selectorText ?? '*'})`);

/**
 * Finds the rules of icon fonts by their first matching elements, and makes these rules keep their own values. It reads
 * everything before it changes anything.
 */
function judge({ undo }: Context, rules: Map<CSSStyleDeclaration, Held | null>, root: Root): void {
  const document = native(root).ownerDocument ?? (root as Document);
  const view = native(document).defaultView;
  // `fonts` includes `@font-face` rules of all sheets, readable or not.
  if (!view || !native(document).fonts.size) return;
  const changes: [CSSStyleDeclaration, Held][] = [];
  for (const [style, own] of rules) {
    if (!own) continue;
    const rule = style.parentRule as CSSStyleRule;
    const found = native(root).querySelectorAll(originOf(rule));
    const [first] = found;
    if (!first) continue;
    rules.set(style, null);
    const [pseudo] = /::(before|after)/.exec(rule.selectorText) ?? [];
    if (
      !known.test(own['font-family'] ?? '') &&
      !Array.from({ length: 5 }, (_, at) => found[at]).some((one) => one && isIcon(one, pseudo))
    )
      continue;
    const computed = view.getComputedStyle(first, pseudo);
    const change: Held = {};
    for (const name of Object.keys(own)) {
      // If the reader's value is set already, the computed value is the reader's, not the page's.
      const inherited = computed.getPropertyValue(heldName(name))
        ? 'normal'
        : computed.getPropertyValue(name);
      const value = own[name] || inherited;
      change[heldName(name)] = value;
      // A pseudo-element would inherit the reader's value from its element.
      if (pseudo) change[name] = value;
    }
    changes.push([style, change]);
  }
  for (const [style, change] of changes) undo.declarations(style, change);
}

/** Keeps the page's font for icons. In another font, they would be boxes or words. */
export const iconFonts: Effect = {
  name: 'icon-fonts',

  declarations(context, style) {
    const names = Object.keys(heldText(context.settings));
    const rule = style.parentRule as CSSStyleRule | null;
    const family = names.length && rule?.selectorText && (style.fontFamily || style.font);
    if (!family) return {};
    const rules = familiesIn(context);
    if (rules.has(style)) return {};
    const own: Held = { 'font-family': family };
    for (const name of names) own[name] = style.getPropertyValue(name);
    rules.set(style, own);
    // A sheet may load after its elements. If the elements are added together with it, `elements` checks the rule
    // first.
    queueMicrotask(() => {
      if (rules.get(style)) judge(context, rules, context.document);
    });
    return {};
  },

  elements(context, elements) {
    const [first] = elements;
    if (first) judge(context, familiesIn(context), native(first).getRootNode() as Root);
  },
};
