import { native } from '../../../base/natives.js';
import { windowOf } from '../../engine/measure.js';
import { isStandardZoom } from '../../engine/style-sheets.js';
import type { Answer } from '../../engine/undo.js';

export type View = typeof globalThis & Window;

/**
 * A replacement: names of interfaces (empty for the window), names of properties, function, and part of the property.
 */
export type Replacement = [owners: string, names: string, answer: Answer, part?: 'set'];

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Replacements that give sizes and positions in CSS pixels of the enlarged page. Values of an element itself
 * (`offsetWidth`, `scrollTop`) already are. Values relative to the window are in CSS pixels before zoom.
 * @param zoom function that returns the zoom; 1 after the mode has ended, because a page may keep our functions
 */
export function placeAnswers(view: View, zoom: () => number): Replacement[] {
  const shrink: Answer = (call, _of, _parameters, name) => {
    const size = Number(call()) / zoom();
    // Round as the browser does.
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
  /** Applies only to the scrolling element. Its `client` and `scroll` values are in CSS pixels before zoom. */
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
      // In WebKit the sizes are right, but the scroll position is counted in enlarged pixels.
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
    // The browser returns a new list for each call, so its items may be changed.
    for (const rect of found) moveRect(rect);
    return found;
  };
  const matrix: Answer = (call) => {
    const found = call() as DOMMatrix | null;
    // Firefox enlarges only the offset of the matrix.
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
