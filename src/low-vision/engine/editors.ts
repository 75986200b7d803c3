import { native } from '../../base/natives.js';

const host = '[contenteditable]:not([contenteditable=false i])';

/**
 * Whether an element is in text that the reader edits. Editors save the markup of such text, so it gets style sheets
 * only: no inline styles, attributes or elements of ours.
 */
export const isInEditor = (element: Element): boolean =>
  native(native(element).ownerDocument).designMode === 'on' || native(element).matches(`${host} *`);
