import type { Context, Effect } from '../effects/effect.js';
import { effects } from '../effects/effects.js';

type Changes = Record<string, string>;

/** Rewrites the page's media conditions, style rules and inline styles as the effects ask. */
export class DeclaredChanges {
  readonly #context: Context;
  readonly #try: <Result>(effect: string, action: () => Result) => Result | undefined;
  /** Changed objects with the values that we wrote. A different value now means that the page has changed it. */
  readonly #given = new WeakMap<object, Changes>();
  /** Cache: text of an inline style to the changes that the effects ask for. */
  readonly #inline = new Map<string, Changes>();

  /** @param attempt runs an action of one effect and catches its errors, so that the other effects still run */
  constructor(
    context: Context,
    attempt: <Result>(effect: string, action: () => Result) => Result | undefined,
  ) {
    this.#context = context;
    this.#try = attempt;
  }

  #each(ask: (effect: Effect) => void): void {
    for (const effect of effects)
      this.#try(effect.name, () => {
        ask(effect);
      });
  }

  /** Clears the cache of inline styles. Its entries depend on the custom properties that set text sizes. */
  forgetInline(): void {
    this.#inline.clear();
  }

  /** The page's media query, rewritten by every effect. */
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

  /** @param owner the element, if `style` is an inline style */
  change(style: CSSStyleDeclaration, owner?: Element): void {
    const given = this.#given.get(style) ?? {};
    const { cssText } = style;
    // The mutation observer reports our own changes, too.
    if (given[''] === cssText) return;
    // Scripts give many elements the same inline style. The change depends on its text alone, so it is cached.
    let change = owner && this.#inline.get(cssText);
    if (!change) {
      const made: Changes = (change = {});
      this.#each((effect) => Object.assign(made, effect.declarations?.(this.#context, style)));
      // A script that animates an element writes a new inline style at every frame. The limit keeps the cache small.
      if (this.#inline.size > 500) this.#inline.clear();
      if (owner) this.#inline.set(cssText, change);
    }
    // Skip the declarations that still have the value that we wrote.
    const entries = Object.entries(change).filter(([name]) => given[name] !== style.getPropertyValue(name));
    if (entries.length) this.#context.undo.declarations(style, Object.fromEntries(entries), owner);
    for (const [name] of entries) given[name] = style.getPropertyValue(name);
    given[''] = style.cssText;
    this.#given.set(style, given);
  }
}
