import { engineOf, type Engine } from './engine/one-engine.js';
import { keepReadingPlace } from './engine/reading-place.js';
import { checkSettings, type Settings } from './settings.js';
import { fail, ShownDocument, type Failure } from './engine/shown-document.js';

export type { Failure, Settings };

function makeEngine(document: Document): Engine {
  let shown: ShownDocument | undefined;
  const engine: Engine = {
    isShown: () => !!shown,
    isInOneColumn: () => !!shown?.isInOneColumn,
    apply(values) {
      const failures: Failure[] = [];
      try {
        const settings = checkSettings(values);
        keepReadingPlace(document, () => {
          if (shown?.isOn) shown.update(settings, failures);
          else {
            shown?.end();
            shown = new ShownDocument(document, settings, failures, () => {
              engine.completed?.();
            });
          }
        });
      } catch (error) {
        // The page may have replaced a built-in, for example an array method, with a broken one.
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
        // Keeping the reading place has failed. Undo the changes anyway.
        former?.end(failures);
        fail(failures, 'off', error);
      }
      return failures;
    },
    whenComplete: async () => shown?.completion,
  };
  return engine;
}

/** The only engine of a document, shared by all copies of the library. */
export const documentEngine = (document: Document): Engine => engineOf(document, () => makeEngine(document));

/** Whether the mode is on in a document, switched on by a toggle, a script or a link. */
export const isShown = (document: Document): boolean => documentEngine(document).isShown();

/**
 * Applies settings to a document and to the documents in its same-origin frames. They replace earlier settings.
 * @param values settings by name. Unknown and out-of-range values are ignored, with one warning in the console
 * @param document the document to change; the page's own by default
 * @returns failed effects and their errors, each also logged as a warning. Later failures, such as a style sheet that
 *   cannot be read, are added to the same list
 */
export function applyLowVision(values: Settings, document = globalThis.document): Failure[] {
  return documentEngine(document).apply(values);
}

/** Resolves when a document has the further effects, or when these could not be fetched. It never rejects. */
export const whenComplete = async (document = globalThis.document): Promise<void> =>
  documentEngine(document).whenComplete?.();

/**
 * Removes the settings from a document. Changes that the page made meanwhile stay.
 * @param document the document to restore; the page's own by default
 * @returns changes that could not be undone, with their errors
 */
export function clearLowVision(document = globalThis.document): Failure[] {
  return documentEngine(document).clear();
}
