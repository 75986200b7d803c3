import { windowOf } from '../measure.js';
import { isStandardZoom } from '../style-sheets.js';
import type { Answer } from '../undo.js';

/** Whose properties, their names, and what they answer; a setter beside its getter is on its own. */
export type Replacement = [
  owner: object | undefined,
  names: string,
  answer: Answer,
  part?: 'get' | 'set' | 'value',
];

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Sizes and places in the CSS pixels of the enlarged page. What an element says of itself (`offsetWidth`, `scrollTop`)
 * is in these already; what has to do with the window is in the window's.
 * @param zoom 1 when the mode has ended: a page may have kept what we gave
 */
export function placeAnswers(view: typeof globalThis & Window, zoom: () => number): Replacement[] {
  const { document, Element, Range, Document, ShadowRoot, IntersectionObserverEntry } = view;
  const divide: Answer = (call) => Number(call()) / zoom();
  const whole: Answer = (call) => Math.floor(Number(call()) / zoom());

  /** The element that stands for the window: what it says of its inside is in the window's pixels. */
  const ifRoot =
    (answer: Answer): Answer =>
    (call, of, ...rest) =>
      of === view || of === (document.compatMode === 'CSS1Compat' ? document.documentElement : document.body)
        ? answer(call, of, ...rest)
        : call();

  const point: Answer = (call, _of, [x, y, ...rest]) =>
    call([Number(x) * zoom(), Number(y) * zoom(), ...rest]);

  const enlarged = (value: unknown): unknown => {
    if (!value || typeof value !== 'object') return Number(value) * zoom();
    const options = { ...value } as Record<string, unknown>;
    for (const name of ['left', 'top'])
      if (options[name] !== undefined) options[name] = Number(options[name]) * zoom();
    return options;
  };
  const scroll = ifRoot((call, _of, parameters) => call(parameters.map(enlarged)));

  /** Rects are new each time they are asked for: they can be changed, and stay what they are. */
  const shrink = (rect: Rect, isEnlarged = isStandardZoom()): Rect => {
    const factor = zoom();
    if (isEnlarged) for (const name of ['width', 'height', 'x', 'y'] as const) rect[name] /= factor;
    else {
      // Sizes are right there, but the page is taken to be scrolled by so many pixels of its own.
      const { scrollX, scrollY } = windowOf(view);
      rect.x += scrollX - scrollX / factor;
      rect.y += scrollY - scrollY / factor;
    }
    return rect;
  };
  const box: Answer = (call) => {
    const rect = call() as Rect | null;
    return rect && shrink(rect);
  };
  const boxes: Answer = (call) => {
    const rects = call() as Iterable<Rect>;
    for (const rect of rects) shrink(rect);
    return rects;
  };
  const entry: Answer = (call, _of, _parameters, name) => {
    const rect = call() as Rect | null;
    return rect && shrink(view.DOMRect.fromRect(rect), isStandardZoom() || name === 'rootBounds');
  };
  const matrix: Answer = (call) => {
    const found = call() as DOMMatrix | null;
    // Firefox enlarges where it begins only.
    if (found && isStandardZoom()) {
      for (const name of ['e', 'f'] as const) found[name] /= zoom();
      if (!('mozInnerScreenX' in view))
        for (const name of ['a', 'b', 'c', 'd'] as const) found[name] /= zoom();
    }
    return found;
  };

  const element = Element.prototype;
  return [
    [view, 'innerWidth innerHeight', whole],
    [view, 'scrollX scrollY pageXOffset pageYOffset scrollMaxX scrollMaxY', divide],
    [view, 'devicePixelRatio', (call) => Number(call()) * zoom()],
    [view, 'scroll scrollTo scrollBy', scroll],
    [view.VisualViewport.prototype, 'width height offsetLeft offsetTop pageLeft pageTop', divide],
    [element, 'currentCSSZoom', divide],
    [element, 'clientWidth clientHeight scrollWidth scrollHeight', ifRoot(whole)],
    [element, 'scrollLeft scrollTop', ifRoot(divide)],
    [element, 'scrollLeft scrollTop', ifRoot((call, _of, [to]) => call([Number(to) * zoom()])), 'set'],
    [element, 'scroll scrollTo scrollBy', scroll],
    [element, 'getBoundingClientRect', box],
    [element, 'getClientRects', boxes],
    [Range.prototype, 'getBoundingClientRect', box],
    [Range.prototype, 'getClientRects', boxes],
    [(view as Partial<typeof globalThis>).CaretPosition?.prototype, 'getClientRect', box],
    [view.SVGGraphicsElement.prototype, 'getScreenCTM', matrix],
    [IntersectionObserverEntry.prototype, 'boundingClientRect intersectionRect rootBounds', entry],
    [
      Document.prototype,
      'elementFromPoint elementsFromPoint caretPositionFromPoint caretRangeFromPoint',
      point,
    ],
    [ShadowRoot.prototype, 'elementFromPoint elementsFromPoint', point],
  ];
}
