import type { Root } from '../engine/roots.js';
import type { Settings } from '../settings.js';
import type { Undo } from '../engine/undo.js';

/** A document while the mode is on, with the current settings. */
export interface Page {
  document: Document;
  settings: Settings;
  /** Part of the text size setting done by `zoom`. It leaves the page at least 320 CSS px wide. */
  zoom: number;
  /** Rest of the text size setting, applied to text alone. 1 if `zoom` does all. */
  textFactor: number;
  /** Custom properties used for text sizes. */
  textVariables: ReadonlySet<string>;
  /** Some style sheets cannot be read. Effects find their declarations from computed styles. */
  unreadable: boolean;
  /** Rewrites a media query of the page with every effect. */
  media: (text: string) => string;
  /** Fetches the effects of `further-effects.ts`. Absent if they are here. */
  fetchEffects: (() => void) | undefined;
  /** Calls the layout hooks again for elements and what is in them, such as a menu that the page has opened. */
  correct: (tops: readonly Element[]) => void;
  /** Sets declarations of a rule for one effect, besides those that its `declarations` has returned. */
  declare: (effect: Effect, rule: CSSStyleRule, change: Record<string, string>) => void;
}

/** Input of an effect: the page, and the undo of this effect's own changes. It is a new object at each new start. */
export interface Context extends Page {
  undo: Undo;
}

/** Declarations of a rule or of an inline style, as the page wrote them. */
export interface Declared {
  /** The serialised declarations. */
  readonly text: string;
  readonly style: CSSStyleDeclaration;
  /** Absent for an inline style. */
  readonly rule?: CSSStyleRule;
}

/** Finds the elements that match a selector. */
export type Find = (selector: string) => Element[];

/** One kind of change to a page. If it throws, the error is reported and the other effects still apply. */
export interface Effect {
  name: string;
  /**
   * CSS rules for a root, `''` for none. They are in a cascade layer, where `!important` wins over the page's rules. All
   * shadow roots of a document have the same rules.
   */
  styles?(page: Page, root: Root): string;
  /**
   * Declarations that change more often than the rules: empty rules, and the declarations for each. The engine writes
   * them alone. After new rules, browsers compute the layout again, even if all boxes stay.
   */
  values?: readonly (readonly [rule: string, of: (page: Page) => Record<string, string>])[];
  /** Rewrites a media query of the page. */
  media?(page: Page, text: string): string;
  /**
   * The part of the settings on which `declarations` depends; `''` if it changes nothing. `declarations` is called again
   * when this text changes.
   */
  declares?(page: Page): string;
  /** New values for declarations, by property name. */
  declarations?(context: Context, declared: Declared): Record<string, string>;
  /**
   * The part of the settings on which the hooks below depend; `''` if they have nothing to do. When this text changes,
   * the engine undoes the effect's changes and calls the hooks again for the whole page.
   */
  acts?(page: Page): string;
  /** Runs for each root: the document and its shadow roots. */
  enter?(context: Context, root: Root): void;
  /** Runs once, after the page's rules and elements have been changed and before `layout`. */
  start?(context: Context): void;
  /** The selector of the elements that `elements` needs; `''` for none. */
  selects?(context: Context): string;
  /**
   * Runs for the selected elements of a root, and again for added ones and those with changed attributes.
   * @param added topmost added elements, selected or not
   */
  elements?(context: Context, selected: Element[], added: readonly Element[]): void;
  /**
   * Runs after all other steps, for changes that depend on the layout. Read all measurements before changing anything, to
   * avoid a layout for each change.
   * @param find finds elements that are new to the engine or have changed, in document order. At the start, these are all
   */
  layout?(context: Context, find: Find): void;
}
