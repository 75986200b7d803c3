import { native } from '../../base/natives.js';
import type { View } from './around.js';
import { inlineStyleOf, onViews, viewOfStyle } from './inline-style.js';
import { mark } from './mark.js';
import { isElement } from './roots.js';
import type { StyleRules } from './style-rules.js';
import { changesOf, membersOf, restoreCopy, type Member, type Undo } from './undo.js';

/** Our own elements in the page. */
const own = new WeakSet<Element>();

export const isOwn = (element: Element): boolean => own.has(element);

/** Marks an element as ours. Copies that the page makes are without it. */
export function markOwn(element: Element): void {
  own.add(element);
  element.setAttribute(mark, 'own');
}

/** Elements that may have changes of ours. Those with other attributes of ours have inline styles of ours, too. */
const touched = `[style], [${mark}], meta`;

const isTouched = (element: Element): boolean => !!changesOf(element) || isOwn(element);

/** A node and its descendants, as far as they match `touched`. The node itself always counts. */
function touchedIn(node: Node): Element[] {
  const itself = isElement(node) ? [node] : [];
  return 'querySelectorAll' in node
    ? [...itself, ...native(node as ParentNode).querySelectorAll(touched)]
    : itself;
}

/** Takes what is ours out of a copy. @param elements the elements that were copied, in the order of `touchedIn` */
function clean(elements: Element[], copy: Node): void {
  if (!elements.some(isTouched)) return;
  const copies = touchedIn(copy);
  for (const [index, element] of elements.entries()) {
    const one = copies[index];
    if (!one) return;
    if (own.has(element)) one.remove();
    else restoreCopy(element, one);
  }
}

/** Documents with the mode on. Elsewhere, for example in the content of a template, nothing is ours. */
const shown = new WeakSet<Node>();

/**
 * Gives the page's scripts their own nodes, texts and styles without our changes. This covers copies of nodes, HTML,
 * inline styles and the rules of style sheets. Scripts can read and store them while the mode is on.
 */
export function giveOwnCopies(view: View, undo: Undo, rules: StyleRules): void {
  shown.add(view.document);
  const wrap = (owners: string, names: string, make: (former: Member) => Member) => {
    for (const [target, name, part] of membersOf(view, owners, names)) undo.wrap(target, name, part, make);
  };
  /** A document that runs no constructor of a custom element and loads no picture. */
  let inert: Document | undefined;
  const copyOf = (node: Node, isDeep: boolean): Node => {
    inert ??= native(view.document).cloneNode() as Document;
    // Both methods are wrapped below, so the copy is clean.
    return native(node).nodeType === 9 ? native(node).cloneNode(true) : inert.importNode(node, isDeep);
  };
  /** A changed element as the page has it, without content. */
  const ownOf = (element: Element): HTMLElement | undefined => {
    const changes = changesOf(element);
    if (!changes) return undefined;
    const text = inlineStyleOf(element).cssText;
    if (changes.own?.text !== text) changes.own = { text, copy: copyOf(element, false) as Element };
    return changes.own.copy as HTMLElement;
  };

  const isShown = (node: Node): boolean => shown.has(native(node).ownerDocument ?? node);
  const copy = (node: Node, made: Node): Node => {
    if (!isShown(node)) return made;
    // Most clones are of one element, or have nothing of ours.
    if ((native(made) as Partial<Element>).firstElementChild) clean(touchedIn(node), made);
    else if (changesOf(node as Element)) restoreCopy(node as Element, made as Element);
    return made;
  };
  wrap(
    'Node',
    'cloneNode',
    (former) =>
      function (...parameters) {
        return copy(this as Node, former.apply(this, parameters) as Node);
      },
  );
  wrap(
    'Document',
    'importNode',
    (former) =>
      function (...parameters) {
        return copy(parameters[0] as Node, former.apply(this, parameters) as Node);
      },
  );
  wrap(
    'Range',
    'cloneContents',
    (former) =>
      function () {
        const range = this as Range;
        const made = former.call(range) as Node;
        const { commonAncestorContainer: top } = range;
        clean(
          touchedIn(top).filter((element) => element !== top && range.intersectsNode(element)),
          made,
        );
        return made;
      },
  );

  /** A node whose text has nothing of ours in it. */
  const readable = (node: Node): Node => {
    if (!isShown(node) || !touchedIn(node).some(isTouched)) return node;
    if (native(node).nodeType !== 11) return copyOf(node, true);
    // The getter of a shadow root needs a shadow root.
    const root = native(view.document).createElement('div').attachShadow({ mode: 'open' });
    for (const child of native(node).childNodes) root.append(copyOf(child, true));
    return root;
  };
  wrap(
    'Element ShadowRoot',
    'innerHTML outerHTML',
    (former) =>
      function () {
        return former.call(readable(this as Node));
      },
  );
  wrap(
    'XMLSerializer',
    'serializeToString',
    (former) =>
      function (node, ...rest) {
        return former.call(this, readable(node as Node), ...rest);
      },
  );

  wrap(
    'Element',
    'getAttribute',
    (former) =>
      function (name) {
        return former.call((name === 'style' && ownOf(this as Element)) || this, name);
      },
  );
  wrap(
    'Attr',
    'value',
    (former) =>
      function () {
        const { name, ownerElement } = this as Attr;
        const element = name === 'style' && ownerElement && ownOf(ownerElement);
        return element ? (element.getAttribute(name) ?? '') : former.call(this);
      },
  );
  wrap(
    'HTMLElement SVGElement MathMLElement',
    'style',
    (former) =>
      function () {
        const style = former.call(this) as CSSStyleDeclaration;
        const element = this as HTMLElement;
        return changesOf(element) ? viewOfStyle(style, () => ownOf(element)?.style ?? style) : style;
      },
  );

  const { documentElement } = native(view.document);
  let target = Reflect.getPrototypeOf(inlineStyleOf(documentElement));
  // The last prototype is `Object.prototype`.
  for (let next; target && (next = Reflect.getPrototypeOf(target)); target = next)
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(target)))
      for (const part of ['get', 'set', 'value'] as const)
        if (name !== 'constructor' && typeof member[part] === 'function')
          undo.wrap(target, name, part, (former) => onViews(former, name, part));

  wrap(
    'CSSStyleRule',
    'style',
    (former) =>
      function () {
        const style = former.call(this) as CSSStyleDeclaration;
        const rule = this as CSSStyleRule;
        return rules.changed(rule)
          ? viewOfStyle(style, () => rules.changed(rule)?.ownOf(style) ?? style)
          : style;
      },
  );
  wrap(
    'CSSRule',
    'cssText',
    (former) =>
      function () {
        return rules.ownTextOf(this as CSSRule, former.call(this) as string);
      },
  );
}
