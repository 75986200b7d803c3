import { native } from '../../base/natives.js';
import type { Root } from './roots.js';
import { isReadable } from './style-sheets.js';
import type { Undo } from './undo.js';

interface Outcome {
  /** The sheets stand there readable. */
  done: () => void;
  /** One of them cannot be had. */
  refused: (error: Error) => void;
}

const asked = new WeakSet<HTMLLinkElement>();

/**
 * The rules of a sheet from another origin can be read only where that allows it and the page has asked for it, which
 * few pages do: it is asked for again beside itself, by the same kind of request, so that the page's policy lets it
 * through, and stands in for the first once it is there. The cascade keeps its order.
 */
export function makeReadable(root: Root, undo: Undo, { done, refused }: Outcome): void {
  for (const link of native(root).querySelectorAll<HTMLLinkElement>('link[href]')) {
    const { sheet } = link;
    if (!sheet || isReadable(sheet) || asked.has(link)) continue;
    const again = link.cloneNode() as HTMLLinkElement;
    asked.add(link).add(again);
    again.crossOrigin = 'anonymous';
    again.addEventListener('load', () => {
      sheet.disabled = true;
      done();
    });
    again.addEventListener('error', () => {
      again.remove();
      // One that is blocked, or not there, has no rules: engines do not tell that of the first.
      const plain = link.cloneNode() as HTMLLinkElement;
      asked.add(plain);
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
      });
    });
    link.after(again);
    undo.add(() => {
      asked.delete(link);
      sheet.disabled = false;
      again.remove();
    });
  }
}
