import { native } from '../../../base/natives.js';
import { parentOf, styleOf } from '../../engine/around.js';
import { fitting, type Change, type Changes } from './change.js';

/** Data tables. Screen readers use similar rules to tell them from layout tables. */
export const ofData =
  ':is(table,[role=table],[role$=grid]):not([role=presentation],[role=none]):is([role],[summary]:not([summary=""]),[border]:not([border="0"],:has(table)),:has(>caption,>thead,>tfoot,>*>tr>:is(th,[scope],[headers])))';

/** Shows a layout table as blocks. */
export function* unfold(table: HTMLElement): Changes {
  for (const part of [table, ...native(table).querySelectorAll(':scope>*,:scope>*>tr,:scope>*>tr>*')])
    yield [part as HTMLElement, `${fitting};display:flow-root;width:auto;height:auto;text-align:start`];
}

/** A box with as much text again as its table is no wrapper: its own content would scroll away with the table. */
const mostText = 2;

/** An element's own name, else the heading before it. */
const nameOf = (element: Element): string =>
  element.ariaLabel ||
  native(element).getAttribute('alt') ||
  [...native(native(element).ownerDocument).querySelectorAll('h1,h2,h3,h4,h5,h6')]
    .findLast((heading) => native(heading).compareDocumentPosition(element) & 4)
    ?.textContent.trim() ||
  '';

/**
 * Makes a wide data table scroll in its place.
 *
 * The role `region` would replace the table's role, so the parent scrolls if it has no role and little else in it.
 * In another parent (body, article) the table itself scrolls. There the parent's scrollbar would be far from the table,
 * and its name wrong. Browsers keep the table role with another `display`.
 */
export function* scrollTable(table: HTMLTableElement, parent: HTMLElement): Changes {
  if (native(parent).tabIndex === 0) return;
  const name = table.caption?.textContent.trim() || nameOf(table);
  yield native(parent).matches('div:not([role]),center,td') &&
  native(parent).textContent.length < mostText * table.textContent.length
    ? [parent, 'overflow-x:auto', name]
    : [table, `${table.localName === 'table' ? 'display:block;' : ''}overflow-x:auto`, name];
}

/** Most letters beside a drawing in a box that is the drawing's own. */
const fewLetters = 25;

/**
 * Makes a wide drawing scroll in the block around it, in its own size. Other content of this block stays in view.
 * @returns whether there is such a block
 */
export function* scrollDrawing(drawing: HTMLElement, parent: HTMLElement): Generator<Change, boolean> {
  let node = drawing;
  let block = parent;
  while (styleOf(block).display.startsWith('inline') && !native(block).matches('body'))
    [node, block] = [block, parentOf(block)];
  if (native(block).matches('body')) return false;
  yield [block, 'overflow-x:auto;max-width:100%;min-width:0', nameOf(drawing)];
  if (native(block).textContent.length - native(drawing).textContent.length > fewLetters)
    for (const one of native(block).children)
      if (one !== node && styleOf(one).position === 'static')
        yield [one as HTMLElement, 'position:sticky;inset-inline-start:0'];
  return true;
}
