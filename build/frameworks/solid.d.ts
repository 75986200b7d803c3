/** The elements in the JSX of Solid. Import it once, anywhere: `import 'pressroom-elements/solid';`. */
import type { JSX } from 'solid-js';
import type { Attributes, Element, Handlers, Tag } from './elements.js';

/** Solid sets a property unless the name says otherwise: `attr:limit`, `prop:feed`. */
type Explicit<Name extends Tag> = {
  [Key in keyof Attributes<Name> & string as `${'attr' | 'prop'}:${Key}`]?: Attributes<Name>[Key];
};

/** The props of an element in JSX: its attributes, properties and events, and those of every HTML element. */
export type Props<Name extends Tag> = Omit<
  JSX.HTMLAttributes<Element<Name>>,
  keyof Attributes<Name> | keyof Handlers<Name, 'on:'>
> &
  Attributes<Name> &
  Explicit<Name> &
  Handlers<Name, 'on:'>;

/** The elements by their tags; with a prefix as in `define({ prefix: 'mia' })`: `Elements<'mia-'>`. */
export type Elements<Prefix extends string = ''> = {
  [Name in Tag as `${Prefix}${Name}`]: Props<Name>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
