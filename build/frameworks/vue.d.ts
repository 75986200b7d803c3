/** The elements in the templates of Vue 3. Import it once, anywhere: `import 'pressroom-elements/vue';`. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Attributes, Element, ElementEvents, Events, Handler, Tag } from './elements.js';

/** `release-select` becomes `ReleaseSelect`: Vue writes `@release-select` as `onReleaseSelect`. */
type Pascal<Type extends string> = Type extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Type>;

type VueHandlers<Name extends Tag> = {
  [Type in keyof Events<Name> & string as `on${Pascal<Type>}`]?: Handler<ElementEvents<Name>[Type]>;
};

/** The props of an element in a template: its attributes, properties and events, and those of every HTML element. */
export type Props<Name extends Tag> = Omit<HTMLAttributes, keyof Attributes<Name> | keyof VueHandlers<Name>> &
  PublicProps &
  Attributes<Name> &
  VueHandlers<Name>;

/** The elements by their tags; with a prefix as in `define({ prefix: 'mia' })`: `Elements<'mia-'>`. */
export type Elements<Prefix extends string = ''> = {
  [Name in Tag as `${Prefix}${Name}`]: new () => Element<Name> & { $props: Props<Name> };
};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}
