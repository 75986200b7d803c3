import { native } from '../../../base/natives.js';
import { fitting, type Changes } from './change.js';

/** Data tables. Screen readers use similar rules to tell them from layout tables. */
export const ofData =
  ':is(table,[role=table],[role$=grid]):not([role=presentation],[role=none]):is([role],[summary]:not([summary=""]),[border]:not([border="0"],:has(table)),:has(>caption,>thead,>tfoot,>*>tr>:is(th,[scope],[headers])))';

/** Shows a layout table as blocks. */
export function* unfold(table: HTMLElement): Changes {
  for (const part of [table, ...native(table).querySelectorAll(':scope>*,:scope>*>tr,:scope>*>tr>*')])
    yield [part as HTMLElement, `${fitting};display:flow-root;width:auto;height:auto;text-align:start`];
}

/**
 * Makes a wide data table scroll in its place.
 *
 * The role `region` would replace the table's role, so the parent scrolls if it has no role and little else in it.
 * In another parent (body, article) the table itself scrolls. There the parent's scrollbar would be far from the table,
 * and its name wrong. Browsers keep the table role with another `display`.
 */
export function* scroll(table: HTMLTableElement, parent: HTMLElement): Changes {
  if (native(parent).tabIndex === 0) return;
  const name =
    table.caption?.textContent.trim() ||
    table.ariaLabel ||
    [...native(table.ownerDocument).querySelectorAll('h1,h2,h3,h4,h5,h6')]
      .findLast((heading) => native(heading).compareDocumentPosition(table) & 4)
      ?.textContent.trim() ||
    '';
  yield native(parent).matches('div:not([role]),center,td') &&
  native(parent).textContent.length < 2 * table.textContent.length
    ? [parent, 'overflow-x:auto', name]
    : [table, `${table.localName === 'table' ? 'display:block;' : ''}overflow-x:auto`, name];
}
