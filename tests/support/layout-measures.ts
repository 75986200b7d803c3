import { openPage } from './feeds.js';

// What a page looks like, in figures: how tall its texts are, which of them lie on each other or are cut off.

/** The browser's own, of this window: those of a page under test may be wrapped while the mode is on. */
const nativeBox = Reflect.get<Element, 'getBoundingClientRect'>(Element.prototype, 'getBoundingClientRect');
const nativeLines = Reflect.get<Range, 'getClientRects'>(Range.prototype, 'getClientRects');
const nativeNumber = (name: 'scrollWidth' | 'clientWidth' | 'scrollHeight', element: Element): number =>
  Object.getOwnPropertyDescriptor(Element.prototype, name)?.get?.call(element) as number;

/** Of less, glyphs are rounded to other places. In CSS pixels of a layout that is enlarged as a whole. */
const leastShift = 2;
/** The part of a line's height above and below that letters leave free in most fonts. */
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
  /** Of the first line in pixels of the window, 0 where it is not rendered. */
  height: number;
  /** In pixels of the window. */
  fontSize: number;
}

export interface Layout {
  /** In the order of the document, those that are not rendered too: the same page has the same ones. */
  texts: MeasuredText[];
  /** Lines of two blocks that lie on each other. */
  overlaps: string[];
  /** Boxes out of which text sticks, and is cut off or lies on what follows. */
  clipped: string[];
  scrollsSideways: boolean;
}

/** What an ancestor does to a text in it. */
interface Around {
  box: Box;
  clipsX: boolean;
  clipsY: boolean;
  /** What it clips can be scrolled to. */
  scrollsX: boolean;
  scrollsY: boolean;
  position: string;
  isBlock: boolean;
  isFloat: boolean;
  isVisible: boolean;
  fontSize: number;
}

/** A page in a frame, without animations, and without a scrollbar, which would be of another size in another window. */
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

/** Resolves when nothing has moved or come for some frames. */
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

/**
 * @param zoom of its root, by which its layout is smaller than the window
 * @param factor by which its text is larger than it was
 */
export function layoutOf(document: Document, zoom: number, factor = zoom): Layout {
  const tolerance = (leastShift * factor) / zoom;
  const ruler = new Ruler(document, tolerance);
  const lines: { name: string; block: Element; box: Box }[] = [];
  const clipped = new Set<Element>();
  const texts = textsIn(document).map((text) => {
    const element = text.parentElement ?? (text.getRootNode() as ShadowRoot).host;
    // Where a component shows it.
    const place = text.assignedSlot?.parentElement ?? element;
    const { isVisible, fontSize } = ruler.around(place);
    const name = `${describe(element)} «${text.data.trim().slice(0, 24)}»`;
    const boxes = isVisible ? ruler.lines(text) : [];
    const height = (boxes[0] ? boxes[0].bottom - boxes[0].top : 0) * zoom;
    const scale = ruler.pictureScale(element);
    // WebKit of 2026 tells the size of a text in a picture without the `zoom` that it has.
    const own = scale && !('currentCSSZoom' in element) ? zoom : 1;
    const size = fontSize * (scale ?? 1) * zoom * own;
    const letters = boxes.map((box) => {
      const free = (box.bottom - box.top) * leading;
      return { ...box, top: box.top + free, bottom: box.bottom - free };
    });
    const seen = ruler.seen(place, letters, clipped);
    const block = ruler.blockOf(place);
    for (const box of seen) lines.push({ name, block, box });
    // Firefox rounds lines in a picture before it scales them, so that they do not tell its size.
    return { name, height: height && scale ? size : height, fontSize: size };
  });
  const root = document.scrollingElement ?? document.documentElement;
  return {
    texts,
    overlaps: overlapsOf(lines, tolerance),
    clipped: [...clipped].map(describe),
    scrollsSideways: nativeNumber('scrollWidth', root) > nativeNumber('clientWidth', root) + 1,
  };
}

class Ruler {
  readonly #arounds = new Map<Element, Around>();
  /** From what rectangles say to the layout's pixels: engines differ in whether rectangles are enlarged. */
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

  /** By how much a picture enlarges the text that is in it. */
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

  blockOf(element: Element): Element {
    let block: Element | undefined = element;
    while (block && !this.around(block).isBlock) block = parentOf(block);
    return block ?? element;
  }

  /** What can be seen of lines, and which boxes are too small for them. */
  seen(element: Element, lines: Box[], clipped: Set<Element>): Box[] {
    const tolerance = this.#tolerance;
    let seen = lines;
    const { body, documentElement } = element.ownerDocument;
    // What is placed outside of the flow may stick out of what is around it, and is cut off by where it is placed.
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
        if (isOut) clipped.add(box);
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
    return seen.filter(
      ({ left, right, top, bottom }) => right - left > tolerance && bottom - top > tolerance,
    );
  }

  #boxOf({ left, top, right, bottom }: DOMRect): Box {
    const unit = this.#unit;
    return { left: left * unit, top: top * unit, right: right * unit, bottom: bottom * unit };
  }
}

function overlapsOf(lines: { name: string; block: Element; box: Box }[], tolerance: number): string[] {
  const found: string[] = [];
  let open: typeof lines = [];
  for (const line of lines.toSorted((a, b) => a.box.top - b.box.top)) {
    open = open.filter(({ box }) => box.bottom - line.box.top > tolerance);
    for (const { name, block, box } of open) {
      const width = Math.min(box.right, line.box.right) - Math.max(box.left, line.box.left);
      const height = Math.min(box.bottom, line.box.bottom) - line.box.top;
      if (block !== line.block && width > tolerance && height > tolerance)
        found.push(`${name} × ${line.name}`);
    }
    open.push(line);
  }
  return found;
}

/** In open shadow roots, too. */
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
