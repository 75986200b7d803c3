import { heldName, type Held } from '../hold.js';
import type { Root } from '../roots.js';
import type { Context, Effect } from './effect.js';
import { heldText } from './text.js';

/** Known before they are loaded, when their ligatures are words still. */
const known = /^[^,]*(icons|symbols|awesome)/i;

/** Of rules that set a family, what else they say of text: `null` once they are judged. */
const families = new WeakMap<Context, Map<CSSStyleDeclaration, Held | null>>();

/** Private-use characters, or a word that is drawn as wide as one letter. */
function isIcon(element: Element, view: Window, pseudo?: string): boolean {
  const { fontFamily, fontSize } = view.getComputedStyle(element);
  const word = element.childElementCount ? '' : element.textContent.trim();
  if (/^\p{Co}/u.test(word)) return true;
  const isDrawnBefore = ['::before', '::after'].some((name) => {
    const { content, fontFamily: family } = view.getComputedStyle(element, name);
    return /\p{Co}/u.test(content) && (pseudo ? name === pseudo : family === fontFamily);
  });
  if (isDrawnBefore || !/^\w{4,}$/.test(word)) return isDrawnBefore;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const { width } = range.getBoundingClientRect();
  return width > 0 && width < Number.parseFloat(fontSize) * 1.1;
}

/**
 * Tells by the first elements that have them which families are of icons: an icon's rule gives it its own values. All is
 * read before anything is changed.
 */
function judge({ document, undo }: Context, rules: Map<CSSStyleDeclaration, Held | null>, root: Root): void {
  const view = document.defaultView;
  // Those of style sheets are counted, too, whether they can be read or not.
  if (!view || !document.fonts.size) return;
  const changes: [CSSStyleDeclaration, Held][] = [];
  for (const [style, own] of rules) {
    if (!own) continue;
    const { selectorText } = style.parentRule as CSSStyleRule;
    const [pseudo] = /::(before|after)/.exec(selectorText) ?? [];
    const elements = [...root.querySelectorAll(selectorText.replace(/::(before|after)/g, '') || '*')].slice(
      0,
      5,
    );
    const [first] = elements;
    if (!first) continue;
    rules.set(style, null);
    if (!known.test(own['font-family'] ?? '') && !elements.some((one) => isIcon(one, view, pseudo))) continue;
    const computed = view.getComputedStyle(first, pseudo);
    const change: Held = {};
    for (const [name, value] of Object.entries(own)) {
      // Where the reader's own is set already, what is inherited is that.
      const inherited = computed.getPropertyValue(heldName(name))
        ? 'normal'
        : computed.getPropertyValue(name);
      change[heldName(name)] = value || inherited;
      // It would be inherited from the text that it belongs to.
      if (pseudo) change[name] = value || inherited;
    }
    changes.push([style, change]);
  }
  for (const [style, change] of changes) undo.declarations(style, change);
}

/** Icons that are letters of a font are drawn as the page has them: in another one they are boxes or words. */
export const iconFonts: Effect = {
  name: 'icon-fonts',

  start(context) {
    context.undo.add(() => families.delete(context));
  },

  declarations(context, style) {
    const held = heldText(context.settings);
    const family = style.fontFamily || style.font;
    if (!family || !Object.keys(held).length || !(style.parentRule as CSSStyleRule | null)?.selectorText)
      return {};
    const rules = families.get(context) ?? new Map<CSSStyleDeclaration, Held | null>();
    families.set(context, rules);
    if (rules.has(style)) return {};
    const own: Held = { 'font-family': family };
    for (const name of Object.keys(held)) own[name] = style.getPropertyValue(name);
    rules.set(style, own);
    // Of a sheet that comes after its elements; those that come with it are there at once.
    queueMicrotask(() => {
      if (families.has(context) && rules.get(style)) judge(context, rules, context.document);
    });
    return {};
  },

  elements(context, elements) {
    const rules = families.get(context);
    const [first] = elements;
    if (rules && first) judge(context, rules, first.getRootNode() as Root);
  },
};
