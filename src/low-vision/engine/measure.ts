import { native, prototypeOf } from '../../base/natives.js';
import { rootOf, styleOf } from './around.js';
import { isStandardZoom } from './style-sheets.js';

/*
 * The browser's original functions. While the page is enlarged, zoom/script-answers.ts replaces them for all scripts,
 * ours included.
 */
// Node has no DOM. There the module can be imported, but its functions cannot be called.
const { Element, ShadowRoot, document, window, matchMedia } = globalThis as Partial<typeof globalThis>;
const nativeBox = Reflect.get(Element?.prototype ?? {}, 'getBoundingClientRect') as () => DOMRect;
const nativeElements = Reflect.get(
  (document && prototypeOf(globalThis, 'Document')) ?? {},
  'elementsFromPoint',
) as Document['elementsFromPoint'];
const nativeInner = Reflect.get(ShadowRoot?.prototype ?? {}, 'elementsFromPoint') as typeof nativeElements;

/** The current getter of a property. */
export const getterOf = (object: object, name: string): (() => unknown) =>
  Reflect.get(Object.getOwnPropertyDescriptor(object, name) as object, 'get') as () => unknown;

const getters = ['innerWidth', 'innerHeight', 'scrollX', 'scrollY'].flatMap((name) =>
  window ? getterOf(window, name) : [],
);

/** The browser's answer of a media query list of any window. */
export const isMatching = (window && getterOf(window.MediaQueryList.prototype, 'matches')) as () => boolean;

/** The browser's own list for a media query. The replaced `matchMedia` would follow it as a list of the page. */
export const listOf = (view: unknown, query: string): MediaQueryList =>
  (matchMedia as typeof globalThis.matchMedia).call(view as Window, query);

/** A box in CSS pixels of the window, not of the enlarged page. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Size and scroll position of a window in CSS pixels before zoom. */
export const windowOf = (view: Window) =>
  getters.map((getter) => getter.call(view)) as [width: number, height: number, x: number, y: number];

/**
 * The width of a document's window in whole CSS pixels before zoom, by media queries. On telephones, Chromium computes
 * the layout of the whole page for `innerWidth`.
 */
export function windowWidth(document: Document): number {
  let width = 0;
  for (let step = 2 ** 14; step >= 1; step /= 2)
    if (isMatching.call(listOf(native(document).defaultView, `(min-width: ${width + step}px)`)))
      width += step;
  return width;
}

/** The elements at a point of the window, topmost first. The point is in CSS pixels before zoom. */
export const elementsAt = (document: Document, x: number, y: number): Element[] =>
  nativeElements.call(document, x, y);

/** The topmost element of a shadow tree at such a point. Engines also list the elements around the tree. */
export const innerAt = (root: ShadowRoot, x: number, y: number): Element | undefined =>
  nativeInner.call(root, x, y).find((one) => root.contains(one));

/**
 * The box of an element in its window. WebKit of 2025 returns boxes without `zoom`, but scroll positions with it.
 * @param own `zoom` of the element besides the root's
 */
export function boxOf(element: Element, own = 1): Box {
  const { left, top, width, height } = nativeBox.call(element);
  const view = native(native(element).ownerDocument).defaultView;
  if (isStandardZoom() || !view) return { left, top, width, height };
  const zoom = (Number(styleOf(rootOf(element)).zoom) || 1) * own;
  const [, , x, y] = windowOf(view);
  return {
    left: (left + x) * zoom - x,
    top: (top + y) * zoom - y,
    width: width * zoom,
    height: height * zoom,
  };
}
