import type { TemplateResult } from 'lit';

/** Hydration of nodes that an element draws itself. Only `pressroom-elements/hydrate` sets it. */
export const served: {
  /** Makes Lit use the server's nodes. @returns the element; `undefined` if its nodes differ from the template */
  hydrate?: (template: TemplateResult, element: Element | undefined) => Element | undefined;
  /** Draws an element over the server's content. If that differs, it is cleared first. */
  takeOver?: (element: Element, draw: (isCleared: boolean) => void) => void;
} = {};
