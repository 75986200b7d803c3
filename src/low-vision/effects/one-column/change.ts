/** What an element has to be shown with: declarations as in a style sheet. Only a scrolled region has a name, perhaps an empty one. */
export type Change = [element: HTMLElement, declarations: string, name?: string];
export type Changes = Generator<Change>;

/** Of its place at most; long words break. */
export const fitting = 'max-width:100%;min-width:0;box-sizing:border-box;overflow-wrap:break-word';
/** What a page opens over itself. */
export const popups =
  'dialog,[popover],[aria-modal],[role$=dialog],[role=menu],[role=listbox],[role=tooltip]';

/** In the flow of the page; as a block, where it was one by being placed. */
export const inFlow = ({ position, display }: CSSStyleDeclaration): string =>
  position === 'static'
    ? ''
    : `position:relative;inset:auto;${/absolute|fixed/.test(position) ? `display:${display}` : ''}`;
