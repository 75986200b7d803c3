/** The elements in the JSX of React 19. Import it once, anywhere: `import 'pressroom-elements/react';`. */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Attributes, Element, Handlers, Tag } from './elements.js';

/** The props of an element in JSX: its attributes, properties and events, and those of every HTML element. */
export type Props<Name extends Tag> = Omit<
  HTMLAttributes<Element<Name>>,
  keyof Attributes<Name> | 'onLoad' | 'onError'
> &
  ClassAttributes<Element<Name>> &
  Attributes<Name> &
  Handlers<Name, 'on'>;

/** The elements by their tags; with a prefix as in `define({ prefix: 'mia' })`: `Elements<'mia-'>`. */
export type Elements<Prefix extends string = ''> = {
  [Name in Tag as `${Prefix}${Name}`]: Props<Name>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
