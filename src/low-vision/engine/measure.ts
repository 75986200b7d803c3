import { native, prototypeOf } from '../../base/natives.js';
import { rootOf, styleOf } from './around.js';
import { isStandardZoom } from './style-sheets.js';

/*
 * The browser's own: scripts of the page, and ours among them, are told of other boxes and another window while it is
 * enlarged.
 */
// Where there is no DOM, as in Node, the module can be imported, and nothing of it is called.
const { Element, document, window } = globalThis as Partial<typeof globalThis>;
const nativeBox = Reflect.get(Element?.prototype ?? {}, 'getBoundingClientRect') as () => DOMRect;
const nativeElements = Reflect.get(
  (document && prototypeOf(globalThis, 'Document')) ?? {},
  'elementsFromPoint',
) as Document['elementsFromPoint'];

/** A property's getter, as it is now. */
export const getterOf = (object: object, name: string): (() => unknown) =>
  Reflect.get(Object.getOwnPropertyDescriptor(object, name) as object, 'get') as () => unknown;

const getters = ['innerWidth', 'innerHeight', 'scrollX', 'scrollY'].flatMap((name) =>
  window ? getterOf(window, name) : [],
);

/** In the window's pixels, as the reader sees them. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How large a window is, and how far it is scrolled, in its own pixels. */
export const windowOf = (view: Window) =>
  getters.map((getter) => getter.call(view)) as [width: number, height: number, x: number, y: number];

/** The width of a document's window, in its own pixels. */
export const windowWidth = (document: Document): number => {
  const { defaultView } = native(document);
  return defaultView ? windowOf(defaultView)[0] : 0;
};

/** What is at a place of the window, in its pixels: the uppermost comes first. */
export const elementsAt = (document: Document, x: number, y: number): Element[] =>
  nativeElements.call(document, x, y);

/**
 * Where an element is in its window. WebKit of 2025 gives boxes without `zoom`, of a page that is scrolled with it.
 * @param own the `zoom` that it has besides the root's
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
