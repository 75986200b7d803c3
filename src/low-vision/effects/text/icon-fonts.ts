import { native } from '../../../base/natives.js';
import { viewOf } from '../../engine/around.js';
import { heldName, type Held } from '../../engine/hold.js';
import { onceFor } from '../../engine/once-for.js';
import type { Root } from '../../engine/roots.js';
import type { Context, Effect, Page } from '../effect.js';
import { heldText } from './text.js';

/** Names of icon font families. They are recognised before the font has loaded, while its ligatures are still words. */
const known = /^[^,]*(icons|symbols|awesome)/i;

interface Rules {
  /** Rules that set a font family and have matched no element yet, with their own text declarations. */
  pending: Map<CSSStyleRule, Held>;
  /** For each checked rule, the declarations that keep the icon font. The value is empty for rules of ordinary text. */
  judged: WeakMap<CSSStyleRule, Held>;
  isAsked: boolean;
}

const rulesIn = onceFor<Context, Rules>(({ undo }) => {
  const rules: Rules = { pending: new Map(), judged: new WeakMap(), isAsked: false };
  undo.add(() => {
    rules.pending.clear();
  });
  return rules;
});

/** Width of a drawn word in em up to which it is one letter. Icons are square, and some have a small side bearing. */
const oneLetter = 1.1;

/** Elements of a rule that are looked at. A rule for icons has one near its first match. */
const mostJudged = 5;

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
  return width > 0 && width < Number.parseFloat(fontSize) * oneLetter;
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
function judge({ declare }: Context, { pending, judged }: Rules, root: Root): void {
  const document = native(root).ownerDocument ?? (root as Document);
  const view = native(document).defaultView;
  // `fonts` includes `@font-face` rules of all sheets, readable or not.
  if (!view || !native(document).fonts.size) return;
  const icons: [CSSStyleRule, Held][] = [];
  for (const [rule, own] of [...pending]) {
    const found = native(root).querySelectorAll(originOf(rule));
    const [first] = found;
    if (!first) continue;
    pending.delete(rule);
    const [pseudo] = /::(before|after)/.exec(rule.selectorText) ?? [];
    const change: Held = {};
    judged.set(rule, change);
    if (
      !known.test(own['font-family'] ?? '') &&
      !Array.from({ length: mostJudged }, (_, at) => found[at]).some((one) => one && isIcon(one, pseudo))
    )
      continue;
    const computed = view.getComputedStyle(first, pseudo);
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
    icons.push([rule, change]);
  }
  for (const [rule, change] of icons) declare(iconFonts, rule, change);
}

const names = ({ settings }: Page): string[] => Object.keys(heldText(settings));

/** Keeps the page's font for icons. In another font, they would be boxes or words. */
export const iconFonts: Effect = {
  name: 'icon-fonts',

  declares: (page) => names(page).join(),

  declarations(context, { rule, text, style }) {
    const rules = rulesIn(context);
    const judged = rule && rules.judged.get(rule);
    if (judged) return judged;
    const family = rule?.selectorText && text.includes('font') && (style.fontFamily || style.font);
    if (!family) return {};
    const own: Held = { 'font-family': family };
    for (const name of names(context)) own[name] = style.getPropertyValue(name);
    rules.pending.set(rule, own);
    if (rules.isAsked) return {};
    rules.isAsked = true;
    // A sheet may load after its elements. If the elements are added together with it, `elements` checks the rule
    // first.
    queueMicrotask(() => {
      rules.isAsked = false;
      if (rules.pending.size) judge(context, rules, context.document);
    });
    return {};
  },

  acts: (page) => names(page).join(),

  selects(context) {
    const { pending } = rulesIn(context);
    // One invalid selector of the page does not make `:is()` invalid.
    return pending.size ? `:is(${[...pending.keys()].map(originOf).join()})` : '';
  },

  elements(context, [first]) {
    if (first) judge(context, rulesIn(context), native(first).getRootNode() as Root);
  },
};
