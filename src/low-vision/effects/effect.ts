import type { Root } from '../engine/roots.js';
import type { Settings } from '../settings.js';
import type { Undo } from '../engine/undo.js';

/** What an effect works on: a document while the mode is on, with the settings as they are now. */
export interface Context {
  document: Document;
  settings: Settings;
  /** Of the settings' text size, what `zoom` does: never so much that less than 320 CSS px of width are left. */
  zoom: number;
  /** What is left of it for the text alone: 1 where `zoom` does all. */
  textFactor: number;
  /** Custom properties on which sizes of text depend. */
  textVariables: Set<string>;
  /** Some style sheets cannot be read: what they do has to be found by what elements look like. */
  unreadable: boolean;
  /** The document is shown in one column, asked for or not. */
  isInOneColumn: boolean;
  /** What a condition of the page on its medium is, after every effect. */
  media: (text: string) => string;
  /** Takes everything back when the settings change or the mode ends. */
  undo: Undo;
}

/** One of the ways in which a page is changed. What throws is skipped and told; the others hold. */
export interface Effect {
  name: string;
  /** Once, when the page has been changed. */
  start?(context: Context): void;
  /** Rules for every root, `''` for none. They come in a cascade layer: with `!important` they win. */
  styles?(context: Context, root: Root): string;
  /** What a condition of the page on its medium has to be instead. */
  media?(context: Context, text: string): string;
  /** What declarations of the page, of a rule or an inline style, have to be instead, by name. */
  declarations?(context: Context, style: CSSStyleDeclaration): Record<string, string>;
  /** For every element, and again for those that came or whose attributes have changed. */
  elements?(context: Context, elements: Iterable<Element>): void;
  /**
   * The same elements, when every effect has done the rest: for what depends on the layout. What reads it comes before
   * what changes it, or each costs a layout.
   */
  layout?(context: Context, elements: Iterable<Element>): void;
}
