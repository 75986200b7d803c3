/** Inline declarations for an element, in CSS syntax. Only a scrolling region has a name, which may be empty. */
export type Change = [element: HTMLElement, declarations: string, name?: string];
export type Changes = Generator<Change>;

/** A run of measurements. */
export interface Run {
  /** Whether an element or its content has changed. */
  isMeasured: (element: Element) => boolean;
  /** Whether the whole page is measured. The reader opens popups later. */
  isWhole: boolean;
  /** Whether the script of a drawing may still draw it for its smaller box. The drawing is measured again then. */
  isAwaited: (drawing: Element) => boolean;
  /** Whether the page hides an element, such as a closed menu. The element is measured again when the page shows it. */
  isHidden: (element: Element) => boolean;
  /** Whether a transition or an animation of an element runs. The element is measured again at its end. */
  isMoving: (element: Element) => boolean;
}

/** Limits an element to its parent's width and breaks long words. */
export const fitting = 'max-width:100%;min-width:0;box-sizing:border-box;overflow-wrap:break-word';
/** Selector of dialogs, menus and other popups. */
export const popups =
  'dialog,[popover],[aria-modal],[role$=dialog],[role=menu],[role=listbox],[role=tooltip]';

/**
 * Declarations that put an element into the flow. They keep the `display` that absolute or fixed position has given it.
 * A transform has only centred it at its former position.
 */
export const inFlow = ({ position, display }: CSSStyleDeclaration): string =>
  position === 'static'
    ? ''
    : `position:relative;top:auto;right:auto;bottom:auto;left:auto;${/absolute|fixed/.test(position) ? `display:${display};transform:none` : ''}`;

/** Stacks the boxes of a flex row. */
export const stacked = 'flex-flow:column;align-items:flex-start;height:auto';

/** Whether boxes of an element's flow stand beside each other. */
export const isFlexRow = ({ display, flexDirection }: CSSStyleDeclaration): boolean =>
  display.includes('flex') && !flexDirection.startsWith('column');

/** Stacks the row around a wide box that goes into the flow, where the other boxes would squeeze it. */
export function* stackAround(box: HTMLElement, row: HTMLElement): Changes {
  yield [box, 'align-self:stretch'];
  yield [row, stacked];
}
