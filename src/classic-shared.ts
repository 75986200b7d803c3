/** What two classic scripts of one page, `low-vision.js` and then `pressroom.js`, have in common. */
import { native } from './shared/natives.js';
import type { carriers } from './sites/carriers.js';

/** What Lit wants of a Trusted Types policy. */
export interface Policy {
  createHTML(html: string): unknown;
}

interface Shared {
  policy: Policy | undefined;
  carriers: typeof carriers;
}

/** Of the global: who has it is to be followed by the rest. Also in the guard, see vite.config.ts. */
export const shared = Symbol.for('pressroom-shared');

export interface Global {
  [shared]?: Shared;
}

/** `undefined` where no script was before, or an element has the name as its id. */
export const { Pressroom: former } = globalThis as unknown as { Pressroom?: Global };

/** `undefined` where `low-vision.js` was not. */
export const before: Shared | undefined = former?.[shared];

/**
 * Where templates are read: `document` itself may be XML, and names in its markup may hide its methods.
 * @public Lit's templates import it, see vite.config.ts.
 */
export const inert = native(document).implementation.createHTMLDocument('');

/** A second one of the same name is refused. */
export const policy: Policy | undefined =
  before?.policy ??
  (
    globalThis as unknown as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
  ).trustedTypes?.createPolicy('lit-html', { createHTML: (html) => html });
