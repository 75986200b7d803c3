import { native } from '../../base/natives.js';
import { markOwn } from './own-copies.js';
import type { Root } from './roots.js';
import { isReadable } from './style-sheets.js';
import type { Undo } from './undo.js';

interface Outcome {
  /** Called for each sheet that has been loaded again and can be read. */
  done: () => void;
  /** Called for a sheet whose server does not allow reading. */
  refused: (error: Error) => void;
}

const asked = new WeakSet<HTMLLinkElement>();

/**
 * Loads unreadable style sheets again with CORS. Scripts can read the rules of a sheet from another origin only if its
 * server allows it and the link has `crossorigin`. Few pages set that attribute.
 *
 * A copy of the link beside it makes the same kind of request, so the page's content security policy allows it. Once
 * loaded, it replaces the first sheet and keeps the cascade order.
 */
export function makeReadable(root: Root, undo: Undo, { done, refused }: Outcome): void {
  for (const link of native(root).querySelectorAll<HTMLLinkElement>('link[href]')) {
    const { sheet } = link;
    if (!sheet || isReadable(sheet) || asked.has(link)) continue;
    const again = link.cloneNode() as HTMLLinkElement;
    asked.add(link).add(again);
    markOwn(again);
    again.crossOrigin = 'anonymous';
    again.addEventListener('load', () => {
      sheet.disabled = true;
      done();
    });
    again.addEventListener('error', () => {
      again.remove();
      // Request it without CORS to see whether the sheet exists. A blocked or missing sheet has no rules to read, and
      // engines do not report that state on the first link.
      const plain = link.cloneNode() as HTMLLinkElement;
      asked.add(plain);
      markOwn(plain);
      plain.media = 'not all';
      plain.addEventListener('load', () => {
        plain.remove();
        refused(new Error(`${link.href} cannot be read: its server has to send Access-Control-Allow-Origin`));
      });
      plain.addEventListener('error', () => {
        plain.remove();
      });
      link.after(plain);
      undo.add(() => {
        plain.remove();
      }, link);
    });
    link.after(again);
    undo.add(() => {
      asked.delete(link);
      sheet.disabled = false;
      again.remove();
    }, link);
  }
}
