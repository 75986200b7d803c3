import { openPage } from './feeds.js';

// Measures the layout of a page: the heights of its texts, and the texts that overlap or are cut off.

/** This window's own methods. The mode may wrap the methods of the page under test. */
const nativeBox = Reflect.get<Element, 'getBoundingClientRect'>(Element.prototype, 'getBoundingClientRect');
const nativeLines = Reflect.get<Range, 'getClientRects'>(Range.prototype, 'getClientRects');
const nativeNumber = (name: 'scrollWidth' | 'clientWidth' | 'scrollHeight', element: Element): number =>
  Object.getOwnPropertyDescriptor(Element.prototype, name)?.get?.call(element) as number;

/** Smaller shifts come from the rounding of glyphs. In CSS pixels of a layout that is enlarged as a whole. */
const leastShift = 2;
/** The part of a line's height that is free above the letters, and again below them, in most fonts. */
const leading = 1 / 8;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A text node with letters in it. */
export interface MeasuredText {
  name: string;
  /** The height of the first line in pixels of the window; 0 if the text is not rendered. */
  height: number;
  /** The font size in pixels of the window. */
  fontSize: number;
  /** The width of the widest word of its block as a part of its column; 0 if no line takes most of the column. */
  widestWord: number;
}

/** The part of a column's width from which a line or a word fills it. The column may have a padding. */
export const most = 0.6;

/** The width of the widest word of a text, broken or not. */
function widestWord(text: Text): number {
  const range = text.ownerDocument.createRange();
  const widths = [...text.data.matchAll(/[^\s-]+/g)].map(({ 0: word, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0);
  });
  return Math.max(0, ...widths);
}

export interface Layout {
  /** All texts in document order. Unrendered texts are included, so that the same page has the same list. */
  texts: MeasuredText[];
  /** Pairs of lines of different blocks that overlap. */
  overlaps: string[];
  /** Boxes whose text overflows and is cut off, or covers the content after the box. */
  clipped: string[];
  /** The font size of the body in pixels of the window. */
  bodySize: number;
  scrollsSideways: boolean;
}

/** The effect of an ancestor on a text in it. */
interface Around {
  box: Box;
  clipsX: boolean;
  clipsY: boolean;
  /** Whether the reader can scroll to the clipped content. */
  scrollsX: boolean;
  scrollsY: boolean;
  position: string;
  isBlock: boolean;
  isFloat: boolean;
  isVisible: boolean;
  fontSize: number;
}

/** Opens a page in a frame without animations and scrollbars: a scrollbar would differ in the window for comparison. */
export async function openStill(path: string, width: number, height: number): Promise<Document> {
  const { contentDocument: document } = await openPage(path, { width, height });
  const view = document?.defaultView;
  if (!document || !view) throw new Error('no page');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(
    'html { scrollbar-width: none !important } *, ::before, ::after { animation: none !important; transition: none !important }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await document.fonts.ready;
  await whenStill(document);
  return document;
}

/** Resolves when no element has moved or been added for some frames. */
export async function whenStill(document: Document): Promise<void> {
  let layout = '';
  for (let same = 0; same < 6;) {
    await new Promise(requestAnimationFrame);
    const boxes = [...document.querySelectorAll('body *')].map((element) => nativeBox.call(element));
    const now = [
      boxes.length,
      ...(['left', 'top', 'width', 'height'] as const).map((name) =>
        boxes.reduce((sum, box) => sum + box[name], 0).toFixed(2),
      ),
    ].join();
    same = now === layout ? same + 1 : 0;
    layout = now;
  }
}

/** Pages hide texts for screen readers alone in boxes with shorter sides, in CSS pixels. */
const leastBox = 3;

/**
 * Measures the texts of a page.
 * @param zoom the zoom of the root: the layout is smaller than the window by it
 * @param factor the factor by which text has grown
 */
export function layoutOf(document: Document, zoom: number, factor = zoom): Layout {
  const tolerance = (leastShift * factor) / zoom;
  const ruler = new Ruler(document, tolerance);
  const lines: Line[] = [];
  const clipped = new Set<Element>();
  const widest = new Map<Element, number>();
  const measured = textsIn(document).map((text) => {
    const element = text.parentElement ?? (text.getRootNode() as ShadowRoot).host;
    // The slot in which a component shows the text.
    const place = text.assignedSlot?.parentElement ?? element;
    const { isVisible, fontSize } = ruler.around(place);
    const name = `${describe(element)} «${text.data.trim().slice(0, 24)}»`;
    const boxes = isVisible ? ruler.lines(text) : [];
    const height = (boxes[0] ? boxes[0].bottom - boxes[0].top : 0) * zoom;
    const scale = ruler.pictureScale(element);
    // In 2026, WebKit reports the font size of a text in an SVG without its `zoom`.
    const own = scale && !('currentCSSZoom' in element) ? zoom : 1;
    const size = fontSize * (scale ?? 1) * zoom * own;
    const letters = boxes.map((box) => {
      const free = (box.bottom - box.top) * leading;
      return { ...box, top: box.top + free, bottom: box.bottom - free };
    });
    const seen = ruler.seen(place, letters, clipped);
    const block = ruler.blockOf(place);
    const floats = ruler.isFloating(place);
    for (const box of seen) lines.push({ name, block, box, floats });
    const column = ruler.around(block).box;
    const width = column.right - column.left;
    const isFull = boxes.some(({ left, right }) => right - left > width * most);
    if (isFull) widest.set(block, Math.max(widest.get(block) ?? 0, widestWord(text) / width));
    // Firefox rounds lines in an SVG before it scales them, so their height is not exact.
    return { name, height: height && scale ? size : height, fontSize: size, block };
  });
  const texts = measured.map(({ block, ...text }) => ({ ...text, widestWord: widest.get(block) ?? 0 }));
  const root = document.scrollingElement ?? document.documentElement;
  return {
    texts,
    overlaps: overlapsOf(lines, tolerance),
    clipped: [...clipped].map(describe),
    bodySize: parseFloat(getComputedStyle(document.body).fontSize) * zoom,
    scrollsSideways: nativeNumber('scrollWidth', root) > nativeNumber('clientWidth', root) + 1,
  };
}

interface Line {
  name: string;
  block: Element;
  box: Box;
  /** Whether it stays in the lower half of the window. The reader can scroll other texts clear of it. */
  floats: boolean;
}

class Ruler {
  readonly #arounds = new Map<Element, Around>();
  /** Converts rectangles to layout pixels, because only some engines enlarge rectangles. */
  readonly #unit: number;
  readonly #range: Range;
  readonly #tolerance: number;

  constructor(document: Document, tolerance: number) {
    this.#tolerance = tolerance;
    document.defaultView?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    const probe = document.createElement('i');
    probe.style.cssText = 'position: absolute; width: 100px; height: 1px';
    document.body.append(probe);
    this.#unit = 100 / nativeBox.call(probe).width;
    probe.remove();
    this.#range = document.createRange();
  }

  around(element: Element): Around {
    const known = this.#arounds.get(element);
    if (known) return known;
    const { display, overflowX, overflowY, position, float, fontSize } = getComputedStyle(element);
    const hasBox = !/^(inline|contents|ruby.*)$/.test(display);
    const around = {
      box: this.#boxOf(nativeBox.call(element)),
      clipsX: hasBox && overflowX !== 'visible',
      clipsY: hasBox && overflowY !== 'visible',
      scrollsX: /auto|scroll/.test(overflowX),
      scrollsY: /auto|scroll/.test(overflowY),
      position,
      isBlock: hasBox,
      isFloat: float !== 'none',
      isVisible: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      fontSize: parseFloat(fontSize),
    };
    this.#arounds.set(element, around);
    return around;
  }

  /** The factor by which an SVG enlarges the text in it. */
  pictureScale(element: Element): number | undefined {
    const { ownerSVGElement: picture } = element as Partial<SVGElement>;
    if (!picture) return undefined;
    const { width, height } = picture.viewBox.baseVal;
    const { left, top, right, bottom } = this.around(picture).box;
    return width && height ? Math.min((right - left) / width, (bottom - top) / height) : 1;
  }

  lines(text: Text): Box[] {
    this.#range.selectNodeContents(text);
    return [...nativeLines.call(this.#range)]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((rect) => this.#boxOf(rect));
  }

  isFloating(element: Element): boolean {
    let box: Element | undefined = element;
    while (box && this.around(box).position !== 'fixed') box = parentOf(box);
    const { clientHeight } = element.ownerDocument.documentElement;
    return !!box && this.around(box).box.top > clientHeight / 2;
  }

  blockOf(element: Element): Element {
    let block: Element | undefined = element;
    while (block && !this.around(block).isBlock) block = parentOf(block);
    return block ?? element;
  }

  /** The visible parts of lines. Adds boxes that are too small for them to `clipped`. */
  seen(element: Element, lines: Box[], clipped: Set<Element>): Box[] {
    const tolerance = this.#tolerance;
    let seen = lines;
    const { body, documentElement } = element.ownerDocument;
    const out: Element[] = [];
    let isForEyes = true;
    // An out-of-flow box may overflow its parent. Its containing block clips it.
    let inFlow = true;
    let placed = false;
    for (
      let box: Element | undefined = element;
      box && box !== body && box !== documentElement;
      box = parentOf(box)
    ) {
      const { box: around, clipsX, clipsY, isBlock, isFloat, position, ...scrolls } = this.around(box);
      if (!placed || position !== 'static') {
        placed = false;
        const isOut = lines.some(
          (line) =>
            (clipsX &&
              !scrolls.scrollsX &&
              (line.left < around.left - tolerance || line.right > around.right + tolerance)) ||
            (clipsY &&
              !scrolls.scrollsY &&
              (line.top < around.top - tolerance || line.bottom > around.bottom + tolerance)) ||
            (isBlock && inFlow && !clipsY && line.bottom > around.bottom + tolerance),
        );
        if (isOut) out.push(box);
        if (
          clipsX &&
          clipsY &&
          around.right - around.left < leastBox &&
          around.bottom - around.top < leastBox
        )
          isForEyes = false;
        seen = seen.map((line) => ({
          left: clipsX ? Math.max(line.left, around.left) : line.left,
          right: clipsX ? Math.min(line.right, around.right) : line.right,
          top: clipsY ? Math.max(line.top, around.top) : line.top,
          bottom: clipsY ? Math.min(line.bottom, around.bottom) : line.bottom,
        }));
      }
      if (position === 'fixed') break;
      if (position === 'absolute') placed = true;
      if (placed || isFloat) inFlow = false;
    }
    if (isForEyes) for (const box of out) clipped.add(box);
    return seen.filter(
      ({ left, right, top, bottom }) => right - left > tolerance && bottom - top > tolerance,
    );
  }

  #boxOf({ left, top, right, bottom }: DOMRect): Box {
    const unit = this.#unit;
    return { left: left * unit, top: top * unit, right: right * unit, bottom: bottom * unit };
  }
}

function overlapsOf(lines: readonly Line[], tolerance: number): string[] {
  const found: string[] = [];
  let open: Line[] = [];
  for (const line of lines.toSorted((a, b) => a.box.top - b.box.top)) {
    open = open.filter(({ box }) => box.bottom - line.box.top > tolerance);
    for (const { name, block, box, floats } of open) {
      const width = Math.min(box.right, line.box.right) - Math.max(box.left, line.box.left);
      const height = Math.min(box.bottom, line.box.bottom) - line.box.top;
      if (block !== line.block && floats === line.floats && width > tolerance && height > tolerance)
        found.push(`${name} × ${line.name}`);
    }
    open.push(line);
  }
  return found;
}

/** The texts of the document and of its open shadow roots. */
function textsIn(root: Node): Text[] {
  const found: Text[] = [];
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && (node as Text).data.trim()) found.push(node as Text);
    if (node.nodeType !== Node.ELEMENT_NODE || /^(script|style|noscript|template)$/i.test(node.nodeName))
      continue;
    const { shadowRoot } = node as Element;
    if (shadowRoot) found.push(...textsIn(shadowRoot));
    found.push(...textsIn(node));
  }
  return found;
}

const parentOf = (element: Element): Element | undefined =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;

const describe = (element: Element): string =>
  `<${[element.localName, ...element.classList].join('.')}${element.id && `#${element.id}`}>`;
