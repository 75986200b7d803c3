/** A page may hold several copies of the library: the first that acts on a document is its engine, for all of them. */
import type { Mode } from '../mode.js';
import type { Failure } from './shown-document.js';
import type { Settings } from '../settings.js';

export interface Engine {
  apply(values: Settings): Failure[];
  clear(): Failure[];
  isShown(): boolean;
  /** Copies of older versions do not tell. */
  isInOneColumn?(): boolean;
  mode?: Mode;
}

/** A symbol: no name in markup hides it. */
const key = Symbol.for('pressroom-engine');

type Marked = Document & { [key]?: Engine };

/** @param make makes one, for a document that has none */
export function engineOf(document: Marked, make: () => Engine): Engine {
  let engine = document[key];
  if (!engine) Object.defineProperty(document, key, { value: (engine = make()) });
  return engine;
}
