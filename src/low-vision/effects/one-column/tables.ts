import { native } from '../../../base/natives.js';
import { fitting, type Changes } from './change.js';

/** Tables that say something by their rows and columns, as screen readers tell them from those that only place things. */
export const ofData =
  ':is(table,[role=table],[role$=grid]):not([role=presentation],[role=none]):is([role],[summary]:not([summary=""]),[border]:not([border="0"],:has(table)),:has(>caption,>thead,>tfoot,>*>tr>:is(th,[scope],[headers])))';

/** A table that only places things, as blocks. */
export function* unfold(table: HTMLElement): Changes {
  for (const part of [table, ...native(table).querySelectorAll(':scope>*,:scope>*>tr,:scope>*>tr>*')])
    yield [part as HTMLElement, `${fitting};display:flow-root;width:auto;height:auto;text-align:start`];
}

/**
 * A table which does not fit scrolls in its place. With the role of a region it would be no table any more: so its
 * parent scrolls, where that has no meaning of its own and little else in it. Elsewhere (in the body itself, an article)
 * it is the table that scrolls, with no role but its own, which browsers keep in another display, too: there the
 * parent's scrollbar would be far from the table, and its name wrong.
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
