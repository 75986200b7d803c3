import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf, viewOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { shadowOf } from '../../engine/roots.js';
import { isIcon } from '../text/icon-fonts.js';
import { barChanges } from './bars.js';
import {
  fitting,
  inFlow,
  isFlexRow,
  popups,
  stackAround,
  stacked,
  type Change,
  type Changes,
  type Run,
} from './change.js';
import { ofData, scrollDrawing, scrollTable, unfold } from './scrolling.js';
import { drawings, isInCarousel, isPlacedByScript } from './whole.js';

/** Least width of a column in CSS pixels. Narrower boxes are buttons and icons. */
const leastWidth = 60;
/** Least height of a column in CSS pixels. Lower boxes have one line, as labels have. */
const leastHeight = 40;
/** Letters that a menu entry, label or button hardly exceeds. A column has more. */
const fewLetters = 25;
/** Part of the row's width below which a single text is a side column. A wider text is the main one, and stays. */
const sidePart = 0.6;
/** Margins in CSS pixels from which space beside a text is worth giving back. Usual indents are smaller. */
const wideMargin = 40;
/** Width in em that a text needs. Fewer hold about two words a line. */
const leastMeasure = 10;

/** Lengths are in CSS pixels. Browsers round sizes to whole pixels, so one pixel is no overflow. */
const rounding = 1;
/** Neighbours may overlap by this much and still lie side by side, since borders are often drawn over each other. */
const border = 2;
/** Content that is higher by so little is cut off by nobody: a descender or a shadow line. */
const slightlyHigher = 3;
/** Boxes that overlap by so little do not hide each other's text, which keeps a distance from the edge. */
const slightOverlap = 4;
/** Boxes of such a height are lines and spacers, and have no text that could be cut off. */
const spacerHeight = 8;

/** Part of its former overflow from which content counts as moving with the edge. Centred content keeps half. */
const movingPart = 0.75;
/** A box that has grown so often would grow for ever. */
const mostGrown = 4;

/** Width in CSS pixels from which a placed text is seen. Texts for screen readers are narrower or clipped. */
const leastNote = 8;

const oneTrack = 'grid-template:none/minmax(0,1fr);grid-auto-flow:row';

const untouched = `head,script,style,svg,input,select,textarea,${ofData}`;

/** Whether an element is positioned over the page. */
const isPopup = (element: Element): boolean => {
  const { position, zIndex } = styleOf(element);
  return native(element).matches(popups) || (position === 'absolute' && zIndex !== 'auto');
};

/** Declarations that put an element into the flow. It keeps containing its floats. */
const placed = (element: Element): string => {
  const style = styleOf(element);
  const { display, position, float } = style;
  const isOut = float !== 'none' || position === 'absolute' || position === 'fixed';
  return `float:none;${inFlow(style)};${isOut && display === 'block' ? 'display:flow-root' : ''}`;
};

/** Whether an element has enough text to be a column, unlike a menu entry, label or button. */
const isColumn = (element: HTMLElement): boolean =>
  native(element).offsetWidth > leastWidth &&
  native(element).offsetHeight > leastHeight &&
  native(element).innerText.trim().length > fewLetters &&
  !isPopup(element);

/** A box that is made higher for its positioned content. Lengths are in CSS pixels. */
interface Growing {
  from: number;
  /** Width at the last measurement. */
  width: number;
  /** Overflow at the last measurement. */
  over: number;
  height: number;
  times: number;
  declarations: string;
}

const growing = new WeakMap<Element, Growing>();

/**
 * Declarations that make a box as high as its content. Absolutely positioned content adds no height, so it is measured.
 * Content positioned from the lower edge moves with it. Such a box would grow for ever, so it gets its former height.
 */
function grown(element: HTMLElement): string {
  if (![...native(element).children].some((child) => styleOf(child).position === 'absolute'))
    return 'height:auto';
  const { scrollHeight, clientHeight: height, clientWidth: width } = native(element);
  const over = scrollHeight - height;
  const known = inlineStyleOf(element).minHeight ? growing.get(element) : undefined;
  // Nothing has changed since the last measurement.
  if (known?.height === height && known.over === over) return known.declarations;
  const from = known?.from ?? height;
  const isMoving = known && known.over > slightlyHigher && over > known.over * movingPart;
  const times = isMoving ? mostGrown + 1 : (known?.times ?? 0) + Number(over > slightlyHigher);
  const needed = times > mostGrown ? from : over > slightlyHigher || !known ? scrollHeight : undefined;
  const declarations = `height:auto${needed === undefined ? '' : `;min-height:${needed}px`}`;
  growing.set(element, { from, width, over, height, times, declarations });
  return declarations;
}

const textOf = (element: Element): string => native(element).textContent.trim();

/** Whether an element has visible text. */
const isRead = (element: Element, isOverPage = isPopup(element)): boolean =>
  (!!textOf(element) ||
    [element, ...native(element).querySelectorAll('*')].some((one) => native(one).shadowRoot)) &&
  native(element).checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  !isOverPage;

const isOver = (one: DOMRect, other: DOMRect): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > slightOverlap &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slightOverlap;

/** Greatest number of lines that are compared. Headers over a picture have few. */
const mostLines = 200;

/** The boxes of the lines of text in an element. @param without part whose text does not count */
function linesIn(element: Element, without?: Element): DOMRect[] {
  const document = native(native(element).ownerDocument);
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines: DOMRect[] = [];
  while (lines.length < mostLines && texts.nextNode())
    if (texts.currentNode.nodeValue?.trim() && !(without && native(without).contains(texts.currentNode))) {
      range.selectNode(texts.currentNode);
      lines.push(...range.getClientRects());
    }
  return lines;
}

/** Whether a line of one element lies over a line of another. */
const textsMeet = (one: Element, other: Element): boolean => {
  const lines = linesIn(other, one);
  return linesIn(one).some((line) => lines.some((box) => isOver(line, box)));
};

/** Fewest letters of a text that must not lie over another one. Badges and signs have fewer. */
const fewestOver = 10;

/** Whether an element lies over a text on purpose: a map's label, a slide, the back of a card, a copy of the text. */
const isMeantOver = (element: HTMLElement, other: Element): boolean =>
  native(element).isContentEditable ||
  textOf(element).length < fewestOver ||
  textOf(element) === textOf(other) ||
  isInCarousel(element) ||
  [element, other].some((one) => styleOf(one).backfaceVisibility === 'hidden');

const isWithinPlaced = (element: Element | null): boolean =>
  !!element && (isPlacedByScript(element) || isWithinPlaced(parentOf(element)));

/** Declarations for a text that leaves its place over another one. Its width and margins were made for that place. */
const besides = (own: CSSStyleDeclaration): string => `${inFlow(own)};width:auto;max-width:100%;margin:0`;

/** Whether its row has left a scrolling element almost no width, or none. Its text could not be read. */
const isSquashed = (element: HTMLElement): boolean =>
  native(element).clientWidth < leastWidth &&
  native(element).scrollWidth > native(element).clientWidth + rounding &&
  /auto|scroll/.test(styleOf(element).overflowX) &&
  !!textOf(element);

/**
 * The changes for an element of a page that keeps its columns. No text lies over another one, and margins leave a text
 * its room.
 */
export function* textChanges(element: HTMLElement, { isWhole, isHidden }: Run): Changes {
  const own = styleOf(element);
  const parent = parentOf(element) as HTMLElement | null;
  if (!parent || isHidden(element)) return;
  if (isSqueezed(element, native(parent).clientWidth)) yield [element, unsqueezed];
  const { display, flexDirection } = styleOf(parent);
  if (display === 'flex' && flexDirection === 'row' && isSquashed(element))
    yield [parent, 'flex-wrap:wrap;height:auto'];
  // A text at the lower edge of a box grows out of its top.
  if (
    own.position === 'static' &&
    display === 'flex' &&
    boxOf(element).top < boxOf(parent).top - slightOverlap
  )
    yield [parent, `height:auto;min-height:${styleOf(parent).height}`];
  // Later, a text over another one is a menu that the reader has opened.
  if (!isWhole || own.position !== 'absolute' || !isRead(element, native(element).matches(popups))) return;
  const box = native(element).getBoundingClientRect();
  // Links to skip content wait beside the page or above it.
  const { scrollX, scrollY } = viewOf(element);
  if (
    box.bottom + scrollY <= 0 ||
    (own.direction === 'rtl' ? box.left >= native(rootOf(element)).clientWidth : box.right + scrollX <= 0)
  )
    return;
  for (const other of native(parent).children)
    if (
      other !== element &&
      isOver(box, native(other).getBoundingClientRect()) &&
      isRead(other) &&
      !isMeantOver(element, other) &&
      textsMeet(element, other)
    ) {
      if (!isWithinPlaced(parent)) {
        yield [element, besides(own)];
        // Beside the other texts of a row it would be cut off.
        if (flexDirection === 'row') yield [parent, 'flex-wrap:wrap'];
        // A script may have given it the height of texts side by side.
        const { scrollHeight, clientHeight } = native(parent);
        if (scrollHeight > clientHeight + slightlyHigher && styleOf(parent).overflowY === 'visible')
          yield [
            parent,
            `height:auto${inlineStyleOf(parent).minHeight ? '' : `;min-height:${styleOf(parent).height}`}`,
          ];
      }
      return;
    }
}

const unsqueezed = 'margin-inline:0;width:auto';

/** The space that the margins of an element take at its sides, or that it takes from its neighbours. */
const marginsOf = ({ marginLeft, marginRight }: CSSStyleDeclaration): number =>
  Math.abs(parseFloat(marginLeft)) + Math.abs(parseFloat(marginRight));

/** Whether the margins of a text leave it too little width. */
const isSqueezed = (element: HTMLElement, around: number): boolean => {
  const style = styleOf(element);
  const { fontSize, display } = style;
  const width = native(element).offsetWidth;
  return (
    display === 'block' &&
    marginsOf(style) > wideMargin &&
    width < leastMeasure * parseFloat(fontSize) &&
    width < around - wideMargin &&
    textOf(element).length > fewLetters
  );
};

/**
 * Measures an element and its descendants, and gives the changes for one column.
 * @param around nearest block; inline elements have no width of their own
 */
export function* changesIn(parent: HTMLElement, run: Run, around = parent): Changes {
  if (!run.isMeasured(parent) || native(parent).matches(untouched) || isPlacedByScript(parent)) return;
  const style = styleOf(parent);
  const { display } = style;
  if (run.isHidden(parent)) return;
  if (style.columnCount !== 'auto' || style.columnWidth !== 'auto') yield [parent, 'columns:auto'];
  yield* barChanges(parent, run);

  const block = native(parent).clientWidth ? parent : around;
  const bounds = native(block).getBoundingClientRect();
  const root = shadowOf(parent);
  const children = [...native(root ?? parent).children] as HTMLElement[];
  const scrolled = viewOf(parent).scrollX;
  // Boxes left of the page are hidden on purpose. The entries of such a drawer come with it.
  const boxes = children
    .map((element) => ({ element, box: native(element).getBoundingClientRect() }))
    .filter(
      ({ element, box }) =>
        box.width > rounding &&
        box.height > rounding &&
        (style.direction === 'rtl' || box.right + scrolled > 0 || bounds.right + scrolled <= 0) &&
        // A drawer that the page has moved out stays closed.
        (styleOf(element).transform === 'none' || (box.left < bounds.right && box.right > bounds.left)),
    );
  let isRow = display === 'flex' && children.some(isSquashed);
  // Fixed elements are in no row.
  const laid = boxes.filter(({ element }) => styleOf(element).position !== 'fixed');
  for (const [index, { element, box }] of laid.entries()) {
    const next = laid[index + 1];
    if (!next || box.bottom < next.box.top + border) continue;
    const apart =
      box.right < next.box.left + border ||
      next.box.right < box.left + border ||
      next.box.bottom < box.top + border;
    const texts = [box, next.box].filter((one) => isColumn(one === box ? element : next.element));
    isRow ||= apart && (texts.length > 1 || texts.some(({ width }) => width < bounds.width * sidePart));
  }
  const { clientWidth } = native(block);
  const isWide =
    native(block).scrollWidth > clientWidth + rounding &&
    // A button that shows only its icon cuts off its name on purpose.
    !(
      block === parent &&
      clientWidth < leastWidth &&
      style.overflowX === 'hidden' &&
      style.whiteSpace === 'nowrap'
    );
  const isLow =
    native(parent).clientHeight > spacerHeight &&
    native(parent).scrollHeight > native(parent).clientHeight + slightlyHigher &&
    !/auto|scroll/.test(style.overflowY) &&
    // A list that draws what is in view would draw all: its box follows the box around it, which scrolls.
    !(style.position === 'absolute' && /auto|scroll/.test(styleOf(around).overflowY)) &&
    parent !== native(native(parent).ownerDocument).scrollingElement;
  if ((isRow || isWide || isLow) && isInCarousel(parent)) return;

  const hasBareText = [...native(parent).childNodes].some(
    (node) => node.nodeType === 3 && node.nodeValue?.trim(),
  );
  for (const { element, box } of boxes) {
    const own = styleOf(element);
    const { float, position } = own;
    // Absolutely positioned texts that now overlap.
    if (
      position === 'absolute' &&
      isRead(element, run.isWhole ? native(element).matches(popups) : undefined) &&
      // At the lower edge of its box, it has grown out of the top.
      ((box.height > bounds.height && box.top < bounds.top && isOver(box, bounds)) ||
        (hasBareText &&
          box.width > leastNote &&
          own.getPropertyValue('clip') === 'auto' &&
          textsMeet(element, parent)) ||
        boxes.some(
          (other) =>
            other.box !== box &&
            isOver(box, other.box) &&
            isRead(other.element) &&
            // A header may lie over a picture, as long as it does not meet the text there.
            (!isPopup(element) || textsMeet(element, other.element)),
        ))
    ) {
      yield [element, besides(own)];
      if (box.width > bounds.width / 2 && isFlexRow(style)) yield* stackAround(element, parent);
    }
    if (isSqueezed(element, bounds.width)) yield [element, unsqueezed];
    if (float !== 'none' && (box.width > bounds.width / 2 || isColumn(element)))
      yield [element, `${fitting};${placed(element)};${isColumn(element) ? 'width:auto' : ''}`];
    if (isRow && position !== 'fixed') yield* stack(element, parent, display);
    // Without their names, all areas would be one.
    else if (isWide && display.includes('grid')) yield [element, 'grid-area:auto'];
    if (
      isWide &&
      (box.right > bounds.right + rounding ||
        box.left < bounds.left - rounding ||
        (native(element).matches(`${ofData},${drawings}`) &&
          native(element).scrollWidth > native(element).clientWidth + rounding))
    )
      yield* shrink(element, box, parent, run);
  }
  if (isRow || isWide) {
    if (display.includes('flex')) yield [parent, isRow ? stacked : 'flex-wrap:wrap'];
    if (display.includes('grid')) yield [parent, oneTrack];
  }
  // Bare text in a flex box has a box of its own, which is as wide as the longest word.
  if (isWide) yield [parent, wrapping(style, display.includes('flex') && hasBareText)];
  const known = inlineStyleOf(parent).minHeight ? growing.get(parent) : undefined;
  // The box has become wider since, so its content has fewer lines.
  if (known && known.width + slightlyHigher < native(parent).clientWidth) {
    growing.delete(parent);
    yield [parent, `min-height:${known.from}px`];
  } else if (isLow && textOf(parent))
    yield [
      parent,
      `${grown(parent)};max-height:none;${display === 'block' && children.some((child) => styleOf(child).float !== 'none') ? 'display:flow-root' : ''}`,
    ];

  for (const child of root ? [...children, ...native(parent).children] : children)
    yield* changesIn(child as HTMLElement, run, block);
}

/** @param isAnywhere whether boxes may become narrower than their words, too */
const wrapping = ({ whiteSpace }: CSSStyleDeclaration, isAnywhere?: boolean): string =>
  `overflow-wrap:${isAnywhere ? 'anywhere' : 'break-word'};white-space:${whiteSpace === 'pre' ? 'pre-wrap' : whiteSpace === 'nowrap' ? 'normal' : ''}`;

/** Puts an element of a row below the one before it. */
function* stack(element: HTMLElement, parent: HTMLElement, display: string): Changes {
  const style = styleOf(element);
  const { display: own, minHeight } = style;
  if (isPopup(element)) return;
  if (display.startsWith('table')) {
    const table = native(parent).closest('table');
    yield* table
      ? unfold(table)
      : ([
          [parent, 'display:block'],
          [element, 'display:block'],
        ] as Change[]);
  }
  yield [
    element,
    `order:0;grid-area:auto;${
      isColumn(element)
        ? `${fitting};${placed(element)};${
            // A side column as high as the window would leave the rest of it empty.
            parseFloat(minHeight) > viewOf(element).innerHeight / 2 ? 'min-height:0;' : ''
          }${grown(element)};flex:none;align-self:stretch;width:${own.startsWith('inline') ? '100%' : 'auto'};${
            marginsOf(style) > wideMargin ? 'margin-inline:0' : ''
          }`
        : ''
    }`,
  ];
}

/** Limits an element to the width of its parent. */
function* shrink(
  element: HTMLElement,
  { width, height }: DOMRect,
  parent: HTMLElement,
  { isAwaited }: Run,
): Changes {
  const style = styleOf(element);
  const { position, transform } = style;
  const isFixed = position === 'fixed';
  if (position === 'absolute' ? !isColumn(element) : transform !== 'none') return;
  // An icon's word is one ligature. If it broke, its letters would show.
  if (isIcon(element)) return;
  if (native(element).matches(drawings) && (isAwaited(element) || (yield* scrollDrawing(element, parent))))
    return;
  if (native(element).matches(ofData)) {
    if (inlineStyleOf(element).maxWidth === '100%') yield* scrollTable(element as HTMLTableElement, parent);
  } else if (native(element).matches('table')) yield* unfold(element);
  yield [
    element,
    // A closed `select` has one line, however long its text is.
    `${fitting};${native(element).matches('select') ? 'contain:paint' : wrapping(style)};margin-inline:0;${isFixed ? '' : inFlow(style)};${
      native(element).matches('img,video,canvas') ? `height:auto;aspect-ratio:${width}/${height}` : ''
    }`,
  ];
}
