import { isStandardZoom } from './style-sheets.js';

/** The browser's own: scripts of the page may be told of other boxes while it is enlarged. */
const nativeBox = Reflect.get<Element, 'getBoundingClientRect'>(Element.prototype, 'getBoundingClientRect');

const nativeWidth = (
  Object.getOwnPropertyDescriptor(globalThis, 'innerWidth') as { get: (this: Window) => number }
).get;

/** The width of a document's window, in its own pixels: scripts of the page may be told of another one. */
export const windowWidth = ({ defaultView }: Document): number =>
  defaultView ? nativeWidth.call(defaultView) : 0;

/** In the window's pixels, as the reader sees them. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where an element is in its window. WebKit of 2025 gives boxes without `zoom`, of a page that is scrolled with it. */
export function boxOf(element: Element): Box {
  const { left, top, width, height } = nativeBox.call(element);
  const view = element.ownerDocument.defaultView;
  const zoom =
    isStandardZoom() || !view
      ? 1
      : Number(view.getComputedStyle(element.ownerDocument.documentElement).zoom) || 1;
  const { scrollX = 0, scrollY = 0 } = view ?? {};
  return {
    left: (left + scrollX) * zoom - scrollX,
    top: (top + scrollY) * zoom - scrollY,
    width: width * zoom,
    height: height * zoom,
  };
}
