import { native } from '../../../base/natives.js';
import { viewOf } from '../../engine/around.js';
import { heldName, type Held } from '../../engine/hold.js';
import { onceFor } from '../../engine/once-for.js';
import type { Root } from '../../engine/roots.js';
import type { Context, Effect } from '../effect.js';
import { heldText } from './text.js';

/** Known before they are loaded, when their ligatures are words still. */
const known = /^[^,]*(icons|symbols|awesome)/i;

/** The rules that set a family, with what else they say of text: `null` once they are judged. */
const familiesIn = onceFor(({ undo }: Context) => {
  const rules = new Map<CSSStyleDeclaration, Held | null>();
  undo.add(() => {
    rules.clear();
  });
  return rules;
});

/** Private-use characters, or a word that is drawn as wide as one letter. */
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

/** What the rule's pseudo-elements belong to, where it has any; what it is nested in stands for `&`. */
const originOf = ({ selectorText, parentRule }: CSSStyleRule): string =>
  selectorText
    .replace(/::(before|after)/g, ':not(x)')
    .replaceAll('&', `:is(${(parentRule as CSSStyleRule | null)?.selectorText ?? '*'})`);

/**
 * Tells by the first elements that have them which families are of icons: an icon's rule gives it its own values. All is
 * read before anything is changed.
 */
function judge({ undo }: Context, rules: Map<CSSStyleDeclaration, Held | null>, root: Root): void {
  const document = native(root).ownerDocument ?? (root as Document);
  const view = native(document).defaultView;
  // Those of style sheets are counted, too, whether they can be read or not.
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
      // Where the reader's own is set already, what is inherited is that.
      const inherited = computed.getPropertyValue(heldName(name))
        ? 'normal'
        : computed.getPropertyValue(name);
      const value = own[name] || inherited;
      change[heldName(name)] = value;
      // It would be inherited from the text that it belongs to.
      if (pseudo) change[name] = value;
    }
    changes.push([style, change]);
  }
  for (const [style, change] of changes) undo.declarations(style, change);
}

/** Icons that are letters of a font are drawn as the page has them: in another one they are boxes or words. */
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
    // Of a sheet that comes after its elements; those that come with it are there at once.
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
