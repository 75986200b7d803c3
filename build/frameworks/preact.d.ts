/** The elements in the JSX of Preact. Import it once, anywhere: `import 'pressroom-elements/preact';`. */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Attributes, Element, ElementEvents, Events, Tag } from './elements.js';

/** Preact adds a listener for each prop that is named `on` and the event's own name, such as `onrelease-select`. */
type Handlers<Name extends Tag> = {
  [Type in keyof Events<Name> & string as `on${Type}`]?:
    ((event: ElementEvents<Name>[Type]) => void) | undefined;
};

/** The props of an element in JSX: its attributes, properties and events, and those of every HTML element. */
export type Props<Name extends Tag> = Omit<
  HTMLAttributes<Element<Name>>,
  keyof Attributes<Name> | 'onLoad' | 'onError'
> &
  ClassAttributes<Element<Name>> &
  Attributes<Name> &
  Handlers<Name>;

/** The elements by their tags; with a prefix as in `define({ prefix: 'mia' })`: `Elements<'mia-'>`. */
export type Elements<Prefix extends string = ''> = {
  [Name in Tag as `${Prefix}${Name}`]: Props<Name>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
