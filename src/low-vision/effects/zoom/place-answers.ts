import { native } from '../../../base/natives.js';
import { windowOf } from '../../engine/measure.js';
import { isStandardZoom } from '../../engine/style-sheets.js';
import type { Answer } from '../../engine/undo.js';

export type View = typeof globalThis & Window;

/** The names of interfaces (none: the window) and of their properties, and what these answer. */
export type Replacement = [owners: string, names: string, answer: Answer, part?: 'set'];

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
export function placeAnswers(view: View, zoom: () => number): Replacement[] {
  const shrink: Answer = (call, _of, _parameters, name) => {
    const size = Number(call()) / zoom();
    // As the browser rounds.
    return /(Width|Height)$/.test(name) ? Math.floor(size) : size;
  };
  const enlarge: Answer = (call, _of, parameters) =>
    call(
      parameters.map((value) => {
        if (!value || typeof value !== 'object') return Number(value) * zoom();
        const options = { ...value } as Record<string, unknown>;
        for (const name of ['left', 'top'])
          if (options[name] !== undefined) options[name] = Number(options[name]) * zoom();
        return options;
      }),
    );
  /** The element that stands for the window: what it says of its inside is in the window's pixels. */
  const ifRoot =
    (answer: Answer): Answer =>
    (call, of, ...rest) => {
      const { compatMode, documentElement, body } = native(view.document);
      return of === (compatMode === 'CSS1Compat' ? documentElement : body)
        ? answer(call, of, ...rest)
        : call();
    };

  const moveRect = (rect: Rect, isEnlarged = isStandardZoom()): Rect => {
    const factor = zoom();
    if (isEnlarged) for (const name of ['width', 'height', 'x', 'y'] as const) rect[name] /= factor;
    else {
      // Sizes are right there, but the page is taken to be scrolled by so many pixels of its own.
      const [, , x, y] = windowOf(view);
      rect.x += x - x / factor;
      rect.y += y - y / factor;
    }
    return rect;
  };
  const rects: Answer = (call, _of, _parameters, name) => {
    const found = call() as Rect | DOMRectList | null;
    if (!found) return found;
    if ('x' in found)
      return moveRect(view.DOMRect.fromRect(found), name === 'rootBounds' || isStandardZoom());
    // A list is new each time it is asked for, and nobody else can make one.
    for (const rect of found) moveRect(rect);
    return found;
  };
  const matrix: Answer = (call) => {
    const found = call() as DOMMatrix | null;
    // Firefox enlarges where it begins only.
    const names = 'mozInnerScreenX' in view ? 'ef' : 'abcdef';
    if (found && isStandardZoom()) for (const name of names) found[name as 'a'] /= zoom();
    return found;
  };

  return [
    ['', 'innerWidth innerHeight scrollX scrollY pageXOffset pageYOffset', shrink],
    ['', 'devicePixelRatio', (call) => Number(call()) * zoom()],
    ['', 'scroll scrollTo scrollBy', enlarge],
    ['VisualViewport', 'width height offsetLeft offsetTop pageLeft pageTop', shrink],
    ['Element', 'currentCSSZoom', shrink],
    ['Element', 'clientWidth clientHeight scrollWidth scrollHeight scrollLeft scrollTop', ifRoot(shrink)],
    ['Element', 'scroll scrollTo scrollBy', ifRoot(enlarge)],
    ['Element', 'scrollLeft scrollTop', ifRoot(enlarge), 'set'],
    [
      'Document ShadowRoot',
      'elementFromPoint elementsFromPoint caretPositionFromPoint caretRangeFromPoint',
      enlarge,
    ],
    ['Element Range CaretPosition', 'getBoundingClientRect getClientRects getClientRect', rects],
    ['IntersectionObserverEntry', 'boundingClientRect intersectionRect rootBounds', rects],
    ['SVGGraphicsElement', 'getScreenCTM', matrix],
  ];
}
