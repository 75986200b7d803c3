import { engineOf, type Engine } from './engine/one-engine.js';
import { keepReadingPlace } from './engine/reading-place.js';
import { checkSettings, type Settings } from './settings.js';
import { fail, ShownDocument, type Failure } from './engine/shown-document.js';

export type { Failure, Settings };

function makeEngine(document: Document): Engine {
  let shown: ShownDocument | undefined;
  return {
    isShown: () => !!shown,
    isInOneColumn: () => !!shown?.isInOneColumn,
    apply(values) {
      const former = shown;
      const failures: Failure[] = [];
      try {
        keepReadingPlace(document, () => {
          former?.end();
          shown = new ShownDocument(document, checkSettings(values), failures);
        });
      } catch (error) {
        // A page whose own methods of arrays fail, for one.
        fail(failures, 'page', error);
      }
      return failures;
    },
    clear() {
      const former = shown;
      shown = undefined;
      const failures: Failure[] = [];
      try {
        keepReadingPlace(document, () => former?.end(failures));
      } catch (error) {
        // The place could not be kept, but all is put back.
        former?.end(failures);
        fail(failures, 'off', error);
      }
      return failures;
    },
  };
}

/** The one engine of a document, of whichever copy of the library. */
export const documentEngine = (document: Document): Engine => engineOf(document, () => makeEngine(document));

/** Whether a document is shown with settings now, whoever asked for it. */
export const isShown = (document: Document): boolean => documentEngine(document).isShown();

/**
 * Shows a document, and those in its frames that are of its origin, with the reader's settings, in place of those that
 * it is shown with.
 * @param values the settings, by name; what is unknown or out of range is left out, and
 *   named in the console once
 * @returns what could not be done, and why; each is a warning in the console, too. What turns out later (a style sheet
 *   that cannot be had) is added to it.
 */
export function applyLowVision(values: Settings, document = globalThis.document): Failure[] {
  return documentEngine(document).apply(values);
}

/**
 * Shows a document as it was. What the page changed meanwhile stays.
 * @returns what could not be put back, and why
 */
export function clearLowVision(document = globalThis.document): Failure[] {
  return documentEngine(document).clear();
}
