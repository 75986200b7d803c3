/**
 * A page may load several copies of the library. The first copy that acts on a document is the engine for all of them.
 */
import type { Mode } from '../mode.js';
import type { Failure } from './shown-document.js';
import type { Settings } from '../settings.js';

export interface Engine {
  apply(values: Settings): Failure[];
  clear(): Failure[];
  isShown(): boolean;
  /** Older versions do not have it. */
  isInOneColumn?(): boolean;
  /** Resolves when the further effects have been applied or could not be fetched. Older versions do not have it. */
  whenComplete?(): Promise<void>;
  /** Callback for the same moment. The mode sets it. */
  completed?(): void;
  mode?: Mode;
}

/** A symbol, because an element with a `name` could shadow a string property of the document. */
const key = Symbol.for('pressroom-engine');

type Marked = Document & { [key]?: Engine };

/** @param make function that creates an engine for a document without one */
export function engineOf(document: Marked, make: () => Engine): Engine {
  let engine = document[key];
  if (!engine) Object.defineProperty(document, key, { value: (engine = make()) });
  return engine;
}
