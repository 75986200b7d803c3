import type { Context, Effect } from '../effects/effect.js';
import { effects } from '../effects/effects.js';

type Changes = Record<string, string>;

/** What the page declares (conditions on its medium, declarations of rules and inline styles), as the effects want it. */
export class DeclaredChanges {
  readonly #context: Context;
  readonly #try: <Result>(effect: string, action: () => Result) => Result | undefined;
  /** What was changed already, with the values that it was given: with another one it is the page's again. */
  readonly #given = new WeakMap<object, Changes>();
  /** What inline styles become, by their text. */
  readonly #inline = new Map<string, Changes>();

  /** @param attempt keeps what fails in one effect from the others */
  constructor(
    context: Context,
    attempt: <Result>(effect: string, action: () => Result) => Result | undefined,
  ) {
    this.#context = context;
    this.#try = attempt;
  }

  /** Asks each effect in turn. */
  #each(ask: (effect: Effect) => void): void {
    for (const effect of effects)
      this.#try(effect.name, () => {
        ask(effect);
      });
  }

  /** When other custom properties are sizes of text now, inline styles become something else. */
  forgetInline(): void {
    this.#inline.clear();
  }

  /** A condition of the page on its medium, after every effect. */
  mediaOf(text: string): string {
    this.#each((effect) => {
      text = effect.media?.(this.#context, text) ?? text;
    });
    return text;
  }

  changeMedia(media: MediaList): void {
    const { mediaText } = media;
    if (this.#given.get(media)?.['media'] === mediaText) return;
    const text = this.mediaOf(mediaText);
    if (text !== mediaText) this.#context.undo.property(media, 'mediaText', text);
    this.#given.set(media, { media: media.mediaText });
  }

  /** @param owner whose inline style it is */
  change(style: CSSStyleDeclaration, owner?: Element): void {
    const given = this.#given.get(style) ?? {};
    const { cssText } = style;
    // Our own change is observed like the page's.
    if (given[''] === cssText) return;
    // Scripts give many elements the same inline style: what it becomes depends on nothing else.
    let change = owner && this.#inline.get(cssText);
    if (!change) {
      const made: Changes = (change = {});
      this.#each((effect) => Object.assign(made, effect.declarations?.(this.#context, style)));
      // What a script moves has another one at every frame.
      if (this.#inline.size > 500) this.#inline.clear();
      if (owner) this.#inline.set(cssText, change);
    }
    // What still has the value that it was given is not changed again.
    const entries = Object.entries(change).filter(([name]) => given[name] !== style.getPropertyValue(name));
    if (entries.length) this.#context.undo.declarations(style, Object.fromEntries(entries), owner);
    for (const [name] of entries) given[name] = style.getPropertyValue(name);
    given[''] = style.cssText;
    this.#given.set(style, given);
  }
}
