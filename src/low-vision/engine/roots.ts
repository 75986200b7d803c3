import { native } from '../../base/natives.js';
import type { News } from '../effects/effect.js';

/** A node tree with its own style sheets. */
export type Root = Document | ShadowRoot;

export const isElement = (node: Node): node is Element => native(node).nodeType === 1;

/** Elements that cannot have a shadow root and are many in most pages. Each name makes the query slower. */
const neverHosts = 'a,b,br,button,dd,dt,em,i,img,input,label,li,option,path,strong,svg,td,th,tr,ul,use';

/** The topmost elements of a root. */
export const childrenOf = (root: Root): Element[] => [...native(root).children];

/** The topmost elements and all their descendants. */
export const elementsIn = (tops: Iterable<Element>): Element[] => {
  const all: Element[] = [];
  for (const top of tops) all.push(top, ...native(top).querySelectorAll('*'));
  return all;
};

/** The changed elements that match, and the added ones with their descendants that match. */
export function select({ added, changed }: News, selector: string): Element[] {
  const found = changed.filter((element) => native(element).matches(selector));
  for (const top of added) {
    if (native(top).matches(selector)) found.push(top);
    if (native(top).firstElementChild) found.push(...native(top).querySelectorAll(selector));
  }
  return found;
}

/** The elements that are in no other one of the set. */
export function topmost(elements: ReadonlySet<Element>): Element[] {
  // Most are siblings of the one before.
  let parent: Element | null | undefined;
  let isTop = true;
  return [...elements].filter((element) => {
    const { parentElement } = native(element);
    if (parent === parentElement) return isTop;
    isTop = true;
    for (let up = (parent = parentElement); up; up = native(up).parentElement) isTop &&= !elements.has(up);
    return isTop;
  });
}

/** The document in a frame, if it has the same origin. */
export const frameDocument = (element: Element): Document | null | undefined =>
  native(element).localName.endsWith('frame') ? (element as HTMLIFrameElement).contentDocument : undefined;

/**
 * Whether an element is one of this library, with any prefix. Those elements apply the reader's colours themselves, and
 * panels keep their sizes.
 */
export const isOurs = (element: Element): boolean =>
  /low-vision-(toggle|panel|way-back)$/.test(native(element).localName);

/** The open shadow root of an element. This library's own elements are skipped. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = native(element);
  return shadowRoot && !isOurs(element) ? shadowRoot : null;
}

/** The root and all open shadow roots in it, at any depth. */
export function* rootsIn(node: Root | Element): Generator<Root> {
  if (!isElement(node)) {
    const { host } = native(node) as Partial<ShadowRoot>;
    if (host && isOurs(host)) return;
    yield node;
  } else {
    const root = shadowOf(node);
    if (root) yield* rootsIn(root);
  }
  for (const element of native(node).querySelectorAll(`:not(${neverHosts})`)) {
    const root = shadowOf(element);
    if (root) yield* rootsIn(root);
  }
}
