import type { Root } from '../engine/roots.js';
import type { Settings } from '../settings.js';
import type { Undo } from '../engine/undo.js';

/** Input of the effects: a document while the mode is on, with the current settings. */
export interface Context {
  document: Document;
  settings: Settings;
  /** Part of the text size setting done by `zoom`. It leaves the page at least 320 CSS px wide. */
  zoom: number;
  /** Rest of the text size setting, applied to text alone. 1 if `zoom` does all. */
  textFactor: number;
  /** Custom properties used for text sizes. */
  textVariables: Set<string>;
  /** Some style sheets cannot be read. Effects find their declarations from computed styles. */
  unreadable: boolean;
  /** The document is shown in one column, by setting or because enlarging needs it. */
  isInOneColumn: boolean;
  /** Rewrites a media query of the page with every effect. */
  media: (text: string) => string;
  /** Undoes all changes when the settings change or the mode ends. */
  undo: Undo;
}

/** One kind of change to a page. If it throws, the error is reported and the other effects still apply. */
export interface Effect {
  name: string;
  /** Runs once, after the page's sheets and elements have been changed and before `layout`. */
  start?(context: Context): void;
  /**
   * CSS rules for a root, `''` for none. They are in a cascade layer, where `!important` wins over the page's rules.
   */
  styles?(context: Context, root: Root): string;
  /** Rewrites a media query of the page. */
  media?(context: Context, text: string): string;
  /** New values for declarations of a rule or an inline style, by property name. */
  declarations?(context: Context, style: CSSStyleDeclaration): Record<string, string>;
  /** Runs for all elements, then for added elements and those with changed attributes. */
  elements?(context: Context, elements: Iterable<Element>): void;
  /**
   * Runs for the same elements after all other steps, for changes that depend on the layout. Read all measurements before
   * changing anything, to avoid a layout for each change.
   */
  layout?(context: Context, elements: Iterable<Element>): void;
}
