/** The elements in the templates of Svelte 5. Import it once, anywhere: `import 'pressroom-elements/svelte';`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Attributes, Element, Handlers, Tag } from './elements.js';

/** Svelte takes `onrelease-select`, and the older `on:release-select`. */
type BothHandlers<Name extends Tag> = Handlers<Name, 'on' | 'on:'>;

/** The props of an element in a template: its attributes, properties and events, and those of every HTML element. */
export type Props<Name extends Tag> = Omit<
  HTMLAttributes<Element<Name>>,
  keyof Attributes<Name> | keyof BothHandlers<Name>
> &
  Attributes<Name> &
  BothHandlers<Name>;

/** The elements by their tags; with a prefix as in `define({ prefix: 'mia' })`: `Elements<'mia-'>`. */
export type Elements<Prefix extends string = ''> = {
  [Name in Tag as `${Prefix}${Name}`]: Props<Name>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
